package dev.nightjar.engine.audio;

/** Changes the sample rate of a signal that is all there, without any delay. */
public final class WholeSignalResampler {

  private WholeSignalResampler() {}

  /**
   * Resamples a whole signal; frame 0 stays frame 0. [not real-time]
   *
   * @param in {@code [channels][frames]}, at least one channel, all of equal length
   * @return {@code [channels][ceil(frames * toRateHz / fromRateHz)]}
   */
  public static float[][] resample(float[][] in, int fromRateHz, int toRateHz, Quality quality) {
    Resampler least = new Resampler(in.length, fromRateHz, toRateHz, quality);
    int skipped = (int) Math.ceil(least.delayFrames());
    Resampler resampler =
        new Resampler(in.length, fromRateHz, toRateHz, quality, skipped - least.delayFrames());
    int frames = in[0].length;
    int wanted = resampler.maxOutputFrames(frames);
    // Silence after the end pushes the last frames out.
    int tail = (int) Math.max(0, resampler.inputFrames((long) skipped + wanted) - frames);
    float[][] delayed =
        new float[in.length][resampler.maxOutputFrames(frames) + resampler.maxOutputFrames(tail)];
    int written = resampler.process(in, 0, frames, delayed, 0);
    resampler.process(new float[in.length][tail], 0, tail, delayed, written);
    float[][] out = new float[in.length][wanted];
    for (int channel = 0; channel < in.length; channel++) {
      System.arraycopy(delayed[channel], skipped, out[channel], 0, wanted);
    }
    return out;
  }
}
