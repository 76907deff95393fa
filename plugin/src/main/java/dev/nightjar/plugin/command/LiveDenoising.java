package dev.nightjar.plugin.command;

import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.stream.Denoiser;
import dev.nightjar.plugin.live.JavaSoundLines;
import dev.nightjar.plugin.live.LiveListener;
import dev.nightjar.plugin.live.LiveSession;
import dev.nightjar.plugin.live.LiveSetup;
import dev.nightjar.plugin.live.LiveStatus;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import dev.nightjar.plugin.terminal.Keys;
import dev.nightjar.plugin.terminal.StatusLine;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;

/** A live session with its line of figures and its keys. */
final class LiveDenoising implements LiveListener {
  private static final long GOODBYE_SECONDS = 3;

  private final Console console;
  private final StatusLine line;
  private final LiveSetup setup;
  private final long mostFrames;
  private final ModelOptions model;
  private final StrengthOptions strength;
  private final boolean json;
  private volatile boolean bypass;
  private Denoiser denoiser;

  LiveDenoising(
      CommandSpec spec,
      LiveOptions live,
      ModelOptions model,
      StrengthOptions strength,
      boolean json) {
    console = Console.of(spec.commandLine());
    line = new StatusLine(console);
    setup = live.setup(spec);
    mostFrames = live.mostFrames();
    this.model = model;
    this.strength = strength;
    this.json = json;
  }

  int run() throws Exception {
    var settings = strength.settings(false);
    ModelPackage opened = model.open();
    denoiser = model.denoiser(opened, setup.channels(), setup.sampleRateHz(), setup.blockFrames());
    denoiser.settings(settings);
    LiveSession session =
        new LiveSession(
            new JavaSoundLines(setup),
            denoiser,
            setup.blockFrames(),
            setup.buffers(),
            setup.transportLatencyFrames(),
            this);
    CountDownLatch ended = new CountDownLatch(1);
    Thread goodbye = new Thread(() -> stopAndWait(session, ended), "nightjar-goodbye");
    Runtime.getRuntime().addShutdownHook(goodbye);
    try (session;
        Keys keys = Keys.listen(key -> press(key, session))) {
      line.say(opened.card().name() + ": b bypasses, q ends.");
      session.run(mostFrames);
      report(session.status());
    } finally {
      ended.countDown();
      forget(goodbye);
    }
    return 0;
  }

  @Override
  public void message(String sentence) {
    line.say(sentence);
  }

  @Override
  public void status(LiveStatus status) {
    line.show(
        String.format(
            Locale.ROOT,
            "in %s  out %s  reduction %4.1f dB  latency %.1f ms  load %2.0f%%  dropouts %d%s",
            level(status.inputDb()),
            level(status.outputDb()),
            denoiser.reductionDb(),
            status.totalLatencyMs(),
            100 * status.load(),
            status.dropouts(),
            bypass ? "  BYPASS" : ""));
  }

  private void press(int key, LiveSession session) {
    switch (key) {
      case 'b', 'B' -> {
        bypass = !bypass;
        denoiser.settings(strength.settings(bypass));
      }
      case 'q', 'Q' -> session.requestStop();
      default -> {
        // Other keys mean nothing.
      }
    }
  }

  private void report(LiveStatus status) {
    line.clear();
    if (json) {
      Json.print(console, fields(status));
      return;
    }
    line.say(
        String.format(
            Locale.ROOT,
            "%.1f s, latency %.1f ms and %.1f ms in the devices, load %.0f%%,"
                + " dropouts: %d input, %d output, %d engine (%d frames)",
            status.seconds(),
            status.engineLatencyMs(),
            status.deviceLatencyMs(),
            100 * status.load(),
            status.inputOverruns(),
            status.outputUnderruns(),
            status.lateEvents(),
            status.lateFrames()));
  }

  private Map<String, Object> fields(LiveStatus status) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("seconds", status.seconds());
    fields.put("sampleRateHz", setup.sampleRateHz());
    fields.put("blockFrames", setup.blockFrames());
    fields.put("buffers", setup.buffers());
    fields.put("engineLatencyFrames", status.engineLatencyFrames());
    fields.put("engineLatencyMs", status.engineLatencyMs());
    fields.put("deviceLatencyMs", status.deviceLatencyMs());
    fields.put("totalLatencyMs", status.totalLatencyMs());
    fields.put("load", status.load());
    fields.put("inputOverruns", status.inputOverruns());
    fields.put("outputUnderruns", status.outputUnderruns());
    fields.put("lateFrames", status.lateFrames());
    fields.put("lateEvents", status.lateEvents());
    fields.put("engineFailures", status.engineFailures());
    fields.put("reconnects", status.reconnects());
    return fields;
  }

  private static String level(double db) {
    return db > -99 ? String.format(Locale.ROOT, "%5.1f dB", db) : " -inf dB";
  }

  /** Ctrl-C ends the process; let the session end and report before. */
  private static void stopAndWait(LiveSession session, CountDownLatch ended) {
    session.requestStop();
    try {
      ended.await(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is why we end; it is running now and done soon.
    }
  }
}
