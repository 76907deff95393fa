package dev.nightjar.engine.midi;

import dev.nightjar.engine.tuning.ChannelTunings;
import dev.nightjar.engine.tuning.Tuning;

/**
 * Makes notes and controls of MIDI messages: channel voice and mode messages, registered
 * parameters, MPE zones, universal system exclusive messages. Nothing that arrives makes it fail,
 * and channel messages allocate nothing. [engine thread]
 *
 * <p>Sources: MIDI 1.0 Detailed Specification; General MIDI 2; RP-015 (reset all controllers); MPE
 * 1.0; MIDI Tuning Standard.
 */
public final class MidiInput implements ChannelControls {

  private static final int CHANNELS = 16;

  private final NoteListener listener;
  private final Channel[] channels = new Channel[CHANNELS];
  private final MpeZones zones = new MpeZones();
  private final MasterControls device = new MasterControls();
  private final ChannelTunings tunings = new ChannelTunings();
  private final CombinedControls controls;

  /** Everything at rest: no zones, equal temperament. */
  public MidiInput(NoteListener listener) {
    this.listener = listener;
    for (int channel = 0; channel < CHANNELS; channel++) {
      channels[channel] = new Channel(channel, listener);
    }
    controls = new CombinedControls(channels, zones, device, tunings);
  }

  /**
   * Takes a message. Those that aren't of a channel are ignored; of data bytes seven bits count.
   *
   * @param packed status, which is never left out, and two data bytes, from the lowest byte up
   */
  public void message(int packed) {
    int number = packed & 0x0F;
    int first = packed >> 8 & 0x7F;
    int second = packed >> 16 & 0x7F;
    Channel channel = channels[number];
    switch (packed & 0xF0) {
      case 0x80 -> channel.keys.noteOff(first, second);
      case 0x90 -> {
        if (second == 0) {
          channel.keys.noteOff(first);
        } else {
          channel.keys.noteOn(first, second);
        }
      }
      case 0xA0 -> channel.keyPressure(first, second);
      case 0xB0 -> control(number, first, second);
      case 0xC0 -> program(number, first);
      case 0xD0 -> channel.pressure(first);
      case 0xE0 -> channel.bend(second << 7 | first);
      default -> {}
    }
  }

  /**
   * Takes a system exclusive message: MIDI tuning, master volume and tuning, General MIDI on and
   * off, GS reset and XG on, which reset everything and select program 0; others, and damaged ones,
   * are ignored. May allocate where it brings a new tuning.
   *
   * @param message from F0 to F7
   */
  public void systemExclusive(byte[] message) {
    int last = message.length - 1;
    if (last < 5 || message[0] != (byte) 0xF0 || message[last] != (byte) 0xF7) {
      return;
    }
    for (int i = 1; i < last; i++) {
      if (message[i] < 0) {
        return;
      }
    }
    tunings.systemExclusive(message);
    if (message[1] == 0x7F && message[3] == 0x04) {
      device.message(message);
    }
    if (ResetMessages.include(message)) {
      reset();
      for (int channel = 0; channel < CHANNELS; channel++) {
        listener.programChange(channel, 0, 0);
      }
    }
  }

  /** The tuning of all channels, until messages of the MIDI Tuning Standard change keys. */
  public void tuning(Tuning tuning) {
    tunings.base(tuning);
  }

  /**
   * Silence, and everything at rest. The tuning given stays, and the listener hears of no program
   * change.
   */
  public void reset() {
    zones.reset();
    device.reset();
    tunings.reset();
    for (Channel channel : channels) {
      channel.keys.allSoundOff();
      channel.reset();
      pedals(channel);
    }
  }

  private void control(int number, int controller, int value) {
    Channel channel = channels[number];
    if (controller >= Controller.ALL_SOUND_OFF) {
      for (Channel each : channels) {
        if (each == channel || zones.master(each.number()) == number) {
          mode(each, controller);
        }
      }
      return;
    }
    channel.move(controller, value);
    switch (controller) {
      case Controller.SUSTAIN, Controller.SOSTENUTO -> pedalsOfZone(number);
      case Controller.UNREGISTERED_FINE,
          Controller.UNREGISTERED,
          Controller.REGISTERED_FINE,
          Controller.REGISTERED ->
          channel.parameters.select(controller, value);
      case Controller.DATA_ENTRY,
          Controller.DATA_ENTRY + Controller.FINE,
          Controller.DATA_INCREMENT,
          Controller.DATA_DECREMENT ->
          parameterEntered(number, channel.parameters.enter(controller, value));
      default -> {}
    }
  }

  private void mode(Channel channel, int controller) {
    if (controller == Controller.ALL_SOUND_OFF) {
      channel.keys.allSoundOff();
    } else if (controller == Controller.RESET_CONTROLLERS) {
      channel.resetControllers();
      pedalsOfZone(channel.number());
    } else if (controller >= Controller.ALL_NOTES_OFF) {
      channel.keys.allNotesOff();
    }
  }

  /** A master's pedals are those of its whole zone. */
  private void pedalsOfZone(int number) {
    for (Channel each : channels) {
      if (each.number() == number || zones.master(each.number()) == number) {
        pedals(each);
      }
    }
  }

  private void pedals(Channel channel) {
    channel.keys.sustain(controls.pedal(channel.number(), Controller.SUSTAIN));
    channel.keys.sostenuto(controls.pedal(channel.number(), Controller.SOSTENUTO));
  }

  private void parameterEntered(int number, int parameter) {
    RegisteredParameters parameters = channels[number].parameters;
    switch (parameter) {
      case RegisteredParameters.BEND_RANGE -> {
        // Members of a zone share their range (MPE 1.0, section 2.4).
        int master = zones.master(number);
        for (Channel each : channels) {
          if (master >= 0 && zones.master(each.number()) == master) {
            each.parameters.bendRangeOf(parameters);
          }
        }
      }
      case RegisteredParameters.TUNING_PROGRAM, RegisteredParameters.TUNING_BANK -> {
        int bank = parameters.coarse(RegisteredParameters.TUNING_BANK);
        int program = parameters.coarse(RegisteredParameters.TUNING_PROGRAM);
        for (Channel each : channels) {
          if (each.number() == number || zones.master(each.number()) == number) {
            tunings.select(each.number(), bank, program);
          }
        }
      }
      case RegisteredParameters.MPE_MEMBERS -> {
        if (number == MpeZones.LOWER_MASTER || number == MpeZones.UPPER_MASTER) {
          zone(number, parameters.coarse(RegisteredParameters.MPE_MEMBERS));
        }
      }
      default -> {}
    }
  }

  /** Channels that are in the zone, come into it or leave one begin anew. */
  private void zone(int master, int members) {
    int concerned = zones.configure(master, members);
    for (Channel each : channels) {
      if ((concerned >> each.number() & 1) != 0) {
        each.keys.end();
        each.begin(zones.master(each.number()) >= 0);
        pedals(each);
      }
    }
    programOfZone(master);
  }

  private void program(int number, int program) {
    channels[number].program(program);
    listener.programChange(number, channels[number].bank(), program);
    programOfZone(number);
  }

  private void programOfZone(int master) {
    Channel channel = channels[master];
    for (Channel each : channels) {
      if (channel.program() >= 0 && zones.master(each.number()) == master) {
        listener.programChange(each.number(), channel.bank(), channel.program());
      }
    }
  }

  @Override
  public double bendSemitones(int channel) {
    return controls.bendSemitones(channel);
  }

  @Override
  public double modulationDepth(int channel) {
    return controls.modulationDepth(channel);
  }

  @Override
  public double pitch(int channel, int key) {
    return controls.pitch(channel, key);
  }

  @Override
  public float gain(int channel) {
    return controls.gain(channel);
  }

  @Override
  public float pan(int channel) {
    return controls.pan(channel);
  }

  @Override
  public float controller(int channel, int number) {
    return controls.controller(channel, number);
  }

  @Override
  public float channelPressure(int channel) {
    return controls.channelPressure(channel);
  }

  @Override
  public float pressure(int channel, int key) {
    return controls.pressure(channel, key);
  }
}
