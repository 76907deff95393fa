package dev.nightjar.plugin.sidecar.builtin;

/**
 * Values of parameters that take effect at frames to come, in order: what a host automates belongs
 * to the sound that goes in, and that comes out later. [engine thread]
 */
final class DueValues {

  /** Takes one that is due. */
  interface Sink {
    /** Of a parameter. */
    void take(int parameter, double value);
  }

  private static final int PLACES = 8192;

  private final long[] frames = new long[PLACES];
  private final int[] parameters = new int[PLACES];
  private final double[] values = new double[PLACES];
  private int first;
  private int size;

  /** Puts one behind all others; if there is no room the first is taken early. */
  void add(long frame, int parameter, double value, Sink sink) {
    if (size == PLACES) {
      takeFirst(sink);
    }
    int place = (first + size) % PLACES;
    frames[place] = frame;
    parameters[place] = parameter;
    values[place] = value;
    size++;
  }

  /** Hands over all that are due at a frame. */
  void take(long frame, Sink sink) {
    while (size > 0 && frames[first] <= frame) {
      takeFirst(sink);
    }
  }

  /** Frames until the next is due, at most so many. */
  int framesUntilNext(long frame, int most) {
    return size == 0 ? most : (int) Math.min(most, frames[first] - frame);
  }

  /** Forgets all. */
  void clear() {
    size = 0;
  }

  private void takeFirst(Sink sink) {
    int place = first;
    first = (first + 1) % PLACES;
    size--;
    sink.take(parameters[place], values[place]);
  }
}
