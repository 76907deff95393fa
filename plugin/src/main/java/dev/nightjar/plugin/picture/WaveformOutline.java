package dev.nightjar.plugin.picture;

/** What a waveform looks like from afar: extremes and root mean square of each column of time. */
final class WaveformOutline {
  private final long totalFrames;
  private final float[] least;
  private final float[] most;
  private final double[] squares;
  private final long[] counts;

  WaveformOutline(int columns, long totalFrames) {
    this.totalFrames = Math.max(1, totalFrames);
    least = new float[columns];
    most = new float[columns];
    squares = new double[columns];
    counts = new long[columns];
  }

  int columns() {
    return least.length;
  }

  /** Adds frames {@code [channels][>= frames]} that begin at frame {@code from} of the sound. */
  void add(float[][] samples, long from, int frames) {
    for (int i = 0; i < frames; i++) {
      int column = (int) Math.min((from + i) * columns() / totalFrames, columns() - 1);
      for (float[] channel : samples) {
        float sample = channel[i];
        boolean first = counts[column] == 0;
        least[column] = first ? sample : Math.min(least[column], sample);
        most[column] = first ? sample : Math.max(most[column], sample);
        squares[column] += (double) sample * sample;
        counts[column]++;
      }
    }
  }

  /** Whether any frame fell into the column; short sounds leave some empty. */
  boolean hasSound(int column) {
    return counts[column] > 0;
  }

  float least(int column) {
    return least[column];
  }

  float most(int column) {
    return most[column];
  }

  float rms(int column) {
    return counts[column] == 0 ? 0 : (float) Math.sqrt(squares[column] / counts[column]);
  }

  /** The largest magnitude of all. */
  float peak() {
    float peak = 0;
    for (int column = 0; column < columns(); column++) {
      peak = Math.max(peak, Math.max(-least[column], most[column]));
    }
    return peak;
  }
}
