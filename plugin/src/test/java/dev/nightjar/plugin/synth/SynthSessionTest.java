package dev.nightjar.plugin.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.plugin.midi.FakePorts;
import dev.nightjar.plugin.midi.FakePorts.FakePort;
import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.sound.DeviceException;
import dev.nightjar.plugin.synth.SynthSettings.BackendKind;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.StatusDisplay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SynthSessionTest {
  private static final int ENDLESS = 48_000 * 600;

  private final StringWriter said = new StringWriter();
  private final List<MemoryOutput> outputs = new CopyOnWriteArrayList<>();
  private final FakePorts ports = new FakePorts();
  private final SineInstruments instruments = new SineInstruments(64);
  private final AtomicReference<SynthSession> session = new AtomicReference<>();

  @AfterEach
  void theSessionEnds() {
    if (session.get() != null) {
      session.get().stop();
    }
  }

  @Test
  void whatAnInputPlaysIsHeardCountedAndShown() throws Exception {
    FakePort piano = ports.plug("Piano");
    CompletableFuture<SynthReport> running = start(this::endless, instruments);
    await(piano::isOpen);
    piano.send(0x90, 60, 100);
    piano.send(0x90, 64, 100);
    await(() -> instruments.opened().get(0).voices() == 2);
    await(() -> said.toString().contains("C4 E4"));
    piano.send(0x80, 60, 0);
    piano.send(0x80, 64, 0);
    await(() -> instruments.opened().get(0).voices() == 0);
    session.get().stop();
    SynthReport report = running.get();
    assertThat(report.notes()).isEqualTo(2);
    assertThat(report.mostVoices()).isEqualTo(2);
    assertThat(report.midiInputs()).containsExactly("Piano");
    assertThat(report.latency().transportFrames()).isEqualTo(256 + 256 + 128);
    assertThat(report.latency().instrumentFrames()).isEqualTo(64);
    assertThat(report.latency().totalMs()).isCloseTo((640 + 64 + 480) / 48.0, within(1e-9));
    assertThat(report.frames()).isEqualTo(outputs.get(0).frames());
    assertThat(instruments.opened().get(0).closed()).isTrue();
    assertThat(said.toString()).contains("voices   2", "latency  24.7 ms (1184 frames)");
  }

  @Test
  void anInputThatVanishesTakesItsNotesWithIt() throws Exception {
    FakePort piano = ports.plug("Piano");
    CompletableFuture<SynthReport> running = start(this::endless, instruments);
    await(piano::isOpen);
    piano.send(0x90, 60, 100);
    await(() -> instruments.opened().get(0).voices() == 1);
    ports.unplug(piano);
    await(() -> instruments.opened().get(0).voices() == 0);
    session.get().stop();
    assertThat(running.get().midiInputs()).isEmpty();
    assertThat(said.toString()).contains("MIDI input \"Piano\" has gone.");
  }

  @Test
  void anOutputThatVanishesIsOpenedAgainAndTheNotesSoundOn() throws Exception {
    FakePort piano = ports.plug("Piano");
    CompletableFuture<SynthReport> running =
        start(
            () -> {
              if (outputs.size() == 1 && !said.toString().contains("unplugged")) {
                throw new DeviceException("The memory is unplugged.");
              }
              return backend(outputs.isEmpty() ? 48_000 : ENDLESS);
            },
            instruments);
    await(piano::isOpen);
    piano.send(0x90, 60, 100);
    await(() -> outputs.size() == 2 && outputs.get(1).frames() > 5_000);
    session.get().stop();
    SynthReport report = running.get();
    assertThat(said.toString())
        .containsSubsequence(
            "Playing through \"memory\" at 48000 Hz. Sing.",
            "Sound output \"memory\" has gone. Trying again in 500 ms.",
            "The memory is unplugged. Trying again in 1000 ms.",
            "The output is back.");
    assertThat(report.reconnections()).isEqualTo(1);
    assertThat(report.frames()).isEqualTo(outputs.get(0).frames() + outputs.get(1).frames());
    assertThat(instruments.opened()).hasSize(1);
    assertThat(outputs.get(1).kept()[0][2_000]).isNotZero();
    assertThat(outputs).allMatch(MemoryOutput::stopped);
  }

  @Test
  void anInstrumentThatFailsIsReplaced() throws Exception {
    List<SlowInstrument> opened = new CopyOnWriteArrayList<>();
    InstrumentOpener breaking =
        new InstrumentOpener() {
          @Override
          public SlowInstrument open(Sound sound, int sampleRateHz, Mode mode) throws IOException {
            opened.add(new SlowInstrument(instruments.open(sound, sampleRateHz, mode)));
            return opened.get(opened.size() - 1);
          }

          @Override
          public List<PresetEntry> presets() {
            return List.of();
          }
        };
    CompletableFuture<SynthReport> running = start(this::endless, breaking);
    await(() -> !outputs.isEmpty() && outputs.get(0).frames() > 0);
    opened.get(0).fail();
    await(() -> opened.size() == 2);
    long before = outputs.get(0).frames();
    await(() -> outputs.get(0).frames() > before + 10_000);
    session.get().stop();
    assertThat(running.get().engineFailures()).isEqualTo(1);
    assertThat(said.toString()).contains("The instrument has failed", "broken by the test");
  }

  @Test
  void anInstrumentThatIsNotReplacedEndsTheSessionWithItsOutput() throws Exception {
    List<SlowInstrument> opened = new CopyOnWriteArrayList<>();
    InstrumentOpener once =
        new InstrumentOpener() {
          @Override
          public SlowInstrument open(Sound sound, int sampleRateHz, Mode mode) throws IOException {
            if (!opened.isEmpty()) {
              throw new InstrumentException("There is only one.");
            }
            opened.add(new SlowInstrument(instruments.open(sound, sampleRateHz, mode)));
            return opened.get(0);
          }

          @Override
          public List<PresetEntry> presets() {
            return List.of();
          }
        };
    CompletableFuture<SynthReport> running = start(this::endless, once);
    await(() -> !outputs.isEmpty() && outputs.get(0).frames() > 0);
    opened.get(0).fail();
    assertThatThrownBy(running::get).hasMessageContaining("There is only one.");
    assertThat(outputs).hasSize(1).allMatch(MemoryOutput::stopped);
  }

  @Test
  void notesThatCannotBeRenderedAreShownAndReported() throws Exception {
    FakePort piano = ports.plug("Piano");
    CompletableFuture<SynthReport> running = start(this::endless, instruments);
    await(piano::isOpen);
    piano.send(0x90, 0, 100);
    await(() -> said.toString().contains("failed notes 1"));
    session.get().stop();
    assertThat(running.get().failedNotes()).isEqualTo(1);
  }

  @Test
  void aTimeLimitMayBeLongerThanAnybodyLives() throws Exception {
    CompletableFuture<SynthReport> running =
        start(this::endless, instruments, settings(Sound.GENERAL_MIDI, 1e300));
    await(() -> !outputs.isEmpty() && outputs.get(0).frames() > 10_000);
    assertThat(running).isNotDone();
  }

  @Test
  void aKeyMayBePressedAfterTheEnd() throws Exception {
    CompletableFuture<SynthReport> running = start(this::endless, instruments);
    await(() -> !outputs.isEmpty() && outputs.get(0).frames() > 0);
    session.get().stop();
    running.get();
    session.get().press('q');
  }

  @Test
  void theComputersKeysPlay() throws Exception {
    CompletableFuture<SynthReport> running = start(this::endless, instruments);
    await(() -> !outputs.isEmpty() && outputs.get(0).frames() > 0);
    session.get().press('q');
    session.get().press('?');
    session.get().press(']');
    session.get().press('X');
    await(() -> said.toString().contains("C4 D4"));
    await(() -> instruments.opened().get(0).voices() == 0);
    session.get().stop();
    assertThat(running.get().notes()).isEqualTo(2);
  }

  @Test
  void anOutputOrInstrumentThatDoesNotOpenEndsTheSession() {
    assertThatThrownBy(
            () ->
                session(
                        () -> {
                          throw new DeviceException("The memory is unplugged.");
                        },
                        instruments,
                        Sound.GENERAL_MIDI)
                    .run())
        .isInstanceOf(DeviceException.class)
        .hasMessage("The memory is unplugged.");
    assertThatThrownBy(
            () -> session(this::endless, instruments, Sound.GENERAL_MIDI.withPreset("kazoo")).run())
        .isInstanceOf(InstrumentException.class);
    assertThat(outputs).hasSize(1).allMatch(MemoryOutput::stopped);
  }

  private Backend endless() {
    return backend(ENDLESS);
  }

  private Backend backend(int frames) {
    MemoryOutput output = new MemoryOutput(256, false, frames);
    outputs.add(output);
    return new Backend(output, null);
  }

  private CompletableFuture<SynthReport> start(BackendOpener backends, InstrumentOpener opener) {
    return start(backends, opener, settings(Sound.GENERAL_MIDI, 0));
  }

  private CompletableFuture<SynthReport> start(
      BackendOpener backends, InstrumentOpener opener, SynthSettings settings) {
    session.set(session(backends, opener, settings));
    CompletableFuture<SynthReport> report = new CompletableFuture<>();
    Thread running =
        new Thread(
            () -> {
              try {
                report.complete(session.get().run());
              } catch (IOException | InterruptedException | RuntimeException e) {
                report.completeExceptionally(e);
              }
            });
    running.setDaemon(true);
    running.start();
    return report;
  }

  private static SynthSettings settings(Sound sound, double seconds) {
    return new SynthSettings(
        BackendKind.JAVA, null, 48_000, 256, 4, 1, MidiFilter.ALL, sound, 0, null, seconds);
  }

  private SynthSession session(BackendOpener backends, InstrumentOpener opener, Sound sound) {
    return session(backends, opener, settings(sound, 0));
  }

  private SynthSession session(
      BackendOpener backends, InstrumentOpener opener, SynthSettings settings) {
    PrintWriter writer = new PrintWriter(said, true);
    return new SynthSession(
        settings,
        backends,
        opener,
        ports,
        "Sing.",
        new StatusDisplay(new Console(writer, writer, true), System::nanoTime));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(2);
    }
  }
}
