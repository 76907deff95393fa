package dev.nightjar.plugin.synth;

import dev.nightjar.engine.midi.EventRing;
import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.midi.MidiInputs;
import dev.nightjar.plugin.midi.MidiPorts;
import dev.nightjar.plugin.sound.DeviceException;
import dev.nightjar.plugin.sound.SoundOutput;
import dev.nightjar.plugin.terminal.StatusDisplay;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Plays the instrument live until it is stopped, or the song is over. An output that vanishes is
 * opened again, with growing pauses; an instrument that fails is replaced.
 */
final class SynthSession {
  private static final long STATUS_PERIOD_MS = 100;
  private static final long STALLED_NS = 2_000_000_000L;
  private static final long FIRST_PAUSE_MS = 500;
  private static final long LONGEST_PAUSE_MS = 8_000;
  private static final int NOTES_SHOWN = 4;

  private final SynthSettings settings;
  private final BackendOpener backends;
  private final InstrumentOpener instruments;
  private final MidiPorts ports;
  private final String help;
  private final StatusDisplay display;
  private final SynthTotals totals = new SynthTotals();
  private final CountDownLatch stop = new CountDownLatch(1);
  private long pauseMs = FIRST_PAUSE_MS;
  private long startNs;
  private SoundOutput openOutput;
  private volatile ComputerKeys computerKeys;

  /**
   * Makes a session; {@link #run} starts it. [not real-time]
   *
   * @param ports where MIDI inputs come from, besides the backend's own
   * @param help what a person can press
   */
  SynthSession(
      SynthSettings settings,
      BackendOpener backends,
      InstrumentOpener instruments,
      MidiPorts ports,
      String help,
      StatusDisplay display) {
    this.settings = settings;
    this.backends = backends;
    this.instruments = instruments;
    this.ports = ports;
    this.help = help;
    this.display = display;
  }

  /** Ends {@link #run} soon. [any thread] */
  void stop() {
    stop.countDown();
  }

  /** A key of the computer's keyboard was pressed. [any thread] */
  void press(int character) {
    ComputerKeys keys = computerKeys;
    if (keys != null) {
      keys.press(character);
    }
  }

  /**
   * Runs until stopped. [not real-time]
   *
   * @throws IOException if the output or the instrument can't be opened the first time
   */
  SynthReport run() throws IOException, InterruptedException {
    startNs = System.nanoTime();
    Backend backend = open();
    Stage stage;
    List<String> inputNames;
    try {
      stage = stage(backend.output());
      try (stage;
          ComputerKeys keys = computerKeys(stage);
          MidiInputs inputs = inputs(stage)) {
        computerKeys = keys;
        backend = playUntilOver(stage, backend);
        inputNames = inputs.names();
      }
    } finally {
      closeOutput();
    }
    display.endLine();
    return totals.report(
        backend.output().name(),
        stage.sampleRateHz(),
        backend.output().blockFrames(),
        inputNames,
        latency(stage, backend),
        stage.droppedEvents());
  }

  private Backend open() throws DeviceException {
    Backend backend = backends.open();
    openOutput = backend.output();
    return backend;
  }

  /** Closes the output that is open, if there is one. */
  private void closeOutput() {
    SoundOutput output = openOutput;
    openOutput = null;
    if (output != null) {
      output.close();
    }
  }

  private Stage stage(SoundOutput output) throws IOException, InterruptedException {
    return new Stage(settings, instruments, totals, output.sampleRateHz(), output.blockFrames());
  }

  private ComputerKeys computerKeys(Stage stage) {
    EventRing ring = new EventRing();
    stage.add(ring);
    int channel = settings.midi() == null ? 0 : Math.max(0, settings.midi().channel());
    return new ComputerKeys(ring, stage, channel);
  }

  private MidiInputs inputs(Stage stage) {
    MidiFilter filter = settings.midi() == null ? MidiFilter.ALL : settings.midi();
    MidiPorts wanted = settings.midi() == null ? List::of : ports;
    return new MidiInputs(wanted, filter, stage, stage::add, display::say);
  }

  /** Gives back the last output, closed. */
  private Backend playUntilOver(Stage stage, Backend first)
      throws IOException, InterruptedException {
    Backend backend = first;
    display.say(
        "Playing through \"%s\" at %d Hz. %s"
            .formatted(backend.output().name(), stage.sampleRateHz(), help));
    begin(stage, backend);
    while (true) {
      watch(stage, backend);
      if (!isOver(stage) && stage.engine().failure() != null) {
        replaceInstrument(stage);
        continue;
      }
      String lost = lost(backend);
      closeOutput();
      totals.add(backend);
      if (isOver(stage)) {
        return backend;
      }
      display.say(lost + " Trying again in " + pauseMs + " ms.");
      Backend again = reopen(stage);
      if (again == null) {
        return backend;
      }
      backend = again;
      display.say("The output is back.");
      begin(stage, backend);
    }
  }

  private static void begin(Stage stage, Backend backend) {
    stage.engine().blockFrames(backend.output().blockFrames());
    if (backend.midi() != null) {
      stage.add(backend.midi());
    }
    backend.output().start(stage);
  }

  /** Until the session is over, the output lost or the instrument broken. */
  private void watch(Stage stage, Backend backend) throws InterruptedException {
    SoundOutput output = backend.output();
    long frames = 0;
    long movedNs = System.nanoTime();
    while (!isOver(stage) && !output.gone() && stage.engine().failure() == null) {
      stop.await(STATUS_PERIOD_MS, TimeUnit.MILLISECONDS);
      long nowNs = System.nanoTime();
      if (output.frames() > frames) {
        frames = output.frames();
        movedNs = nowNs;
        pauseMs = FIRST_PAUSE_MS;
        totals.sample(stage.engine().load());
      } else if (nowNs - movedNs > STALLED_NS) {
        return;
      }
      if (output.blockFrames() != stage.engine().blockFrames()) {
        stage.engine().blockFrames(output.blockFrames());
      }
      display.show(status(stage, backend).line());
    }
  }

  /** Gives null if the session was over before the output was back. */
  private Backend reopen(Stage stage) throws InterruptedException {
    while (true) {
      stop.await(pauseMs, TimeUnit.MILLISECONDS);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      if (isOver(stage)) {
        return null;
      }
      try {
        Backend backend = open();
        if (backend.output().sampleRateHz() == stage.sampleRateHz()) {
          return backend;
        }
        closeOutput();
        display.say(
            "Sound output \"%s\" has come back at %d Hz instead of %d Hz. Trying again in %d ms."
                .formatted(
                    backend.output().name(),
                    backend.output().sampleRateHz(),
                    stage.sampleRateHz(),
                    pauseMs));
      } catch (DeviceException refused) {
        display.say(refused.getMessage() + " Trying again in " + pauseMs + " ms.");
      }
    }
  }

  private void replaceInstrument(Stage stage) throws IOException, InterruptedException {
    display.say(
        "The instrument has failed (%s). Starting it again in %d ms."
            .formatted(stage.engine().failure(), pauseMs));
    stop.await(pauseMs, TimeUnit.MILLISECONDS);
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    if (stop.getCount() > 0) {
      stage.replaceInstrument();
    }
  }

  private boolean isOver(Stage stage) {
    return stop.getCount() == 0 || timeIsUp() || stage.engine().over();
  }

  private boolean timeIsUp() {
    double seconds = (System.nanoTime() - startNs) * 1e-9;
    return settings.seconds() > 0 && seconds >= settings.seconds();
  }

  private static String lost(Backend backend) {
    return "Sound output \"%s\" has %s."
        .formatted(backend.output().name(), backend.output().gone() ? "gone" : "stalled");
  }

  private SynthStatus status(Stage stage, Backend backend) {
    NoteLog log = stage.log();
    return new SynthStatus(
        log.voices(),
        stage.engine().load(),
        latency(stage, backend),
        totals.underruns(backend, stage.engine()),
        totals.lateNotes(log),
        totals.failedNotes(log),
        totals.missingPrograms(log),
        log.lastNotes(NOTES_SHOWN));
  }

  /** A system that brings its own MIDI brings exact times with it. */
  private static SynthLatency latency(Stage stage, Backend backend) {
    SynthEngine engine = stage.engine();
    int clock = backend.midi() == null ? engine.clockFrames() : 0;
    return SynthLatency.of(
        engine.transportFrames() + clock,
        stage.log().latencyFrames(),
        backend.output().bufferedFrames(),
        stage.sampleRateHz());
  }
}
