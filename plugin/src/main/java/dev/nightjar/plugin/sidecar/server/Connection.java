package dev.nightjar.plugin.sidecar.server;

import dev.nightjar.plugin.sidecar.PluginOpener;
import dev.nightjar.plugin.sidecar.memory.Segment;
import dev.nightjar.plugin.sidecar.session.Session;
import dev.nightjar.plugin.sidecar.session.SessionListener;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** The line to one plug-in instance: its end is the instance's end, and the other way round. */
final class Connection implements SessionListener {

  /** So few and short that they always have room, and sending them never waits. */
  private static final int MOST_MESSAGES = 32;

  private static final int MOST_MESSAGE_CHARACTERS = 500;

  private final SocketChannel socket;
  private final LineChannel lines;
  private final RuntimeFolder folder;
  private final PluginOpener opener;
  private final Executor sender;
  private final EngineLog log;
  private final AtomicInteger messages = new AtomicInteger();
  private volatile boolean asked;

  /**
   * @param sender runs what is sent from threads that must not wait
   */
  Connection(
      SocketChannel socket,
      RuntimeFolder folder,
      PluginOpener opener,
      Executor sender,
      EngineLog log) {
    this.socket = socket;
    this.folder = folder;
    this.opener = opener;
    this.sender = sender;
    this.log = log;
    lines = new LineChannel(socket);
  }

  /** Whether it has said what it wants. [any thread] */
  boolean asked() {
    return asked;
  }

  /** Serves it until its end. [not real-time] */
  void run(String greeting) {
    try (socket) {
      lines.write(greeting);
      String line = lines.read();
      OpenRequest request = line == null ? null : OpenRequest.parse(line);
      if (request != null) {
        asked = true;
        serve(request);
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

  private void serve(OpenRequest request) throws IOException {
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
    Session session = null;
    try {
      lines.write("opened");
      session = Session.start(request.pluginId(), segment, opener, this);
      // Nothing more is expected: the end is all that comes.
      String line = lines.read();
      log.say(request.pluginId() + (line == null ? " ends" : " says what nobody asked for; ends"));
    } finally {
      if (session == null) {
        segment.close();
      } else {
        session.close();
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
    send("ready " + latencyFrames);
  }

  @Override
  public void failed(String reason) {
    log.say("failed: " + reason);
    send("failed " + reason);
  }

  @Override
  public void message(String text) {
    if (messages.incrementAndGet() <= MOST_MESSAGES) {
      log.say(text);
      send("message " + text);
    }
  }

  private void send(String line) {
    String shown = line.substring(0, Math.min(line.length(), MOST_MESSAGE_CHARACTERS));
    try {
      sender.execute(
          () -> {
            try {
              lines.write(shown);
            } catch (IOException gone) {
              close();
            }
          });
    } catch (RejectedExecutionException atTheEnd) {
      close();
    }
  }
}
