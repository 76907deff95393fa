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

/** Listens to a JACK port and remembers the frames at which silence ends. */
public final class JackRecorder implements AutoCloseable {
  private static final int SILENCE_FRAMES = 1_000;

  private final JackClient client;
  private final JackPort port;
  private final List<Long> onsets = new CopyOnWriteArrayList<>();
  private int silent = SILENCE_FRAMES;

  /** Begins to listen. */
  public JackRecorder(String source) throws Exception {
    client = JackServer.connect("recorder");
    boolean connected = false;
    try {
      port = client.registerPort("in", JackPortType.AUDIO, JackPortFlags.JackPortIsInput);
      client.setProcessCallback((called, frames) -> process(frames));
      client.activate();
      Jack.getInstance().connect(client, source, port.getName());
      connected = true;
    } finally {
      if (!connected) {
        client.close();
      }
    }
  }

  /** JACK's frames, so far. */
  public List<Long> onsetFrames() {
    return List.copyOf(onsets);
  }

  @Override
  public void close() {
    client.close();
  }

  private boolean process(int frames) {
    FloatBuffer in = port.getFloatBuffer();
    for (int i = 0; i < frames; i++) {
      boolean sounds = in.get(i) != 0;
      if (sounds && silent >= SILENCE_FRAMES) {
        try {
          onsets.add(client.getLastFrameTime() + i);
        } catch (JackException e) {
          throw new IllegalStateException(e);
        }
      }
      silent = sounds ? 0 : silent + 1;
    }
    return true;
  }
}
