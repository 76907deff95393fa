package dev.nightjar.plugin.sound;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/**
 * A Java Sound device that is played to. Its thread keeps the device's buffer filled, block by
 * block; devices that take several blocks at once get them spread over time while there is enough
 * left, so that whoever renders them has time.
 */
public final class JavaSoundOutput implements SoundOutput {
  private static final int CHANNELS = 2;
  private static final long STOP_WAIT_MS = 500;
  private static final long CLOSE_WAIT_MS = 2_000;

  private final SourceDataLine line;
  private final String name;
  private final int blockFrames;
  private final int bufferFrames;
  private final long halfBlockNs;
  private final PcmBlock bytes;
  private final float[][] block;
  private final byte[] silence;
  private final AtomicLong blocks = new AtomicLong();
  private final AtomicLong underruns = new AtomicLong();
  private final AtomicLong waits = new AtomicLong();
  private final Thread thread;
  private volatile FrameSource source;
  private volatile boolean stopRequested;
  private volatile boolean gone;

  /**
   * For a line that is open and not started.
   *
   * @param buffers how many blocks the line's buffer holds
   */
  private JavaSoundOutput(SourceDataLine line, String name, int blockFrames, int buffers) {
    this.line = line;
    this.name = name;
    this.blockFrames = blockFrames;
    AudioFormat format = line.getFormat();
    bufferFrames = buffers * blockFrames;
    halfBlockNs = (long) (0.5e9 * blockFrames / format.getSampleRate());
    bytes = new PcmBlock(format.getChannels(), blockFrames);
    block = new float[CHANNELS][blockFrames];
    silence = new byte[(buffers - 1) * bytes.bytes().length];
    thread = new Thread(this::run, "nightjar-audio");
    thread.setDaemon(true);
    hurry(thread);
  }

  /**
   * Opens a device at the wanted rate, or at the next that it takes.
   *
   * @param device index or name part; null for the default
   * @param buffers blocks that the device buffers, 2 to 64
   */
  public static JavaSoundOutput open(
      String device, int sampleRateHz, int blockFrames, int buffers, Consumer<String> messages)
      throws DeviceException {
    SoundDevice found = SoundDevices.find(Direction.OUTPUT, device);
    return RateFallback.open(
        sampleRateHz, rateHz -> open(found, rateHz, blockFrames, buffers), messages);
  }

  private static JavaSoundOutput open(
      SoundDevice device, int sampleRateHz, int blockFrames, int buffers) throws DeviceException {
    int channels = device.channelCounts().contains(CHANNELS) ? CHANNELS : 1;
    AudioFormat format = SoundDevice.format(sampleRateHz, channels);
    try {
      SourceDataLine line = (SourceDataLine) device.line(format);
      line.open(format, blockFrames * buffers * format.getFrameSize());
      return on(line, device.name(), blockFrames, buffers);
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException refused) {
      throw new DeviceException(
          "Sound output \"%s\" does not open at %d Hz (%s). It may be in use, or not take this rate."
              .formatted(device.name(), sampleRateHz, refused.getMessage()),
          refused);
    }
  }

  /**
   * On a line that is open, which may have got a smaller buffer than was asked for.
   *
   * @throws DeviceException if not even two blocks fit; the line is closed then
   */
  static JavaSoundOutput on(SourceDataLine line, String name, int blockFrames, int buffers)
      throws DeviceException {
    int frames = line.getBufferSize() / line.getFormat().getFrameSize();
    int fitting = frames / blockFrames;
    if (fitting < 2) {
      line.close();
      throw new DeviceException(
          "Sound output \"%s\" buffers %d frames at most, less than two blocks of %d. Give --block-size %d or less."
              .formatted(name, frames, blockFrames, frames / 2));
    }
    return new JavaSoundOutput(line, name, blockFrames, Math.min(buffers, fitting));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int sampleRateHz() {
    return Math.round(line.getFormat().getSampleRate());
  }

  @Override
  public int blockFrames() {
    return blockFrames;
  }

  @Override
  public void start(FrameSource from) {
    source = from;
    thread.start();
  }

  @Override
  public boolean gone() {
    return gone;
  }

  @Override
  public long frames() {
    return blocks.get() * blockFrames;
  }

  @Override
  public long underruns() {
    return underruns.get();
  }

  @Override
  public double bufferedFrames() {
    return waits.get() / (double) Math.max(1, blocks.get());
  }

  @Override
  public void close() {
    stopRequested = true;
    join(thread, STOP_WAIT_MS);
    // A driver whose device is gone may never return from closing it.
    Thread closer = new Thread(this::closeLine, "nightjar-closer");
    closer.setDaemon(true);
    closer.start();
    join(closer, CLOSE_WAIT_MS);
    join(thread, CLOSE_WAIT_MS);
  }

  private void closeLine() {
    line.stop();
    line.close();
  }

  private void run() {
    try {
      if (line.write(silence, 0, silence.length) == silence.length) {
        line.start();
        while (!stopRequested && step()) {}
      }
    } catch (RuntimeException lineBroken) {
      // Java Sound may throw when a line is closed or its device is pulled out under it.
    }
    gone = !stopRequested;
  }

  /** One block, as soon as there is room for it. */
  private boolean step() {
    int waiting = waitingFrames();
    if (waiting > bufferFrames - blockFrames) {
      LockSupport.parkNanos(this, halfBlockNs);
      return true;
    }
    if (waiting <= 0 && blocks.get() > 0) {
      underruns.lazySet(underruns.get() + 1);
      int frameBytes = line.getFormat().getFrameSize();
      line.write(silence, 0, silence.length / 2 / frameBytes * frameBytes);
    }
    source.pull(block, blockFrames);
    bytes.encode(block);
    byte[] out = bytes.bytes();
    if (line.write(out, 0, out.length) < out.length) {
      return false;
    }
    waits.lazySet(waits.get() + waiting);
    blocks.lazySet(blocks.get() + 1);
    if (waiting > blockFrames) {
      LockSupport.parkNanos(this, halfBlockNs);
    }
    return true;
  }

  private int waitingFrames() {
    return (line.getBufferSize() - line.available()) / line.getFormat().getFrameSize();
  }

  private static void join(Thread thread, long mostMs) {
    try {
      thread.join(mostMs);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where the system heeds it, dropouts become rarer. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void hurry(Thread thread) {
    thread.setPriority(Thread.MAX_PRIORITY);
  }
}
