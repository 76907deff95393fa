package dev.nightjar.engine.realtime;

/**
 * Joins processed (wet) and delayed (dry) frames without clicks.
 *
 * <p>When wet frames come back they are cross-faded in. When they end there is no warning, hence
 * nothing left to cross-fade with: the difference that the last frame had from the dry signal is
 * added to the following frames and fades to zero. Apart from the {@link #FADE_FRAMES} after a
 * change the output is bit for bit the wet or the dry signal.
 *
 * <p>Used by the audio thread only.
 */
final class WetDryFade {

  static final int FADE_FRAMES = 64;

  private final float[] previous;
  private final float[] residue;

  /** 0 is dry, {@link #FADE_FRAMES} is wet. A stream begins wet: before it lies silence. */
  private int wetSteps = FADE_FRAMES;

  private int residueSteps;

  WetDryFade(int channels) {
    previous = new float[channels];
    residue = new float[channels];
  }

  /** Whether the next wet frames pass as they are. */
  boolean isSteadilyWet() {
    return wetSteps == FADE_FRAMES && residueSteps == 0;
  }

  /** Passes wet frames as they are; only while {@link #isSteadilyWet()}. */
  void pass(float[][] wet, float[][] out, int outOffset, int frames) {
    for (int channel = 0; channel < previous.length; channel++) {
      System.arraycopy(wet[channel], 0, out[channel], outOffset, frames);
      previous[channel] = wet[channel][frames - 1];
    }
  }

  /**
   * Joins a block of which the frames {@code wetFrom .. wetTo - 1} are wet.
   *
   * @param wet {@code [channels][>= frames]}
   * @param dry {@code [channels][>= frames + 1]}: begins one frame before the block
   */
  void join(
      float[][] wet, float[][] dry, int wetFrom, int wetTo, float[][] out, int offset, int frames) {
    for (int i = 0; i < frames; i++) {
      if (i >= wetFrom && i < wetTo) {
        wetSteps = Math.min(wetSteps + 1, FADE_FRAMES);
      } else if (wetSteps > 0) {
        wetSteps = 0;
        residueSteps = FADE_FRAMES;
        for (int channel = 0; channel < residue.length; channel++) {
          residue[channel] = previous[channel] - dry[channel][i];
        }
      }
      residueSteps = Math.max(residueSteps - 1, 0);
      for (int channel = 0; channel < previous.length; channel++) {
        previous[channel] = joined(channel, wet[channel][i], dry[channel][i + 1]);
        out[channel][offset + i] = previous[channel];
      }
    }
  }

  private float joined(int channel, float wet, float dry) {
    float sample;
    if (wetSteps == FADE_FRAMES) {
      sample = wet;
    } else if (wetSteps == 0) {
      sample = dry;
    } else {
      sample = dry + (wet - dry) * wetSteps / FADE_FRAMES;
    }
    return residueSteps == 0 ? sample : sample + residue[channel] * residueSteps / FADE_FRAMES;
  }
}
