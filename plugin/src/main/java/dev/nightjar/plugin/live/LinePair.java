package dev.nightjar.plugin.live;

/**
 * An input and an output that belong to one session.
 *
 * @param capture where sound comes in
 * @param playback where it goes out
 * @param names of the devices, for a person
 */
public record LinePair(CaptureLine capture, PlaybackLine playback, String names)
    implements AutoCloseable {

  /** Opens the two lines of a session; called again after a device was lost. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens both or none. [not real-time]
     *
     * @throws DeviceException if a device is missing or refuses
     */
    LinePair open() throws DeviceException;
  }

  @Override
  public void close() {
    capture.close();
    playback.close();
  }
}
