package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.engine.midi.EventRing;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes in live: several inputs, each with its ring, merged by their frames. Inputs may be
 * added at any time; one that has ended, or that has lost messages, lets go of all it held. [engine
 * thread]
 */
final class LiveEvents implements EventSource {

  private static final class Input {
    final EventRing ring;
    final HeldKeys held = new HeldKeys();
    long droppedBefore;

    /** The first message of the ring that wasn't announced. */
    long unannounced;

    Input(EventRing ring) {
      this.ring = ring;
    }

    /** Whether it has ended, or the keys that it let go of may be among what was lost. */
    boolean mustLetGo() {
      return ring.finished()
          || (ring.dropped() != droppedBefore && ring.nextFrame() == EventRing.NONE);
    }
  }

  private final List<Input> inputs = new ArrayList<>();
  private volatile Input[] current = {};

  /** Hears another input from now on. [any thread] */
  synchronized void add(EventRing ring) {
    inputs.add(new Input(ring));
    current = inputs.toArray(Input[]::new);
  }

  @Override
  public long nextFrame() {
    long next = NONE;
    for (Input input : current) {
      next = Math.min(next, input.mustLetGo() ? Long.MIN_VALUE : input.ring.nextFrame());
    }
    return next;
  }

  /** All that is there: it has come just now. */
  @Override
  public void announce(Instrument instrument, long untilFrame) {
    for (Input input : current) {
      long from = Math.max(input.unannounced, input.ring.taken());
      long to = input.ring.written();
      for (long position = from; position < to; position++) {
        instrument.announce(input.ring.peek(position));
      }
      input.unannounced = to;
    }
  }

  @Override
  public void deliver(Instrument instrument) {
    long least = NONE;
    Input first = null;
    for (Input input : current) {
      if (input.mustLetGo()) {
        letGo(input, instrument);
        return;
      }
      long frame = input.ring.nextFrame();
      if (frame < least) {
        least = frame;
        first = input;
      }
    }
    if (first == null) {
      return;
    }
    if (first.ring.nextIsExclusive()) {
      instrument.systemExclusive(first.ring.takeExclusive());
      return;
    }
    int message = first.ring.take();
    first.held.follow(message);
    instrument.message(message);
  }

  @Override
  public boolean exhausted() {
    return false;
  }

  private void letGo(Input input, Instrument instrument) {
    input.droppedBefore = input.ring.dropped();
    input.held.release(instrument);
    if (input.ring.finished()) {
      remove(input);
    }
  }

  /** Rare: an input has vanished. */
  private synchronized void remove(Input input) {
    inputs.remove(input);
    current = inputs.toArray(Input[]::new);
  }
}
