package dev.nightjar.plugin.live;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A sound card in memory, which plays a given sound and remembers what it hears, in real time. */
final class MemoryDevice implements LinePair.Opener {
  static final int BUFFERS = 4;

  private final float[] sound;
  private final float[] heard;
  private final int blockFrames;
  private final long blockNs;
  private int read;
  private int written;
  private volatile boolean unplugged;
  private volatile int refusals;
  private volatile int opened;

  MemoryDevice(float[] sound, int sampleRateHz, int blockFrames) {
    this.sound = sound;
    this.blockFrames = blockFrames;
    heard = new float[sound.length + (BUFFERS + 1) * blockFrames];
    blockNs = TimeUnit.SECONDS.toNanos(blockFrames) / sampleRateHz;
  }

  /** Everything that was written, the silence ahead too. */
  float[] heard() {
    return heard;
  }

  int opened() {
    return opened;
  }

  /** Silence that the session puts ahead, in frames. */
  int aheadFrames() {
    return (BUFFERS - 1) * blockFrames;
  }

  /** The device is gone, and refuses so many times to open again. */
  void unplug(int timesRefused) {
    refusals = timesRefused;
    unplugged = true;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // Only the session's thread opens.
  public LinePair open() throws DeviceException {
    if (refusals > 0) {
      refusals--;
      throw new DeviceException("The memory device is gone.");
    }
    unplugged = false;
    opened++;
    return new LinePair(new Capture(), new Playback(), "memory → memory");
  }

  private final class Capture implements CaptureLine {
    @Override
    public int read(float[][] into, int frames) {
      LockSupport.parkNanos(blockNs);
      if (unplugged || read + frames > sound.length) {
        return 0;
      }
      System.arraycopy(sound, read, into[0], 0, frames);
      read += frames;
      return frames;
    }

    @Override
    public int waitingFrames() {
      return 0;
    }

    @Override
    public void start() {}

    @Override
    public void close() {}
  }

  private final class Playback implements PlaybackLine {
    @Override
    public int write(float[][] from, int frames) {
      if (unplugged || written + frames > heard.length) {
        return 0;
      }
      System.arraycopy(from[0], 0, heard, written, frames);
      written += frames;
      return frames;
    }

    @Override
    public int queuedFrames() {
      return aheadFrames();
    }

    @Override
    public void start() {}

    @Override
    public void close() {}
  }
}
