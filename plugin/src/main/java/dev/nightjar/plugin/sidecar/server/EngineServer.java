package dev.nightjar.plugin.sidecar.server;

import dev.nightjar.plugin.sidecar.PluginOpener;
import dev.nightjar.plugin.sidecar.WindowOpener;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The engine of one user and one version: listens for plug-ins, serves each on threads of its own,
 * and ends when nobody has been there for a while.
 */
public final class EngineServer implements AutoCloseable {

  static final int PROTOCOL = 1;

  private static final int MOST_CONNECTIONS = 256;
  private static final long ASK_WITHIN_SECONDS = 5;
  private static final long LOOK_MS = 200;
  private static final long PAUSE_MS = 50;

  /** For instances to end; sessions wait no longer themselves. */
  private static final long END_WAIT_NS = 2_500_000_000L;

  private static final int CONNECTION_STACK_BYTES = 256 << 10;

  private final RuntimeFolder folder;
  private final EngineLock lock;
  private final PluginOpener opener;
  private final WindowOpener windows;
  private final String greeting;
  private final long idleNs;
  private final EngineLog log;
  private final ServerSocketChannel listening;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock;
  private volatile long busyNs = System.nanoTime();
  private volatile boolean closed;

  /**
   * Begins to listen. [not real-time]
   *
   * @param idle how long it stays when nobody is there
   * @return null if another engine is there already
   * @throws IOException if the socket can't be made
   */
  public static EngineServer listen(
      RuntimeFolder folder,
      String version,
      PluginOpener opener,
      WindowOpener windows,
      Duration idle,
      EngineLog log)
      throws IOException {
    EngineLock lock = EngineLock.take(folder);
    if (lock == null) {
      return null;
    }
    try {
      folder.sweep();
      return new EngineServer(folder, lock, version, opener, windows, idle, log);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e instanceof IOException told ? told : new EngineException(e.toString(), e);
    }
  }

  private EngineServer(
      RuntimeFolder folder,
      EngineLock lock,
      String version,
      PluginOpener opener,
      WindowOpener windows,
      Duration idle,
      EngineLog log)
      throws IOException {
    this.folder = folder;
    this.lock = lock;
    this.opener = opener;
    this.windows = windows;
    this.log = log;
    idleNs = idle.toNanos();
    greeting = "nightjar %d %s %d".formatted(PROTOCOL, version, ProcessHandle.current().pid());
    // What a killed engine left; nobody listens there, since the lock is ours.
    Files.deleteIfExists(folder.socket());
    listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listening.bind(UnixDomainSocketAddress.of(folder.socket()), MOST_CONNECTIONS);
    clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "nightjar-clock"));
    ScheduledFuture<?> unused =
        clock.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  /** Serves until it is closed, or has been idle for long enough. [not real-time] */
  public void run() {
    log.say("listens at " + folder.socket());
    while (!closed) {
      try {
        accept(listening.accept());
      } catch (ClosedChannelException end) {
        closed = true;
      } catch (IOException | OutOfMemoryError tooMany) {
        log.say("can't take a connection: " + tooMany.getMessage());
        pause();
      }
    }
    close();
    long start = System.nanoTime();
    while (!connections.isEmpty() && System.nanoTime() - start < END_WAIT_NS) {
      pause();
    }
  }

  private void accept(SocketChannel socket) throws IOException {
    if (connections.size() >= MOST_CONNECTIONS) {
      socket.close();
      return;
    }
    Connection connection = new Connection(socket, folder, opener, windows, log);
    connections.add(connection);
    Runnable task =
        () -> {
          try {
            connection.run(greeting);
          } finally {
            busyNs = System.nanoTime();
            connections.remove(connection);
          }
        };
    Thread thread = new Thread(null, task, "nightjar-connection", CONNECTION_STACK_BYTES);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError noThread) {
      connections.remove(connection);
      socket.close();
      throw noThread;
    }
    try {
      ScheduledFuture<?> unused =
          clock.schedule(
              () -> {
                if (!connection.asked()) {
                  connection.close();
                }
              },
              ASK_WITHIN_SECONDS,
              TimeUnit.SECONDS);
    } catch (RejectedExecutionException ending) {
      // It came while the engine was being closed.
      connection.close();
    }
  }

  /** Ends it, and all its instances. [any thread] */
  @Override
  public void close() {
    synchronized (this) {
      if (!listening.isOpen() && clock.isShutdown()) {
        return;
      }
      closed = true;
      clock.shutdown();
      try (lock) {
        Files.deleteIfExists(folder.socket());
        listening.close();
      } catch (IOException e) {
        log.say("does not end well: " + e.getMessage());
      }
    }
    connections.forEach(Connection::close);
    log.say("ends");
  }

  private void look() {
    if (!connections.isEmpty()) {
      busyNs = System.nanoTime();
    } else if (System.nanoTime() - busyNs > idleNs) {
      log.say("nobody is here any more");
      close();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
