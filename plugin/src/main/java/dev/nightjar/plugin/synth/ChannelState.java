package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import java.util.Arrays;

/**
 * How sixteen channels and the device are set: programs, controllers, wheels, registered
 * parameters, master volume and tunings, so that an instrument which comes later can be set the
 * same. Notes are not part of it. [engine thread]
 */
final class ChannelState {
  private static final int CHANNELS = 16;
  private static final int NUMBERS = 128;
  private static final int UNSET = -1;

  private static final int CONTROL_CHANGE = 0xb0;
  private static final int PROGRAM_CHANGE = 0xc0;
  private static final int PRESSURE = 0xd0;
  private static final int BEND = 0xe0;

  private static final int BANK = 0;
  private static final int BANK_FINE = 32;
  private static final int DATA_ENTRY = 6;
  private static final int DATA_ENTRY_FINE = 38;
  private static final int DATA_INCREMENT = 96;
  private static final int UNREGISTERED_FINE = 98;
  private static final int UNREGISTERED = 99;
  private static final int REGISTERED_FINE = 100;
  private static final int REGISTERED = 101;
  private static final int FIRST_MODE = 120;
  private static final int RESET_CONTROLLERS = 121;

  /** Bend range, tuning, tuning program and bank, and last the size of an MPE zone. */
  private static final int PARAMETERS = 7;

  private static final int MPE_MEMBERS = 6;

  private final int[][] controllers = new int[CHANNELS][NUMBERS];
  private final int[][] parameters = new int[CHANNELS][2 * PARAMETERS];
  private final boolean[] registered = new boolean[CHANNELS];
  private final int[] programs = new int[CHANNELS];
  private final int[] bends = new int[CHANNELS];
  private final int[] pressures = new int[CHANNELS];
  private final ExclusiveState exclusive = new ExclusiveState();

  ChannelState() {
    forget(UNSET);
  }

  /** Takes note of a channel message. */
  void follow(int message) {
    int channel = message & 0xf;
    int first = (message >> 8) & 0x7f;
    int second = (message >> 16) & 0x7f;
    switch (message & 0xf0) {
      case CONTROL_CHANGE -> control(channel, first, second);
      case PROGRAM_CHANGE -> programs[channel] = first;
      case PRESSURE -> pressures[channel] = first;
      case BEND -> bends[channel] = second << 7 | first;
      default -> {}
    }
  }

  /** Takes note of a system exclusive message: General MIDI on and off set everything back. */
  void follow(byte[] message) {
    exclusive.follow(message);
    boolean generalMidi = message.length == 6 && message[1] == 0x7e && message[3] == 0x09;
    if (generalMidi && message[4] >= 1 && message[4] <= 3) {
      forget(0);
      exclusive.forget();
    }
  }

  /** Sets an instrument that is as it was made. */
  void restore(Instrument instrument) {
    exclusive.restore(instrument);
    // A zone that is made sets its channels back.
    for (int channel = 0; channel < CHANNELS; channel++) {
      parameter(instrument, channel, MPE_MEMBERS);
    }
    for (int channel = 0; channel < CHANNELS; channel++) {
      controller(instrument, channel, BANK);
      controller(instrument, channel, BANK_FINE);
      if (programs[channel] != UNSET) {
        instrument.message(PROGRAM_CHANGE | channel | (programs[channel] << 8));
      }
      for (int number = 0; number < FIRST_MODE; number++) {
        if (isPlain(number)) {
          controller(instrument, channel, number);
        }
      }
      for (int parameter = 0; parameter < MPE_MEMBERS; parameter++) {
        parameter(instrument, channel, parameter);
      }
      selection(instrument, channel);
      if (bends[channel] != UNSET) {
        int bend = bends[channel];
        instrument.message(BEND | channel | ((bend & 0x7f) << 8) | ((bend >> 7) << 16));
      }
      if (pressures[channel] != UNSET) {
        instrument.message(PRESSURE | channel | (pressures[channel] << 8));
      }
    }
  }

  private void forget(int program) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      Arrays.fill(controllers[channel], UNSET);
      Arrays.fill(parameters[channel], UNSET);
    }
    Arrays.fill(registered, false);
    Arrays.fill(programs, program);
    Arrays.fill(bends, UNSET);
    Arrays.fill(pressures, UNSET);
  }

  private void control(int channel, int number, int value) {
    switch (number) {
      case DATA_ENTRY, DATA_ENTRY_FINE -> enter(channel, number == DATA_ENTRY ? 0 : 1, value);
      case RESET_CONTROLLERS -> reset(channel);
      default -> {
        if (number < FIRST_MODE) {
          controllers[channel][number] = value;
        }
        if (number >= UNREGISTERED_FINE && number <= REGISTERED) {
          registered[channel] = number >= REGISTERED_FINE;
        }
        // Fine parts begin anew with their coarse ones; a bank's come in any order.
        if (number > BANK && number < BANK_FINE) {
          controllers[channel][number + BANK_FINE] = UNSET;
        }
      }
    }
  }

  private void enter(int channel, int part, int value) {
    int parameter = controllers[channel][REGISTERED_FINE];
    if (registered[channel]
        && controllers[channel][REGISTERED] == 0
        && parameter >= 0
        && parameter < PARAMETERS) {
      parameters[channel][2 * parameter + part] = value;
      if (part == 0) {
        parameters[channel][2 * parameter + 1] = UNSET;
      }
    }
  }

  /** Source: RP-015. */
  private void reset(int channel) {
    for (int number = 0; number < NUMBERS; number++) {
      if (!outlivesReset(number)) {
        controllers[channel][number] = UNSET;
      }
    }
    registered[channel] = false;
    bends[channel] = UNSET;
    pressures[channel] = UNSET;
  }

  private static boolean outlivesReset(int number) {
    return switch (number) {
      case BANK, BANK_FINE, 7, 39, 10, 42 -> true;
      default -> (number >= 70 && number <= 79) || (number >= 91 && number <= 95);
    };
  }

  /** Whether it is neither a part of the bank nor of a registered parameter. */
  private static boolean isPlain(int number) {
    return switch (number) {
      case BANK, BANK_FINE, DATA_ENTRY, DATA_ENTRY_FINE -> false;
      default -> number < DATA_INCREMENT || number > REGISTERED;
    };
  }

  private void controller(Instrument instrument, int channel, int number) {
    if (controllers[channel][number] != UNSET) {
      send(instrument, channel, number, controllers[channel][number]);
    }
  }

  private void parameter(Instrument instrument, int channel, int parameter) {
    int coarse = parameters[channel][2 * parameter];
    int fine = parameters[channel][2 * parameter + 1];
    if (coarse == UNSET && fine == UNSET) {
      return;
    }
    send(instrument, channel, REGISTERED, 0);
    send(instrument, channel, REGISTERED_FINE, parameter);
    if (coarse != UNSET) {
      send(instrument, channel, DATA_ENTRY, coarse);
    }
    if (fine != UNSET) {
      send(instrument, channel, DATA_ENTRY_FINE, fine);
    }
  }

  /** What data entry goes to; the kind that was selected last comes last. */
  private void selection(Instrument instrument, int channel) {
    int[] order =
        registered[channel]
            ? new int[] {UNREGISTERED, UNREGISTERED_FINE, REGISTERED, REGISTERED_FINE}
            : new int[] {REGISTERED, REGISTERED_FINE, UNREGISTERED, UNREGISTERED_FINE};
    for (int number : order) {
      controller(instrument, channel, number);
    }
  }

  private static void send(Instrument instrument, int channel, int number, int value) {
    instrument.message(CONTROL_CHANGE | channel | (number << 8) | (value << 16));
  }
}
