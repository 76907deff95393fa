package dev.nightjar.plugin.midi;

import dev.nightjar.engine.midi.EventRing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Sequencer;
import javax.sound.midi.Synthesizer;

/** MIDI inputs as Java Sound shows them. [not real-time] */
public final class JavaSoundMidi implements MidiPorts {
  private final MidiFilter filter;

  /** Those whose messages are let through by the filter; it does not hide inputs. */
  public JavaSoundMidi(MidiFilter filter) {
    this.filter = filter;
  }

  @Override
  public List<MidiPort> present() {
    List<MidiPort> ports = new ArrayList<>();
    Map<String, Integer> namesakes = new HashMap<>();
    for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
      MidiDevice device = input(info);
      if (device != null) {
        String name = info.getName();
        int count = namesakes.merge(name, 1, Integer::sum);
        ports.add(new Port(device, count == 1 ? name : name + " (" + count + ")", filter));
      }
    }
    return ports;
  }

  /** The device, if it is one that gives messages and no program of the JDK. */
  private static MidiDevice input(MidiDevice.Info info) {
    try {
      MidiDevice device = MidiSystem.getMidiDevice(info);
      boolean software = device instanceof Sequencer || device instanceof Synthesizer;
      return software || device.getMaxTransmitters() == 0 ? null : device;
    } catch (MidiUnavailableException | IllegalArgumentException vanished) {
      return null;
    }
  }

  private record Port(MidiDevice device, String name, MidiFilter filter) implements MidiPort {
    @Override
    public Runnable open(EventRing ring, EventClock clock) throws IOException {
      boolean opened = false;
      try {
        device.open();
        device.getTransmitter().setReceiver(new IntakeReceiver(ring, clock, filter));
        opened = true;
        return device::close;
      } catch (MidiUnavailableException | IllegalStateException | SecurityException e) {
        throw new IOException(
            "MIDI input \"%s\" does not open (%s). It may be in use."
                .formatted(name, e.getMessage()),
            e);
      } finally {
        if (!opened) {
          device.close();
        }
      }
    }
  }

  private static final class IntakeReceiver implements Receiver {
    private final MessageIntake intake;
    private final EventClock clock;

    IntakeReceiver(EventRing ring, EventClock clock, MidiFilter filter) {
      intake = new MessageIntake(ring, filter);
      this.clock = clock;
    }

    /** The device's time stamps have a zero of their own: the time of arrival is what counts. */
    @Override
    public void send(MidiMessage message, long timeStamp) {
      byte[] bytes = message.getMessage();
      intake.take(clock.dueFrame(), bytes, message.getLength());
    }

    @Override
    public void close() {}
  }
}
