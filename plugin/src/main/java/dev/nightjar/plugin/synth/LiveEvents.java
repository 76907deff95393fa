package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.plugin.midi.EventRing;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes in live: several inputs, each with its ring, merged by their frames. Inputs may be
 * added at any time; one that has ended lets go of all it held. [engine thread]
 */
final class LiveEvents implements EventSource {

  private record Input(EventRing ring, HeldKeys held) {}

  private final List<Input> inputs = new ArrayList<>();
  private volatile Input[] current = {};

  /** Hears another input from now on. [any thread] */
  synchronized void add(EventRing ring) {
    inputs.add(new Input(ring, new HeldKeys()));
    current = inputs.toArray(Input[]::new);
  }

  @Override
  public long nextFrame() {
    long next = NONE;
    for (Input input : current) {
      next = Math.min(next, input.ring.finished() ? Long.MIN_VALUE : input.ring.nextFrame());
    }
    return next;
  }

  @Override
  public void deliver(Instrument instrument) {
    long least = NONE;
    Input first = null;
    for (Input input : current) {
      if (input.ring.finished()) {
        input.held.release(instrument);
        remove(input);
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

  /** Rare: an input has vanished. */
  private synchronized void remove(Input input) {
    inputs.remove(input);
    current = inputs.toArray(Input[]::new);
  }
}
