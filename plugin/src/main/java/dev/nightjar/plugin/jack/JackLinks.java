package dev.nightjar.plugin.jack;

import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.sound.DeviceException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;

/**
 * Connects our ports to the machine's: the outputs once, MIDI inputs as they appear. What somebody
 * disconnects stays so. [not real-time]
 */
final class JackLinks implements AutoCloseable {
  private static final long PERIOD_MS = 1_000;
  private static final long END_WAIT_MS = 2_000;

  private final Jack jack;
  private final JackClient client;
  private final JackMidiInput midi;
  private final MidiFilter filter;
  private final Consumer<String> messages;
  private final Set<String> connected = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private boolean troubled;
  private final Thread looking = new Thread(this::lookOn, "nightjar-jack");

  /**
   * For an active client.
   *
   * @param midi our MIDI port; null for none
   */
  JackLinks(
      Jack jack,
      JackClient client,
      JackMidiInput midi,
      MidiFilter filter,
      Consumer<String> messages) {
    this.jack = jack;
    this.client = client;
    this.midi = midi;
    this.filter = filter;
    this.messages = messages;
  }

  /**
   * Connects our outputs to the loudspeakers, or to whatever is asked for.
   *
   * @param device part of the names of the ports to play to; null for the machine's own
   * @throws DeviceException if there are none of that name, with the names that there are
   */
  void connectOutputs(List<JackPort> outputs, String device) throws DeviceException {
    List<String> wanted = ports(JackPortFlags.JackPortIsInput, "input", device);
    // A single port goes to both loudspeakers.
    int count = outputs.size() == 1 ? 2 : outputs.size();
    for (int i = 0; i < Math.min(count, wanted.size()); i++) {
      connect(outputs.get(i % outputs.size()).getName(), wanted.get(i));
    }
  }

  /**
   * Connects the machine's inputs, or whatever is asked for, to ours.
   *
   * @param device part of the names of the ports to listen to; null for the machine's own
   * @throws DeviceException if there are none of that name, with the names that there are
   */
  void connectInputs(List<JackPort> inputs, String device) throws DeviceException {
    List<String> wanted = ports(JackPortFlags.JackPortIsOutput, "output", device);
    for (int i = 0; i < Math.min(inputs.size(), wanted.size()); i++) {
      connect(wanted.get(i), inputs.get(i).getName());
    }
  }

  private List<String> ports(JackPortFlags way, String word, String device) throws DeviceException {
    EnumSet<JackPortFlags> flags =
        device == null ? EnumSet.of(way, JackPortFlags.JackPortIsPhysical) : EnumSet.of(way);
    List<String> all;
    try {
      all = List.of(jack.getPorts(client, null, JackPortType.AUDIO, flags));
    } catch (JackException refused) {
      throw new DeviceException("JACK does not list its ports. Look at its messages.", refused);
    }
    List<String> wanted =
        all.stream().filter(port -> device == null || lower(port).contains(lower(device))).toList();
    if (wanted.isEmpty() && device != null) {
      throw new DeviceException(
          "No JACK %s is called \"%s\". There is: %s."
              .formatted(word, device, all.isEmpty() ? "none" : String.join(", ", all)));
    }
    return wanted;
  }

  private void connect(String from, String to) throws DeviceException {
    try {
      jack.connect(client, from, to);
    } catch (JackException refused) {
      throw new DeviceException(
          "JACK does not connect %s to %s. Look at its messages.".formatted(from, to), refused);
    }
  }

  /** Begins to look for MIDI inputs. */
  void start() {
    if (midi != null) {
      looking.setDaemon(true);
      looking.start();
    }
  }

  @Override
  public void close() {
    end.countDown();
    try {
      looking.join(END_WAIT_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookOn() {
    try {
      do {
        lookOnce();
      } while (!end.await(PERIOD_MS, TimeUnit.MILLISECONDS));
    } catch (JackException serverGone) {
      // The output tells so.
      end.countDown();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookOnce() throws JackException {
    try {
      look();
      troubled = false;
    } catch (RuntimeException trouble) {
      if (!troubled) {
        messages.accept("MIDI inputs cannot be looked for (" + trouble + "). Trying on.");
      }
      troubled = true;
    }
  }

  private void look() throws JackException {
    EnumSet<JackPortFlags> keyboards =
        EnumSet.of(JackPortFlags.JackPortIsOutput, JackPortFlags.JackPortIsPhysical);
    List<String> present = List.of(jack.getPorts(client, null, JackPortType.MIDI, keyboards));
    for (String port : List.copyOf(connected)) {
      if (!present.contains(port)) {
        connected.remove(port);
        midi.letGo();
        messages.accept("MIDI input \"" + port + "\" has gone.");
      }
    }
    refused.retainAll(present);
    for (String port : present) {
      if (filter.hears(port) && !connected.contains(port)) {
        connectMidi(port);
      }
    }
  }

  /** One that refuses is asked again, but spoken of once. */
  private void connectMidi(String port) {
    try {
      jack.connect(client, port, midi.port().getName());
      connected.add(port);
      refused.remove(port);
      messages.accept("MIDI input: " + port);
    } catch (JackException inTheWay) {
      if (refused.add(port)) {
        messages.accept("JACK does not connect MIDI input \"" + port + "\". Trying on.");
      }
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
