package dev.nightjar.plugin.midi;

import dev.nightjar.engine.midi.EventRing;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** MIDI inputs that a test plugs in, plays and pulls out. */
public final class FakePorts implements MidiPorts {
  private final List<FakePort> ports = new CopyOnWriteArrayList<>();
  private final AtomicInteger confusions = new AtomicInteger();
  private volatile boolean confused;

  /** An input. */
  public static final class FakePort implements MidiPort {
    private final String name;
    private final boolean inUse;
    private volatile MessageIntake intake;
    private volatile EventClock clock;
    private volatile boolean closed;

    private FakePort(String name, boolean inUse) {
      this.name = name;
      this.inUse = inUse;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Runnable open(EventRing ring, EventClock eventClock) throws IOException {
      if (inUse) {
        throw new IOException("MIDI input \"" + name + "\" does not open.");
      }
      clock = eventClock;
      intake = new MessageIntake(ring, MidiFilter.ALL);
      return () -> closed = true;
    }

    /** Whether somebody listens. */
    public boolean isOpen() {
      return intake != null && !closed;
    }

    /** Sends a message as a device does. */
    public void send(int... bytes) {
      byte[] message = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        message[i] = (byte) bytes[i];
      }
      intake.take(clock.dueFrame(), message, message.length);
    }
  }

  /** Plugs an input in. */
  public FakePort plug(String name) {
    return plug(name, false);
  }

  FakePort plug(String name, boolean inUse) {
    FakePort port = new FakePort(name, inUse);
    ports.add(port);
    return port;
  }

  /** Pulls an input out. */
  public void unplug(FakePort port) {
    ports.remove(port);
  }

  /** Puts another device of the same name in an input's place. */
  FakePort swap(FakePort port) {
    FakePort other = new FakePort(port.name, false);
    ports.set(ports.indexOf(port), other);
    return other;
  }

  /** Whether looking for inputs throws. */
  void confuse(boolean yes) {
    confused = yes;
  }

  /** How often it has thrown. */
  int confusions() {
    return confusions.get();
  }

  @Override
  public List<MidiPort> present() {
    if (confused) {
      confusions.incrementAndGet();
      throw new IllegalStateException("confused by the test");
    }
    return List.copyOf(ports);
  }
}
