package dev.nightjar.plugin.midi;

import java.util.Locale;

/**
 * Which inputs and which channel are heard.
 *
 * @param name part of the inputs' names, in any case; empty for all
 * @param channel 0 to 15; -1 for all
 */
public record MidiFilter(String name, int channel) {
  /** Everything. */
  public static final MidiFilter ALL = new MidiFilter("", -1);

  /** Whether an input is heard. [any thread] */
  public boolean hears(String input) {
    return input.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a channel message is heard. [any thread] */
  public boolean hears(int message) {
    return channel < 0 || (message & 0xf) == channel;
  }
}
