package dev.nightjar.plugin.synth;

import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.synth.SynthSettings.BackendKind;
import dev.nightjar.plugin.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A session through JACK with sines, on a thread of its own. */
public final class JackSession implements AutoCloseable {
  private final StringWriter said = new StringWriter();
  private final CompletableFuture<SynthReport> report = new CompletableFuture<>();
  private final SineInstruments instruments = new SineInstruments(0);
  private final SynthSession session;

  /** Begins. */
  public JackSession() {
    SynthSettings settings =
        new SynthSettings(
            BackendKind.JACK,
            null,
            48_000,
            128,
            4,
            1,
            MidiFilter.ALL,
            Sound.GENERAL_MIDI,
            0,
            null,
            0);
    PrintWriter writer = new PrintWriter(said, true);
    session = SynthRun.session(new Console(writer, writer, true), settings, instruments, "");
    Thread running = new Thread(this::run, "session");
    running.setDaemon(true);
    running.start();
  }

  /** Everything that it has said. */
  public String said() {
    return said.toString();
  }

  /** Waits until it has said something. */
  public void awaitSaid(String words) throws InterruptedException {
    while (!said().contains(words)) {
      if (report.isDone()) {
        throw new IllegalStateException("ended without \"" + words + "\": " + said());
      }
      Thread.sleep(10);
    }
  }

  /** Waits until something sounds, or nothing does. */
  public void awaitVoices(boolean some) throws InterruptedException {
    while (instruments.opened().get(0).voices() > 0 != some) {
      Thread.sleep(10);
    }
  }

  /** Ends it. */
  public SynthReport stop() throws InterruptedException, ExecutionException {
    session.stop();
    return report.get();
  }

  @Override
  public void close() {
    session.stop();
  }

  private void run() {
    try {
      report.complete(session.run());
    } catch (IOException | InterruptedException | RuntimeException e) {
      report.completeExceptionally(e);
    }
  }
}
