package dev.nightjar.plugin.sidecar.server;

import dev.nightjar.plugin.sidecar.PluginOpener;
import dev.nightjar.plugin.sidecar.WindowOpener;
import dev.nightjar.plugin.sidecar.memory.Segment;
import dev.nightjar.plugin.sidecar.session.Session;
import dev.nightjar.plugin.sidecar.session.SessionListener;
import dev.nightjar.plugin.sidecar.session.StateErrand;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** The line to one plug-in instance: its end is the instance's end, and the other way round. */
final class Connection implements SessionListener, WindowOpener.Owner {

  private static final int MOST_MESSAGES = 32;

  private static final int MOST_MESSAGE_CHARACTERS = 500;

  private final SocketChannel socket;
  private final LineChannel lines;
  private final RuntimeFolder folder;
  private final PluginOpener opener;
  private final WindowOpener windows;
  private final LineSender sender;
  private final EngineLog log;
  private final AtomicInteger messages = new AtomicInteger();
  private volatile boolean asked;
  private volatile String state = "getting ready";
  private volatile Session session;

  Connection(
      SocketChannel socket,
      RuntimeFolder folder,
      PluginOpener opener,
      WindowOpener windows,
      EngineLog log) {
    this.socket = socket;
    this.folder = folder;
    this.opener = opener;
    this.windows = windows;
    this.log = log;
    lines = new LineChannel(socket);
    sender = new LineSender(lines, this::close);
  }

  /** Whether it has said what it wants. [any thread] */
  boolean asked() {
    return asked;
  }

  /** Serves it until its end. [not real-time] */
  void run(String greeting) {
    try (socket;
        sender) {
      lines.write(greeting);
      List<StateErrand> first = new ArrayList<>();
      StateTalk before = new StateTalk(errand -> errand.state() != null && first.add(errand));
      String line = lines.read();
      while (line != null && first.isEmpty() && before.hear(line)) {
        line = lines.read();
      }
      OpenRequest request = line == null || before.isHalf() ? null : OpenRequest.parse(line);
      if (request != null) {
        asked = true;
        serve(request, first);
      } else if (line != null) {
        lines.write("failed This is no request: " + line);
      }
    } catch (IOException | RuntimeException gone) {
      log.say("a connection has broken: " + gone.getMessage());
    }
  }

  /** Ends it. [any thread] */
  void close() {
    try {
      socket.close();
    } catch (IOException closedAnyway) {
      log.say("a connection does not close: " + closedAnyway.getMessage());
    }
  }

  private void serve(OpenRequest request, List<StateErrand> first) throws IOException {
    Path file = folder.segment(request.fileName());
    if (file == null) {
      lines.write("failed No segment is called " + request.fileName() + ".");
      return;
    }
    Segment segment;
    try {
      segment = Segment.map(file);
    } catch (IOException refused) {
      log.say(request.pluginId() + " is refused: " + refused.getMessage());
      lines.write("failed The plug-in's shared memory can't be used: " + refused.getMessage());
      lines.read();
      return;
    }
    log.say(request.pluginId() + " begins, " + describe(segment));
    Session begun = null;
    try (WindowOpener.InstanceWindow window = windows.begin(this)) {
      lines.write("opened");
      begun = Session.start(request.pluginId(), segment, opener, this, first);
      session = begun;
      StateTalk state = new StateTalk(begun::run);
      String line = lines.read();
      while (line != null && (state.hear(line) || (!state.isHalf() && window.hear(line)))) {
        line = lines.read();
      }
      log.say(request.pluginId() + (line == null ? " ends" : " says what nobody asked for; ends"));
    } finally {
      if (begun == null) {
        segment.close();
      } else {
        begun.close();
      }
    }
  }

  private static String describe(Segment segment) {
    return "%d Hz, %d in, %d out, process %d"
        .formatted(
            segment.format().sampleRateHz(),
            segment.format().inputChannels(),
            segment.format().outputChannels(),
            segment.format().pluginPid());
  }

  @Override
  public void ready(int latencyFrames) {
    state = "ready";
    send("ready " + latencyFrames);
  }

  @Override
  public void failed(String reason) {
    log.say("failed: " + reason);
    state = "stopped: " + reason;
    send("failed " + reason);
  }

  @Override
  public void message(String text) {
    if (messages.incrementAndGet() <= MOST_MESSAGES) {
      log.say(text);
      send("message " + text);
    }
  }

  @Override
  public void saved(long turn, byte[] state) {
    sender.send(StateTalk.saved(turn, state));
  }

  @Override
  public void unsaved(long turn, String reason) {
    log.say(reason);
    send("data unsaved " + turn + " " + reason);
  }

  @Override
  public void loaded(long turn) {
    send("data loaded " + turn);
  }

  @Override
  public void unloaded(long turn, String reason) {
    log.say(reason);
    send("data unloaded " + turn + " " + reason);
  }

  @Override
  public void say(String line) {
    send(line);
  }

  @Override
  public String state() {
    Session running = session;
    boolean tells = running != null && state.equals("ready");
    return tells ? String.format(Locale.ROOT, "ready, load %.0f %%", 100 * running.load()) : state;
  }

  private void send(String line) {
    sender.send(line.substring(0, Math.min(line.length(), MOST_MESSAGE_CHARACTERS)));
  }
}
