package dev.nightjar.plugin.live;

/**
 * Where the time between the devices goes.
 *
 * @param modelFrames the effect's own, exact
 * @param transportFrames what the engine thread is given, exact
 * @param processingFrames both, exact
 * @param processingMs both in milliseconds
 * @param inputDeviceFrames the mean wait in the input's buffer, as Java Sound tells
 * @param outputDeviceFrames the mean wait in the output's buffer, as Java Sound tells; drivers and
 *     sound servers may add to both
 * @param deviceMs both devices in milliseconds
 * @param totalMs everything that is known
 */
public record LatencyReport(
    int modelFrames,
    int transportFrames,
    int processingFrames,
    double processingMs,
    double inputDeviceFrames,
    double outputDeviceFrames,
    double deviceMs,
    double totalMs) {

  static LatencyReport of(
      int modelFrames, int transportFrames, DeviceCounts devices, int sampleRateHz) {
    double frameMs = 1000.0 / sampleRateHz;
    double processingMs = (modelFrames + transportFrames) * frameMs;
    double deviceMs = (devices.meanInputFrames() + devices.meanOutputFrames()) * frameMs;
    return new LatencyReport(
        modelFrames,
        transportFrames,
        modelFrames + transportFrames,
        processingMs,
        devices.meanInputFrames(),
        devices.meanOutputFrames(),
        deviceMs,
        processingMs + deviceMs);
  }
}
