package dev.nightjar.engine.instrument;

/**
 * Where a sound that plays goes on best elsewhere, in the same note or in another one: at the lag
 * at which both are most alike. Found first on every fourth frame where the search is long, then
 * exactly. One at a time, reused; nothing is allocated.
 *
 * <p>Source of the idea: S. Roucos and A. Wilgus, "High quality time-scale modification for
 * speech", ICASSP 1985 (synchronized overlap-add).
 */
final class Joint {

  static final int MOST_LAGS = 640;
  static final int MOST_WINDOW_FRAMES = 1024;

  /** Searches in one chunk of output, so that a chord let go at once spreads over a few. */
  private static final int MOST_SEARCHES = 4;

  private static final int COARSE = 4;
  private static final int SHORT_SEARCH = 96;

  /** ±12 dB. */
  private static final double MOST_GAIN = 4;

  private static final double NEARLY_NOTHING = 1e-9;

  private final float[] coarseFrom = new float[MOST_WINDOW_FRAMES / COARSE];
  private final float[] coarseTo = new float[(MOST_WINDOW_FRAMES + MOST_LAGS) / COARSE + 1];

  private int searchesLeft;
  private double position;
  private double correlation;
  private double gain;

  /** A chunk of output begins. */
  void beginChunk() {
    searchesLeft = MOST_SEARCHES;
  }

  /** Whether there is time for a search in this chunk; if not, the next one will do. */
  boolean hasTime() {
    return searchesLeft > 0;
  }

  /** Where it goes on, frames. */
  double position() {
    return position;
  }

  /** How much alike both are there, 0 to 1. */
  double correlation() {
    return correlation;
  }

  /** What brings the new sound to the level of the old one, -12 to 12 dB as an amplitude. */
  double gain() {
    return gain;
  }

  /**
   * Searches; reads the windows at {@code at} and at {@code first .. first + lags}.
   *
   * @param from what plays, frame <i>i</i> at {@link NoteBuffer#PAD_FRAMES} + i
   * @param at its position, at least 0
   * @param to what is to come
   * @param first the first position that will do, at least 1
   * @param lags how many there are, 1 to {@link #MOST_LAGS}
   * @param window frames to compare, to {@link #MOST_WINDOW_FRAMES}
   */
  void find(float[] from, double at, float[] to, int first, int lags, int window) {
    searchesLeft--;
    int frame = NoteBuffer.PAD_FRAMES + (int) at;
    int start = NoteBuffer.PAD_FRAMES + first;
    int best;
    if (lags <= SHORT_SEARCH) {
      best = best(from, frame, to, start, lags, window);
    } else {
      int coarseWindow = window / COARSE;
      int coarseLags = lags / COARSE;
      thin(from, frame, coarseFrom, coarseWindow);
      thin(to, start, coarseTo, coarseWindow + coarseLags);
      int near = best(coarseFrom, 0, coarseTo, 0, coarseLags, coarseWindow) * COARSE;
      int lowest = Math.max(0, near - COARSE);
      int highest = Math.min(lags - 1, near + COARSE);
      best = lowest + best(from, frame, to, start + lowest, highest - lowest + 1, window);
    }
    settle(from, frame, to, start + best, window);
    position += at - (int) at - NoteBuffer.PAD_FRAMES;
  }

  private static void thin(float[] samples, int first, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      int at = first + i * COARSE;
      into[i] = samples[at] + samples[at + 1] + samples[at + 2] + samples[at + 3];
    }
  }

  private static int best(float[] from, int at, float[] to, int first, int lags, int window) {
    double energy = NEARLY_NOTHING + dot(to, first, to, first, window);
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int lag = 0; lag < lags; lag++) {
      double likeness = dot(from, at, to, first + lag, window) / Math.sqrt(energy);
      if (likeness > most) {
        most = likeness;
        best = lag;
      }
      float leaves = to[first + lag];
      float enters = to[first + lag + window];
      energy = Math.max(NEARLY_NOTHING, energy + enters * enters - leaves * leaves);
    }
    return best;
  }

  /** Between the frames by the vertex of a parabola, then how alike and how loud both are. */
  private void settle(float[] from, int at, float[] to, int best, int window) {
    double fromEnergy = dot(from, at, from, at, window);
    double toEnergy = dot(to, best, to, best, window);
    double before = dot(from, at, to, best - 1, window);
    double here = dot(from, at, to, best, window);
    double after = dot(from, at, to, best + 1, window);
    double bend = before - 2 * here + after;
    double vertex = bend < 0 ? (before - after) / (2 * bend) : 0;
    position = best + Math.max(-0.5, Math.min(0.5, vertex));
    double both = Math.sqrt(fromEnergy * toEnergy) + NEARLY_NOTHING;
    correlation = Math.max(0, Math.min(1, here / both));
    double ratio = Math.sqrt((fromEnergy + NEARLY_NOTHING) / (toEnergy + NEARLY_NOTHING));
    gain = Math.max(1 / MOST_GAIN, Math.min(MOST_GAIN, ratio));
  }

  private static float dot(float[] a, int atA, float[] b, int atB, int count) {
    float even = 0;
    float odd = 0;
    float third = 0;
    float fourth = 0;
    int i = 0;
    for (; i <= count - 4; i += 4) {
      even += a[atA + i] * b[atB + i];
      odd += a[atA + i + 1] * b[atB + i + 1];
      third += a[atA + i + 2] * b[atB + i + 2];
      fourth += a[atA + i + 3] * b[atB + i + 3];
    }
    for (; i < count; i++) {
      even += a[atA + i] * b[atB + i];
    }
    return even + odd + (third + fourth);
  }
}
