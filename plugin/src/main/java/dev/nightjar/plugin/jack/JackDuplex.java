package dev.nightjar.plugin.jack;

import dev.nightjar.plugin.sound.DeviceException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackLatencyCallbackMode;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPort.JackLatencyRange;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;

/**
 * As many input as output ports of a JACK server, and what happens between them. What we do in
 * JACK's call only copies; the binding allocates a few small objects around it.
 */
public final class JackDuplex implements AutoCloseable {
  private static final String NAME = "nightjar";

  /** JACK's own limit. */
  private static final int MOST_BLOCK_FRAMES = 8_192;

  /** What happens with a block. */
  @FunctionalInterface
  public interface Block {
    /**
     * Neither waits, allocates nor throws. [audio thread]
     *
     * @param in {@code [channels][>= frames]}
     * @param out {@code [channels][>= frames]}
     */
    void process(float[][] in, float[][] out, int frames);
  }

  private final JackClient client;
  private final List<JackPort> inputs = new ArrayList<>();
  private final List<JackPort> outputs = new ArrayList<>();
  private final int sampleRateHz;
  private final int blockFrames;
  private final float[][] in;
  private final float[][] out;
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong underruns = new AtomicLong();
  private final JackLatencyRange latency = new JackLatencyRange();
  private volatile Block block;
  private volatile boolean gone;
  private volatile boolean closed;

  private JackDuplex(JackClient client, int channels) throws JackException {
    this.client = client;
    sampleRateHz = client.getSampleRate();
    blockFrames = client.getBufferSize();
    in = new float[channels][MOST_BLOCK_FRAMES];
    out = new float[channels][MOST_BLOCK_FRAMES];
    for (int channel = 1; channel <= channels; channel++) {
      inputs.add(
          client.registerPort("in_" + channel, JackPortType.AUDIO, JackPortFlags.JackPortIsInput));
      outputs.add(
          client.registerPort(
              "out_" + channel, JackPortType.AUDIO, EnumSet.of(JackPortFlags.JackPortIsOutput)));
    }
    client.onShutdown(ended -> gone = true);
    client.setXrunCallback(late -> underruns.incrementAndGet());
    // Whoever opened us counts on the block: to him a server with another one is another server.
    client.setBuffersizeCallback((changed, size) -> gone = gone || size != blockFrames);
    client.setProcessCallback((called, count) -> process(count));
  }

  /**
   * Opens ports on the running server, which sets rate and block.
   *
   * @param input part of the names of the ports to listen to; null for the machine's own
   * @param output part of the names of the ports to play to; null for the machine's own
   */
  public static JackDuplex open(int channels, String input, String output) throws DeviceException {
    JackClient client = JackServer.connect(NAME);
    boolean whole = false;
    try {
      JackDuplex opened = new JackDuplex(client, channels);
      client.activate();
      try (JackLinks links = new JackLinks(JackServer.library(), client, null, null, text -> {})) {
        links.connectInputs(opened.inputs, input);
        links.connectOutputs(opened.outputs, output);
      }
      whole = true;
      return opened;
    } catch (JackException refused) {
      throw new DeviceException(
          "The JACK server does not give us ports. Look at its messages.", refused);
    } finally {
      if (!whole) {
        client.close();
      }
    }
  }

  /** Hz. [any thread] */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Frames at once. [any thread] */
  public int blockFrames() {
    return blockFrames;
  }

  /** From now on blocks go this way; silence before. [not real-time] */
  public void start(Block way) {
    block = way;
  }

  /** Whether the server has ended, or changed its block. [any thread] */
  public boolean gone() {
    return gone;
  }

  /** Frames that have gone through. [any thread] */
  public long frames() {
    return frames.get();
  }

  /** How often the server was late. [any thread] */
  public long underruns() {
    return underruns.get();
  }

  /** How long frames are on their way to us, as JACK knows. [not real-time] */
  public int inputLatencyFrames() {
    return latency(inputs.get(0), JackLatencyCallbackMode.JackCaptureLatency);
  }

  /** How long frames are on their way from us, as JACK knows. [not real-time] */
  public int outputLatencyFrames() {
    return latency(outputs.get(0), JackLatencyCallbackMode.JackPlaybackLatency);
  }

  @Override
  public void close() {
    synchronized (latency) {
      closed = true;
    }
    client.close();
  }

  private int latency(JackPort port, JackLatencyCallbackMode way) {
    synchronized (latency) {
      if (gone || closed) {
        return 0;
      }
      try {
        port.getLatencyRange(latency, way);
        return latency.getMax();
      } catch (JackException unknown) {
        return 0;
      }
    }
  }

  /** Always goes on: JACK would throw us out otherwise. [audio thread] */
  private boolean process(int count) {
    Block way = block;
    int fitting = Math.min(count, MOST_BLOCK_FRAMES);
    if (way != null) {
      for (int channel = 0; channel < in.length; channel++) {
        FloatBuffer from = inputs.get(channel).getFloatBuffer();
        from.get(in[channel], 0, Math.min(fitting, from.remaining()));
      }
      way.process(in, out, fitting);
      frames.lazySet(frames.get() + fitting);
    }
    for (int channel = 0; channel < out.length; channel++) {
      FloatBuffer to = outputs.get(channel).getFloatBuffer();
      to.put(out[channel], 0, Math.min(fitting, to.remaining()));
    }
    return true;
  }
}
