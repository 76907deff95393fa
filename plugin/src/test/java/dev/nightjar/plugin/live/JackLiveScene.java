package dev.nightjar.plugin.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.plugin.jack.DummyServer;
import dev.nightjar.plugin.jack.JackImpulses;
import dev.nightjar.plugin.jack.JackRecorder;
import dev.nightjar.plugin.terminal.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A live session with a plain delay on a JACK server of software, as a program; impulses go in, and
 * what comes out is recorded.
 *
 * <p>Arguments: the server's name, which {@code JACK_DEFAULT_SERVER} has too; a folder, whither
 * {@code live.json} goes; the delay in frames.
 */
public final class JackLiveScene {
  private JackLiveScene() {}

  /** Ends with 0 when everything went its way. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    LiveSettings settings =
        new LiveSettings(null, null, 1, 48_000, 128, Room.fixed(4), Room.fixed(2), 4);
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Process server = DummyServer.start(arguments[0], folder);
    try {
      AtomicReference<LiveReport> report = new AtomicReference<>();
      FutureTask<Void> session =
          new FutureTask<>(
              () -> {
                LiveRun.run(
                    new Console(nowhere, nowhere, false),
                    settings,
                    new DelayEffect(Integer.parseInt(arguments[2])),
                    true,
                    report::set);
                return null;
              });
      new Thread(session).start();
      Thread.sleep(1_500);
      List<Long> sent;
      List<Long> heard;
      try (JackRecorder recorder = new JackRecorder("nightjar:out_1");
          JackImpulses impulses = new JackImpulses("nightjar:in_1")) {
        Thread.sleep(2_000);
        heard = recorder.onsetFrames();
        sent = impulses.sentFrames();
      }
      session.get();
      new ObjectMapper()
          .writeValue(
              folder.resolve("live.json").toFile(),
              Map.of("sent", sent, "heard", heard, "report", report.get()));
    } finally {
      DummyServer.end(server);
    }
    System.exit(0);
  }
}
