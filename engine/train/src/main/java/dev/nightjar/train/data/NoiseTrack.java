package dev.nightjar.train.data;

import java.util.Arrays;

/** All that disturbs an item: one to three noises, recorded, computed, or many other voices. */
final class NoiseTrack {
  private static final int FEWEST_BABBLERS = 4;
  private static final int MOST_BABBLERS = 12;
  private static final double LOOP_FADE_SECONDS = 0.02;
  private static final int SPEED_STEPS = 50;

  private static final double LOWEST_CORNER_HZ = 20;
  private static final double HIGHEST_CORNER_HZ = 120;

  /** Babble among the computed noises. */
  private static final double BABBLE_SHARE = 0.2;

  private final SoundBank noises;
  private final SoundBank voices;
  private final SpeechTrack speech;
  private final MixSettings settings;

  NoiseTrack(SoundBank noises, SoundBank voices, SpeechTrack speech, MixSettings settings) {
    this.noises = noises;
    this.voices = voices;
    this.speech = speech;
    this.settings = settings;
  }

  /**
   * The sum of the noises at any level; silent only if the collection is.
   *
   * @param speaker group of the voice that must not babble; -1 if none speaks
   */
  float[] render(int frames, int speaker, Draw draw) {
    MixSettings.Noise noise = settings.noise();
    float[] sum = one(frames, speaker, draw.split());
    normalize(sum);
    if (draw.chance(noise.secondProbability())) {
      addQuieter(sum, speaker, draw);
      if (draw.chance(noise.thirdProbability())) {
        addQuieter(sum, speaker, draw);
      }
    }
    return sum;
  }

  private void addQuieter(float[] sum, int speaker, Draw draw) {
    float[] other = one(sum.length, speaker, draw.split());
    normalize(other);
    Signal.add(sum, other, Signal.gain(-draw.between(0, settings.noise().quieterDb())));
  }

  private static void normalize(float[] samples) {
    double rms = Signal.rms(samples);
    if (rms > 0) {
      Signal.scale(samples, 1 / rms);
    }
  }

  private float[] one(int frames, int speaker, Draw draw) {
    MixSettings.Noise noise = settings.noise();
    int rateHz = settings.sampleRateHz();
    float[] samples;
    double cornerHz = draw.logBetween(LOWEST_CORNER_HZ, HIGHEST_CORNER_HZ);
    if (!draw.chance(noise.syntheticProbability())) {
      samples = recorded(frames, draw);
    } else if (draw.chance(BABBLE_SHARE)) {
      samples = babble(frames, speaker, draw);
    } else {
      samples = SyntheticNoise.random(draw).render(frames, draw, rateHz);
    }
    // Microphones hear nothing further down, and what cannot be heard must not set the level.
    Biquad.highPass(cornerHz, Math.sqrt(0.5), rateHz).apply(samples);
    if (draw.chance(noise.shapeProbability())) {
      SpectralShape.equalize(samples, draw, rateHz);
    }
    if (draw.chance(noise.envelopeProbability())) {
      GainCourse.wander(samples, draw, rateHz);
    }
    if (draw.chance(noise.gateProbability())) {
      GainCourse.gate(samples, draw, rateHz);
    }
    return samples;
  }

  /** A random part of a recording, at a random speed, repeated with cross-fades when too short. */
  private float[] recorded(int frames, Draw draw) {
    MixSettings.Noise noise = settings.noise();
    int sound = noises.drawSound(noises.drawGroup(draw.random()), draw.random());
    if (!draw.chance(noise.speedProbability())) {
      return looped(sound, frames, draw);
    }
    double drawn = draw.logBetween(noise.lowSpeed(), noise.highSpeed());
    SincTable speed = SincTable.forStep((double) Math.round(drawn * SPEED_STEPS) / SPEED_STEPS);
    float[] source = looped(sound, speed.inputFrames(frames), draw);
    float[] out = new float[frames];
    speed.apply(source, source.length, out, 0, frames);
    return out;
  }

  private float[] looped(int sound, int frames, Draw draw) {
    int available = noises.frames(sound);
    float[] out = new float[frames];
    if (available >= frames) {
      noises.copy(sound, draw.random().nextInt(available - frames + 1), out, 0, frames);
      return out;
    }
    float[] whole = new float[available];
    noises.copy(sound, 0, whole, 0, available);
    int fade = (int) Math.min(available / 2.0, LOOP_FADE_SECONDS * settings.sampleRateHz());
    int hop = Math.max(1, available - fade);
    for (int start = -draw.random().nextInt(hop); start < frames; start += hop) {
      for (int i = Math.max(0, -start); i < available && start + i < frames; i++) {
        int fromEdge = Math.min(i, available - 1 - i);
        out[start + i] += fromEdge < fade ? whole[i] * fromEdge / fade : whole[i];
      }
    }
    return out;
  }

  private float[] babble(int frames, int speaker, Draw draw) {
    float[] sum = new float[frames];
    float[] voice = new float[frames];
    int babblers = draw.count(FEWEST_BABBLERS, MOST_BABBLERS);
    for (int i = 0; i < babblers; i++) {
      int group = voices.drawGroup(draw.random());
      if (group == speaker) {
        group = (group + 1) % voices.groups();
      }
      Arrays.fill(voice, 0);
      speech.fill(group, draw, voice);
      normalize(voice);
      Signal.add(sum, voice, Signal.gain(draw.between(-8, 0)));
    }
    return sum;
  }
}
