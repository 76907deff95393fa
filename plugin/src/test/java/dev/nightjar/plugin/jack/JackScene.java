package dev.nightjar.plugin.jack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.plugin.synth.JackSession;
import dev.nightjar.plugin.synth.SynthReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What happens on a JACK server of software, as a program: the server, a keyboard that is plugged
 * in, a session, a recorder; then the server ends and comes back.
 *
 * <p>Arguments: the server's name, which {@code JACK_DEFAULT_SERVER} has too; a folder, whither
 * {@code heard.json} and the server's messages go.
 */
public final class JackScene {
  /** How many are played. */
  static final int NOTES = 12;

  private final String server;
  private final Path folder;

  private JackScene(String server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Ends with 0 when everything went its way. */
  public static void main(String[] arguments) throws Exception {
    new JackScene(arguments[0], Path.of(arguments[1])).run();
    System.exit(0);
  }

  private void run() throws Exception {
    Process first = DummyServer.start(server, folder);
    Process second = null;
    try (JackSession session = new JackSession()) {
      session.awaitSaid("Playing through");
      List<Long> sent;
      List<Long> heard;
      try (JackKeyboard keyboard = new JackKeyboard(NOTES);
          JackRecorder recorder = new JackRecorder("nightjar:out_left")) {
        session.awaitSaid("MIDI input: keyboard:midi_out");
        keyboard.play();
        sent = keyboard.sentFrames();
        heard = recorder.onsetFrames();
        keyboard.hold();
        session.awaitVoices(true);
      }
      session.awaitSaid("MIDI input \"keyboard:midi_out\" has gone.");
      session.awaitVoices(false);
      DummyServer.end(first);
      session.awaitSaid("Sound output \"JACK\" has gone");
      second = DummyServer.start(server, folder);
      session.awaitSaid("The output is back.");
      SynthReport report = session.stop();
      new ObjectMapper()
          .writeValue(
              folder.resolve("heard.json").toFile(),
              Map.of("sent", sent, "heard", heard, "report", report, "said", session.said()));
    } finally {
      DummyServer.end(first);
      if (second != null) {
        DummyServer.end(second);
      }
    }
  }
}
