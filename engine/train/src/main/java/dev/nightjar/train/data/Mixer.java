package dev.nightjar.train.data;

import java.util.Arrays;

/** Makes noisy speech, and the clean speech in it, out of a collection of voices and noises. */
public final class Mixer implements ExampleSource {
  private static final double LEVEL_FRAME_SECONDS = 0.02;
  private static final float HIGHEST_PEAK = 0.99f;

  /** Voices play in silence for this long before an item starts, so that rooms already ring. */
  private static final double LEAD_SECONDS = 0.25;

  private final SoundBank speech;
  private final MixSettings settings;
  private final SpeechTrack speechTrack;
  private final NoiseTrack noiseTrack;

  /** What an item turned out to be. */
  public enum Kind {
    SILENCE,
    NOISE_ONLY,
    SPEECH_ONLY,
    MIXTURE
  }

  /** [any thread] */
  public Mixer(SoundBank speech, SoundBank noise, MixSettings settings) {
    this.speech = speech;
    this.settings = settings;
    speechTrack = new SpeechTrack(speech, settings);
    noiseTrack = new NoiseTrack(noise, speech, speechTrack, settings);
  }

  @Override
  public void fill(long seed, long index, float[] noisy, float[] clean) {
    mix(seed, index, noisy, clean);
  }

  /** [any thread] As {@link #fill}, and says what was made. */
  public Kind mix(long seed, long index, float[] noisy, float[] clean) {
    if (noisy.length != clean.length) {
      throw new IllegalArgumentException(
          "buffers differ in length: " + noisy.length + " and " + clean.length);
    }
    Draw draw = Draw.forItem(seed, index);
    Kind kind = kind(draw);
    Arrays.fill(noisy, 0);
    Arrays.fill(clean, 0);
    switch (kind) {
      case SILENCE -> {}
      case NOISE_ONLY -> {
        float[] noise = noiseTrack.render(noisy.length, -1, draw.split());
        System.arraycopy(noise, 0, noisy, 0, noisy.length);
      }
      case SPEECH_ONLY, MIXTURE -> speak(kind == Kind.MIXTURE, draw.split(), noisy, clean);
    }
    finish(kind, draw, noisy, clean);
    return kind;
  }

  private Kind kind(Draw draw) {
    MixSettings.Kinds kinds = settings.kinds();
    double at = draw.random().nextDouble();
    if ((at -= kinds.silenceProbability()) < 0) {
      return Kind.SILENCE;
    }
    if ((at -= kinds.noiseOnlyProbability()) < 0) {
      return Kind.NOISE_ONLY;
    }
    if (at - kinds.speechOnlyProbability() < 0) {
      return Kind.SPEECH_ONLY;
    }
    return Kind.MIXTURE;
  }

  private void speak(boolean inNoise, Draw draw, float[] noisy, float[] clean) {
    int rateHz = settings.sampleRateHz();
    int lead = (int) (LEAD_SECONDS * rateHz);
    int voice = speech.drawGroup(draw.random());
    float[] dry = new float[lead + clean.length];
    speechTrack.fill(voice, draw.split(), dry);
    Draw shape = draw.split();
    if (shape.chance(settings.speech().shapeProbability())) {
      SpectralShape.equalize(dry, shape, rateHz);
    }
    if (shape.chance(settings.speech().bandLimitProbability())) {
      SpectralShape.limitBand(dry, shape, rateHz);
    }
    float[] heard = dry;
    float[] target = dry;
    Draw place = draw.split();
    RoomResponse.Box box = null;
    if (place.chance(settings.room().probability())) {
      box = RoomResponse.Box.random(place, settings.room());
      RoomResponse response = response(box, place);
      heard = response.apply(dry);
      target = response.applyEarly(dry, settings.room().targetSeconds());
    }
    System.arraycopy(heard, lead, noisy, 0, noisy.length);
    System.arraycopy(target, lead, clean, 0, clean.length);
    if (inNoise) {
      addNoise(voice, box, draw.split(), place, noisy, clean);
    }
  }

  private RoomResponse response(RoomResponse.Box box, Draw draw) {
    MixSettings.Room room = settings.room();
    double metres = draw.logBetween(room.lowDistanceMetres(), room.highDistanceMetres());
    return RoomResponse.random(box, metres, draw, settings.sampleRateHz());
  }

  private void addNoise(
      int voice, RoomResponse.Box box, Draw draw, Draw place, float[] noisy, float[] clean) {
    float[] noise = noiseTrack.render(noisy.length, voice, draw);
    if (box != null && place.chance(settings.room().noiseProbability())) {
      noise = response(box, place).apply(noise);
    }
    MixSettings.Snr snr = settings.snr();
    double snrDb =
        draw.chance(snr.cleanerProbability())
            ? draw.between(snr.highDb(), snr.cleanerHighDb())
            : draw.between(snr.lowDb(), snr.highDb());
    double noiseRms = Signal.rms(noise);
    if (noiseRms > 0) {
      Signal.add(noisy, noise, activeRms(clean) / noiseRms / Signal.gain(snrDb));
    }
  }

  private double activeRms(float[] samples) {
    return Signal.activeRms(samples, (int) (LEVEL_FRAME_SECONDS * settings.sampleRateHz()));
  }

  /** The end of the chain: a telephone, the level, and what overload and coding do to it. */
  private void finish(Kind kind, Draw draw, float[] noisy, float[] clean) {
    MixSettings.Damage damage = settings.damage();
    if (draw.chance(damage.telephoneProbability())) {
      SpectralShape.telephone(noisy, settings.sampleRateHz());
      SpectralShape.telephone(clean, settings.sampleRateHz());
    }
    double level = kind == Kind.NOISE_ONLY ? Signal.rms(noisy) : activeRms(clean);
    float peak = Math.max(Signal.peak(noisy), Signal.peak(clean));
    if (level > 0) {
      double db = draw.between(settings.level().lowDb(), settings.level().highDb());
      double gain = Math.min(Signal.gain(db) / level, HIGHEST_PEAK / peak);
      Signal.scale(noisy, gain);
      Signal.scale(clean, gain);
    }
    if (draw.chance(damage.clipProbability())) {
      Equipment.clip(noisy, draw.between(0.3, 0.9));
    }
    if (draw.chance(damage.muLawProbability())) {
      Equipment.muLaw(noisy);
    }
  }
}
