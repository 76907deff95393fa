package dev.nightjar.plugin.jack;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;

/** Plays single samples into a JACK port, at frames that it remembers. */
public final class JackImpulses implements AutoCloseable {
  private static final int PERIOD_CYCLES = 40;

  private final JackClient client;
  private final JackPort port;
  private final List<Long> sent = new CopyOnWriteArrayList<>();
  private int cycle;

  /** Begins to play. */
  public JackImpulses(String destination) throws Exception {
    client = JackServer.connect("impulses");
    boolean connected = false;
    try {
      port = client.registerPort("out", JackPortType.AUDIO, JackPortFlags.JackPortIsOutput);
      client.setProcessCallback((called, frames) -> process(frames));
      client.activate();
      Jack.getInstance().connect(client, port.getName(), destination);
      connected = true;
    } finally {
      if (!connected) {
        client.close();
      }
    }
  }

  /** JACK's frames. */
  public List<Long> sentFrames() {
    return List.copyOf(sent);
  }

  @Override
  public void close() {
    client.close();
  }

  private boolean process(int frames) {
    FloatBuffer out = port.getFloatBuffer();
    boolean now = cycle++ % PERIOD_CYCLES == 0;
    int offset = (cycle * 7) % frames;
    for (int i = 0; i < frames; i++) {
      out.put(i, now && i == offset ? 0.5f : 0);
    }
    if (now) {
      try {
        sent.add(client.getLastFrameTime() + offset);
      } catch (JackException e) {
        throw new IllegalStateException(e);
      }
    }
    return true;
  }
}
