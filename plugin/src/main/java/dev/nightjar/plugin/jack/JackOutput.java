package dev.nightjar.plugin.jack;

import dev.nightjar.engine.midi.EventRing;
import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.sound.DeviceException;
import dev.nightjar.plugin.sound.FrameSource;
import dev.nightjar.plugin.sound.SoundOutput;
import java.nio.FloatBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackLatencyCallbackMode;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPort.JackLatencyRange;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;

/**
 * Two output ports and, if wanted, a MIDI input port of a JACK server, which calls when it wants a
 * block. What we do in that call only copies; the binding allocates a few small objects around it.
 */
public final class JackOutput implements SoundOutput {
  private static final String NAME = "nightjar";

  /** JACK's own limit. */
  private static final int MOST_BLOCK_FRAMES = 8_192;

  private static final int CHANNELS = 2;

  private final JackClient client;
  private final List<JackPort> ports;
  private final JackMidiInput midi;
  private final EventRing midiRing;
  private final JackLinks links;
  private final String device;
  private final int sampleRateHz;
  private final float[][] block = new float[CHANNELS][MOST_BLOCK_FRAMES];
  private final JackLatencyRange latency = new JackLatencyRange();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong underruns = new AtomicLong();
  private volatile int blockFrames;
  private volatile FrameSource source;
  private volatile boolean gone;
  private volatile boolean closed;
  private volatile int lastLatencyFrames;

  private JackOutput(
      JackClient client,
      String device,
      EventRing midiRing,
      MidiFilter filter,
      Consumer<String> messages)
      throws JackException, DeviceException {
    this.client = client;
    this.device = device;
    this.midiRing = midiRing;
    sampleRateHz = client.getSampleRate();
    blockFrames = client.getBufferSize();
    ports = List.of(output("out_left"), output("out_right"));
    midi =
        midiRing == null
            ? null
            : new JackMidiInput(
                client.registerPort("midi_in", JackPortType.MIDI, JackPortFlags.JackPortIsInput),
                midiRing,
                filter);
    links = new JackLinks(JackServer.library(), client, midi, filter, messages);
    client.onShutdown(ended -> gone = true);
    client.setXrunCallback(late -> underruns.incrementAndGet());
    client.setBuffersizeCallback((changed, size) -> blockFrames = size);
    client.setProcessCallback((called, count) -> process(count));
  }

  /** Whether a server can be reached. [not real-time] */
  public static boolean serverRuns() {
    try {
      JackServer.connect(NAME).close();
      return true;
    } catch (DeviceException none) {
      return false;
    }
  }

  /**
   * Opens ports on the running server, which sets rate and block.
   *
   * @param device part of the names of the ports to play to; null for the machine's own
   * @param midi takes what comes in; null for no MIDI port
   * @param filter which physical MIDI ports are connected, and which channel is heard
   * @param messages hears which MIDI ports are connected
   */
  public static JackOutput open(
      String device, EventRing midi, MidiFilter filter, Consumer<String> messages)
      throws DeviceException {
    JackClient client = JackServer.connect(NAME);
    boolean whole = false;
    try {
      JackOutput opened = new JackOutput(client, device, midi, filter, messages);
      client.activate();
      opened.links.connectOutputs(opened.ports, device);
      opened.links.start();
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

  @Override
  public String name() {
    return device == null ? "JACK" : "JACK " + device;
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int blockFrames() {
    return blockFrames;
  }

  @Override
  public void start(FrameSource from) {
    source = from;
  }

  @Override
  public boolean gone() {
    return gone;
  }

  @Override
  public long frames() {
    return frames.get();
  }

  @Override
  public long underruns() {
    return underruns.get();
  }

  @Override
  public double bufferedFrames() {
    if (gone || closed) {
      return lastLatencyFrames;
    }
    try {
      ports.get(0).getLatencyRange(latency, JackLatencyCallbackMode.JackPlaybackLatency);
      lastLatencyFrames = latency.getMax();
    } catch (JackException unknown) {
      // The last one may still be right.
    }
    return lastLatencyFrames;
  }

  @Override
  public void close() {
    closed = true;
    links.close();
    client.close();
    if (midiRing != null) {
      midiRing.close();
    }
  }

  private JackPort output(String port) throws JackException {
    return client.registerPort(
        port,
        JackPortType.AUDIO,
        EnumSet.of(JackPortFlags.JackPortIsOutput, JackPortFlags.JackPortIsTerminal));
  }

  private void takeMidi(FrameSource from) {
    if (midi == null) {
      return;
    }
    try {
      midi.take(from);
    } catch (JackException unreadable) {
      // The rest of this block's messages is lost; the sound goes on.
    }
  }

  /** Always goes on: JACK would throw us out otherwise. [audio thread] */
  private boolean process(int count) {
    FrameSource from = source;
    int fitting = Math.min(count, MOST_BLOCK_FRAMES);
    if (from != null) {
      takeMidi(from);
      from.pull(block, fitting);
      frames.lazySet(frames.get() + fitting);
    }
    for (int channel = 0; channel < CHANNELS; channel++) {
      FloatBuffer out = ports.get(channel).getFloatBuffer();
      out.put(block[channel], 0, Math.min(fitting, out.remaining()));
    }
    return true;
  }
}
