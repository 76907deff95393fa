package dev.nightjar.plugin.sound;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Opens at the wanted rate, or at the next usual one that the device takes. Opening is the only way
 * to know: what Java Sound lists has no rates on most systems. [not real-time]
 */
public final class RateFallback {
  private static final List<Integer> OTHER_RATES_HZ =
      List.of(48_000, 44_100, 96_000, 32_000, 24_000, 22_050, 16_000, 8_000);

  private RateFallback() {}

  /** Opens something at a rate. */
  @FunctionalInterface
  public interface Opener<T> {
    /** Throws if it does not open at this rate. */
    T open(int sampleRateHz) throws DeviceException;
  }

  /**
   * Tries one rate after the other.
   *
   * @param messages hears when it is another rate than the wanted one
   * @throws DeviceException what the wanted rate led to, if no other opens either
   */
  public static <T> T open(int wantedRateHz, Opener<T> opener, Consumer<String> messages)
      throws DeviceException {
    Set<Integer> ratesHz = new LinkedHashSet<>();
    ratesHz.add(wantedRateHz);
    ratesHz.addAll(OTHER_RATES_HZ);
    DeviceException first = null;
    for (int rateHz : ratesHz) {
      try {
        T opened = opener.open(rateHz);
        if (first != null) {
          messages.accept(first.getMessage() + " Going on at " + rateHz + " Hz.");
        }
        return opened;
      } catch (DeviceException refused) {
        first = first == null ? refused : first;
      }
    }
    throw first;
  }
}
