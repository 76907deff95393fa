package dev.nightjar.plugin.synth;

import dev.nightjar.engine.midi.EventRing;
import dev.nightjar.plugin.jack.JackOutput;
import dev.nightjar.plugin.midi.JavaSoundMidi;
import dev.nightjar.plugin.midi.MidiPorts;
import dev.nightjar.plugin.sound.DeviceException;
import dev.nightjar.plugin.sound.JavaSoundOutput;
import dev.nightjar.plugin.synth.SynthSettings.BackendKind;
import dev.nightjar.plugin.terminal.CleanEnd;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Keys;
import dev.nightjar.plugin.terminal.StatusDisplay;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** A session at a terminal: keys, status line, and a clean end when the program is interrupted. */
public final class SynthRun {
  private static final char CTRL_D = 4;
  private static final String END = "q or Ctrl-C ends.";

  private SynthRun() {}

  /**
   * Runs until it is ended, the song is over or the time is up. [not real-time]
   *
   * @param piano whether the computer's keys play
   * @param ended gets the report, also when the program is interrupted
   * @throws IOException with a sentence, if the output or the instrument can't be opened
   */
  public static void run(
      Console console,
      SynthSettings settings,
      InstrumentOpener instruments,
      boolean piano,
      Consumer<SynthReport> ended)
      throws IOException, InterruptedException {
    SynthSession session = session(console, settings, instruments, piano ? ComputerKeys.HELP : END);
    try (CleanEnd end = CleanEnd.of(session::stop);
        Keys keys = Keys.listen(key -> press(key, piano, session))) {
      ended.accept(session.run());
    }
  }

  static SynthSession session(
      Console console, SynthSettings settings, InstrumentOpener instruments, String help) {
    StatusDisplay display = new StatusDisplay(console, System::nanoTime);
    boolean jack = usesJack(settings.backend());
    BackendOpener backends =
        jack ? () -> openJack(settings, display::say) : () -> openJava(settings, display::say);
    MidiPorts ports =
        jack || settings.midi() == null ? List::of : new JavaSoundMidi(settings.midi());
    return new SynthSession(settings, backends, instruments, ports, help, display);
  }

  private static void press(int key, boolean piano, SynthSession session) {
    if (key == CTRL_D || (!piano && Character.toLowerCase(key) == 'q')) {
      session.stop();
    } else if (piano) {
      session.press(key);
    }
  }

  private static boolean usesJack(BackendKind backend) {
    return backend == BackendKind.JACK || (backend == BackendKind.AUTO && JackOutput.serverRuns());
  }

  private static Backend openJava(SynthSettings settings, Consumer<String> messages)
      throws DeviceException {
    return new Backend(
        JavaSoundOutput.open(
            settings.device(),
            settings.sampleRateHz(),
            settings.blockFrames(),
            settings.buffers(),
            messages),
        null);
  }

  private static Backend openJack(SynthSettings settings, Consumer<String> messages)
      throws DeviceException {
    EventRing midi = settings.midi() == null ? null : new EventRing();
    return new Backend(JackOutput.open(settings.device(), midi, settings.midi(), messages), midi);
  }
}
