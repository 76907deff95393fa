package dev.nightjar.plugin.picture;

import dev.nightjar.engine.audio.LoudnessMeter;
import dev.nightjar.engine.audio.SampleGuard;
import java.io.IOException;

/** A sound whose levels are measured as it is read. */
final class MeteredSource implements FrameSource {
  /** Below this, loudness is not defined. */
  private static final int LOWEST_RATE_HZ = 8_000;

  private final FrameSource source;
  private final SampleGuard guard = SampleGuard.withoutClamp();

  /** Null where the rate is too low for one. */
  private final LoudnessMeter loudness;

  private double energy;
  private long samples;

  /**
   * @param speakers whose the channels are, as a WAVE channel mask; 0 if that isn't known
   */
  MeteredSource(FrameSource source, int channels, long speakers, int sampleRateHz) {
    this.source = source;
    loudness =
        sampleRateHz < LOWEST_RATE_HZ ? null : new LoudnessMeter(speakers, channels, sampleRateHz);
  }

  @Override
  public int read(float[][] into, int offsetFrames, int frames) throws IOException {
    int count = source.read(into, offsetFrames, frames);
    if (count > 0) {
      guard.clean(into, offsetFrames, count);
      measure(into, offsetFrames, count);
    }
    return count;
  }

  private void measure(float[][] block, int offset, int frames) {
    for (float[] channel : block) {
      for (int i = offset; i < offset + frames; i++) {
        energy += (double) channel[i] * channel[i];
      }
      samples += frames;
    }
    if (loudness != null) {
      loudness.add(block, offset, frames);
    }
  }

  /** Root mean square over all channels, dBFS; negative infinity in silence. */
  double rmsDb() {
    return 10 * Math.log10(energy / Math.max(1, samples));
  }

  /** Integrated loudness, LUFS; not finite if too short, too quiet, or of too low a rate. */
  double lufs() {
    return loudness == null ? Double.NaN : loudness.integratedLufs();
  }
}
