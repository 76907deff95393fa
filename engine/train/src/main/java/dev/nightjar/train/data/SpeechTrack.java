package dev.nightjar.train.data;

/** Speech of one voice for as long as an item lasts: utterances with random pauses. */
final class SpeechTrack {
  private static final double FADE_SECONDS = 0.005;
  private static final double LEADING_PAUSE_PROBABILITY = 0.25;

  /** Speeds are drawn from steps of a hundredth, so that few filters have to be made. */
  private static final int SPEED_STEPS = 100;

  private final SoundBank bank;
  private final MixSettings settings;

  SpeechTrack(SoundBank bank, MixSettings settings) {
    this.bank = bank;
    this.settings = settings;
  }

  /** Fills {@code out} with utterances of the group, at one speed. */
  void fill(int group, Draw draw, float[] out) {
    MixSettings.Speech speech = settings.speech();
    SincTable speed = null;
    if (draw.chance(speech.speedProbability())) {
      double drawn = draw.between(speech.lowSpeed(), speech.highSpeed());
      speed = SincTable.forStep((double) Math.round(drawn * SPEED_STEPS) / SPEED_STEPS);
    }
    int at = 0;
    if (draw.chance(LEADING_PAUSE_PROBABILITY)) {
      at = (int) draw.between(0, out.length / 4.0);
    }
    while (at < out.length) {
      int written = utterance(group, draw, speed, out, at);
      double gain = Signal.gain(draw.between(-1, 1) * speech.utteranceGainDb());
      scaleWithFades(out, at, written, (float) gain);
      at += written + 1 + pauseFrames(draw);
    }
  }

  private int pauseFrames(Draw draw) {
    double seconds = draw.exponential(settings.speech().pauseSeconds());
    return (int) (seconds * settings.sampleRateHz());
  }

  private int utterance(int group, Draw draw, SincTable speed, float[] out, int at) {
    int sound = bank.drawSound(group, draw.random());
    int wanted = out.length - at;
    int needed = speed == null ? wanted : speed.inputFrames(wanted);
    int available = bank.frames(sound);
    int start = available > needed ? draw.random().nextInt(available - needed) : 0;
    int taken = Math.min(needed, available - start);
    if (speed == null) {
      bank.copy(sound, start, out, at, taken);
      return taken;
    }
    float[] source = new float[taken];
    bank.copy(sound, start, source, 0, taken);
    int frames = Math.min(wanted, speed.outputFrames(taken));
    speed.apply(source, taken, out, at, frames);
    return frames;
  }

  private void scaleWithFades(float[] out, int at, int frames, float gain) {
    int fade = (int) Math.min(frames / 2.0, FADE_SECONDS * settings.sampleRateHz());
    for (int i = 0; i < frames; i++) {
      int fromEdge = Math.min(i, frames - 1 - i);
      out[at + i] *= fromEdge < fade ? gain * fromEdge / fade : gain;
    }
  }
}
