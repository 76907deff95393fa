package dev.nightjar.plugin.live;

import javax.sound.sampled.TargetDataLine;

/** A Java Sound device's input. */
final class JavaSoundCapture implements CaptureLine {
  private final TargetDataLine line;
  private final SampleCodec codec;
  private final int deviceChannels;
  private final int frameBytes;
  private final byte[] bytes;

  /**
   * @param line open
   * @param codec of the line's format
   * @param mostFrames the most frames of one read
   */
  JavaSoundCapture(TargetDataLine line, SampleCodec codec, int mostFrames) {
    this.line = line;
    this.codec = codec;
    deviceChannels = line.getFormat().getChannels();
    frameBytes = codec.frameBytes(deviceChannels);
    bytes = new byte[mostFrames * frameBytes];
  }

  @Override
  public int read(float[][] into, int frames) {
    int got = line.read(bytes, 0, frames * frameBytes) / frameBytes;
    codec.decode(bytes, deviceChannels, into, got);
    return got;
  }

  @Override
  public int waitingFrames() {
    return line.available() / frameBytes;
  }

  @Override
  public void start() {
    line.start();
  }

  @Override
  public void close() {
    line.stop();
    line.close();
  }
}
