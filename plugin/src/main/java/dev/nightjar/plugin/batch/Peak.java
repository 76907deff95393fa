package dev.nightjar.plugin.batch;

import dev.nightjar.engine.file.Encoding;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The highest magnitude of a result before it was stored.
 *
 * @param sample full scale is 1
 */
public record Peak(float sample) {
  /** In dBFS; negative infinity for silence. */
  public double db() {
    return 20 * Math.log10(sample);
  }

  /** Whether a file of this format has less. */
  public boolean isClippedBy(Encoding.Format format) {
    return sample > 1 && format.clips();
  }

  /** Says so, without a full stop. */
  public String clipping(Path output) {
    return String.format(
        Locale.ROOT,
        "%s: peaks reach %+.1f dB and are clipped unless --float32 is given",
        output,
        db());
  }
}
