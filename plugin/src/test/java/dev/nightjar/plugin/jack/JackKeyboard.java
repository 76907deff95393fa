package dev.nightjar.plugin.jack;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackMidi;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;

/** A MIDI keyboard as JACK shows one, which plays notes at frames that it remembers. */
final class JackKeyboard implements AutoCloseable {
  private static final int PERIOD_CYCLES = 60;
  private static final int HELD_CYCLES = 20;

  /** More than one: a client misses a block at times. */
  static final int HOLD_CYCLES = 3;

  private final JackClient client;
  private final JackPort port;
  private final int notes;
  private final List<Long> sent = new CopyOnWriteArrayList<>();
  private final CountDownLatch played = new CountDownLatch(1);
  private volatile boolean playing;
  private final AtomicInteger toHold = new AtomicInteger();
  private int cycle;

  /** Plugs it in. */
  JackKeyboard(int notes) throws Exception {
    this.notes = notes;
    client = JackServer.connect("keyboard");
    port =
        client.registerPort(
            "midi_out",
            JackPortType.MIDI,
            EnumSet.of(JackPortFlags.JackPortIsOutput, JackPortFlags.JackPortIsPhysical));
    client.setProcessCallback((called, frames) -> process(frames));
    client.activate();
  }

  /** Plays all notes, and returns when they are over. */
  void play() throws InterruptedException {
    playing = true;
    played.await();
  }

  /** JACK's frames at which notes began. */
  List<Long> sentFrames() {
    return List.copyOf(sent);
  }

  /** Presses a key, and doesn't let it go. */
  void hold() {
    toHold.set(HOLD_CYCLES);
  }

  @Override
  public void close() {
    client.close();
  }

  private boolean process(int frames) {
    try {
      JackMidi.clearBuffer(port);
      if (toHold.get() > 0) {
        toHold.decrementAndGet();
        JackMidi.eventWrite(port, 0, new byte[] {(byte) 0x90, 60, 127}, 3);
      } else if (playing) {
        play(frames);
      }
    } catch (JackException e) {
      throw new IllegalStateException(e);
    }
    return true;
  }

  private void play(int frames) throws JackException {
    int phase = cycle % PERIOD_CYCLES;
    int note = cycle / PERIOD_CYCLES;
    if (note == notes) {
      played.countDown();
      return;
    }
    cycle++;
    if (phase == 0) {
      int offset = (note * 37) % frames;
      JackMidi.eventWrite(port, offset, new byte[] {(byte) 0x90, 69, 127}, 3);
      sent.add(client.getLastFrameTime() + offset);
    } else if (phase == HELD_CYCLES || phase == HELD_CYCLES + 1) {
      // Twice: on a busy machine a client misses a block at times, and what came with it.
      JackMidi.eventWrite(port, 0, new byte[] {(byte) 0x80, 69, 0}, 3);
    }
  }
}
