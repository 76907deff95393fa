package dev.nightjar.plugin.midi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps all wanted MIDI inputs open: those that appear are opened, those that vanish are closed.
 * Looks again every second, on a thread of its own. [not real-time]
 */
public final class MidiInputs implements AutoCloseable {
  private static final long USUAL_PERIOD_MS = 1_000;
  private static final long END_WAIT_MS = 2_000;

  private record Opened(EventRing ring, Runnable close) {
    void end() {
      close.run();
      ring.close();
    }
  }

  private final MidiPorts ports;
  private final MidiFilter filter;
  private final EventClock clock;
  private final Consumer<EventRing> newRings;
  private final Consumer<String> messages;
  private final Map<String, Opened> opened = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread looking;
  private final long periodMs;
  private volatile List<String> names = List.of();

  /**
   * Opens what there is, and goes on looking until closed.
   *
   * @param newRings gets the ring of each input that is opened; it is closed when the input
   *     vanishes
   * @param messages hears what appears, vanishes, and does not open
   */
  public MidiInputs(
      MidiPorts ports,
      MidiFilter filter,
      EventClock clock,
      Consumer<EventRing> newRings,
      Consumer<String> messages) {
    this(ports, filter, clock, newRings, messages, USUAL_PERIOD_MS);
  }

  MidiInputs(
      MidiPorts ports,
      MidiFilter filter,
      EventClock clock,
      Consumer<EventRing> newRings,
      Consumer<String> messages,
      long periodMs) {
    this.periodMs = periodMs;
    this.ports = ports;
    this.filter = filter;
    this.clock = clock;
    this.newRings = newRings;
    this.messages = messages;
    look();
    looking = new Thread(this::lookOn, "nightjar-midi");
    looking.setDaemon(true);
    looking.start();
  }

  /** The inputs that are open. [any thread] */
  public List<String> names() {
    return names;
  }

  @Override
  public void close() {
    end.countDown();
    try {
      looking.join(END_WAIT_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookOn() {
    try {
      while (!end.await(periodMs, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    opened.values().forEach(Opened::end);
  }

  private void look() {
    Map<String, MidiPort> wanted = new LinkedHashMap<>();
    for (MidiPort port : ports.present()) {
      if (filter.hears(port.name())) {
        wanted.put(port.name(), port);
      }
    }
    closeAllBut(wanted.keySet());
    refused.retainAll(wanted.keySet());
    wanted.values().forEach(this::openOnce);
    names = List.copyOf(opened.keySet());
  }

  private void closeAllBut(Collection<String> present) {
    for (String name : new ArrayList<>(opened.keySet())) {
      if (!present.contains(name)) {
        opened.remove(name).end();
        messages.accept("MIDI input \"" + name + "\" has gone.");
      }
    }
  }

  private void openOnce(MidiPort port) {
    if (opened.containsKey(port.name())) {
      return;
    }
    EventRing ring = new EventRing();
    try {
      opened.put(port.name(), new Opened(ring, port.open(ring, clock)));
      newRings.accept(ring);
      refused.remove(port.name());
      messages.accept("MIDI input: " + port.name());
    } catch (IOException inUse) {
      if (refused.add(port.name())) {
        messages.accept(inUse.getMessage());
      }
    }
  }
}
