package dev.nightjar.plugin.live;

import javax.sound.sampled.SourceDataLine;

/** A Java Sound device's output. */
final class JavaSoundPlayback implements PlaybackLine {
  private final SourceDataLine line;
  private final SampleCodec codec;
  private final int deviceChannels;
  private final int frameBytes;
  private final byte[] bytes;

  /**
   * @param line open
   * @param codec of the line's format
   * @param mostFrames the most frames of one write
   */
  JavaSoundPlayback(SourceDataLine line, SampleCodec codec, int mostFrames) {
    this.line = line;
    this.codec = codec;
    deviceChannels = line.getFormat().getChannels();
    frameBytes = codec.frameBytes(deviceChannels);
    bytes = new byte[mostFrames * frameBytes];
  }

  @Override
  public int write(float[][] from, int frames) {
    codec.encode(from, bytes, deviceChannels, frames);
    return line.write(bytes, 0, frames * frameBytes) / frameBytes;
  }

  @Override
  public int queuedFrames() {
    return (line.getBufferSize() - line.available()) / frameBytes;
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
