package dev.nightjar.engine.instrument;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;

/** Messages at frames, and what a synth makes of them. */
final class Song {

  private record Event(int frame, int message) {}

  private final List<Event> events = new ArrayList<>();

  Song at(int frame, int status, int first, int second) {
    events.add(new Event(frame, status | first << 8 | second << 16));
    return this;
  }

  Song on(int frame, int key, int velocity) {
    return at(frame, 0x90, key, velocity);
  }

  Song off(int frame, int key) {
    return at(frame, 0x80, key, 64);
  }

  Song control(int frame, int number, int value) {
    return at(frame, 0xB0, number, value);
  }

  /** In one go, as far as messages allow. */
  float[][] play(Instrument instrument, int frames) {
    return play(instrument, frames, () -> 1 << 20, () -> {});
  }

  /**
   * @param blocks how many frames the next block asks for at most
   * @param before what happens before each block
   */
  float[][] play(Instrument instrument, int frames, IntSupplier blocks, Runnable before) {
    events.sort(Comparator.comparingInt(Event::frame));
    float[][] out = new float[2][frames];
    int done = 0;
    int next = 0;
    while (done < frames) {
      while (next < events.size() && events.get(next).frame <= done) {
        instrument.message(events.get(next++).message);
      }
      int until = next < events.size() ? Math.min(frames, events.get(next).frame) : frames;
      int block = Math.min(blocks.getAsInt(), until - done);
      before.run();
      instrument.render(out[0], out[1], done, block);
      done += block;
    }
    return out;
  }
}
