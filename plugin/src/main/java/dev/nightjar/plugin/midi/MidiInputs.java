package dev.nightjar.plugin.midi;

import dev.nightjar.engine.midi.EventRing;
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

  private record Opened(MidiPort port, EventRing ring, Runnable close) {
    void end() {
      try {
        close.run();
      } finally {
        ring.close();
      }
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
  private boolean troubled;
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
    } finally {
      opened.values().forEach(this::end);
    }
  }

  /** Drivers throw what they like, above all while devices come and go: the next look may do. */
  private void look() {
    try {
      compare();
      troubled = false;
    } catch (RuntimeException trouble) {
      if (!troubled) {
        messages.accept("MIDI inputs cannot be looked for (" + trouble + "). Trying on.");
      }
      troubled = true;
    }
  }

  private void compare() {
    Map<String, MidiPort> wanted = new LinkedHashMap<>();
    for (MidiPort port : ports.present()) {
      if (filter.hears(port.name())) {
        wanted.put(port.name(), port);
      }
    }
    closeAllBut(wanted.values());
    refused.retainAll(wanted.keySet());
    wanted.values().forEach(this::openOnce);
    names = List.copyOf(opened.keySet());
  }

  private void closeAllBut(Collection<MidiPort> present) {
    for (Opened each : new ArrayList<>(opened.values())) {
      if (!present.contains(each.port)) {
        opened.remove(each.port.name());
        end(each);
        messages.accept("MIDI input \"" + each.port.name() + "\" has gone.");
      }
    }
  }

  private void end(Opened gone) {
    try {
      gone.end();
    } catch (RuntimeException trouble) {
      messages.accept(
          "MIDI input \"%s\" does not close (%s).".formatted(gone.port.name(), trouble));
    }
  }

  private void openOnce(MidiPort port) {
    if (opened.containsKey(port.name())) {
      return;
    }
    EventRing ring = new EventRing();
    try {
      opened.put(port.name(), new Opened(port, ring, port.open(ring, clock)));
      newRings.accept(ring);
      refused.remove(port.name());
      messages.accept("MIDI input: " + port.name());
    } catch (IOException inUse) {
      refused(port, inUse.getMessage());
    } catch (RuntimeException trouble) {
      refused(port, "MIDI input \"%s\" does not open (%s).".formatted(port.name(), trouble));
    }
  }

  private void refused(MidiPort port, String message) {
    if (refused.add(port.name())) {
      messages.accept(message);
    }
  }
}
