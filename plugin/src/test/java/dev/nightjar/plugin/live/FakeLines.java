package dev.nightjar.plugin.live;

import dev.nightjar.plugin.sound.SoundDevice;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/**
 * Devices of no machine: a microphone that gives a constant level at the right pace and vanishes
 * after so many frames, and a loudspeaker that drains at the same pace; or both at eight times that
 * pace, and the loudspeaker runs dry now and then.
 */
final class FakeLines {
  private static final AudioFormat FORMAT = SoundDevice.format(48_000, 1);
  private static final int BLOCK_BYTES = 256 * 2;
  private static final long FRAME_NS = 1_000_000_000L / 48_000;
  private static final int READS_UNTIL_DRY = 40;

  private final AtomicLong waiting = new AtomicLong();
  private final AtomicInteger closed = new AtomicInteger();
  private final int bufferBytes;
  private final boolean runsDry;
  private final long frameNs;
  private long framesLeft;
  private int reads;

  FakeLines(long framesUntilGone) {
    this(framesUntilGone, 4, false, FRAME_NS);
  }

  private FakeLines(long framesUntilGone, int buffers, boolean runsDry, long frameNs) {
    framesLeft = framesUntilGone;
    bufferBytes = buffers * BLOCK_BYTES;
    this.runsDry = runsDry;
    this.frameNs = frameNs;
  }

  /** In a hurry; the loudspeaker runs dry now and then if it has fewer than nine buffers. */
  static FakeLines hurried(int buffers) {
    return new FakeLines(Long.MAX_VALUE, buffers, buffers < 9, FRAME_NS / 8);
  }

  /** How many of the two lines were closed. */
  int closed() {
    return closed.get();
  }

  SoundLines lines() {
    TargetDataLine input =
        (TargetDataLine)
            Proxy.newProxyInstance(
                FakeLines.class.getClassLoader(),
                new Class<?>[] {TargetDataLine.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "read" -> read((byte[]) arguments[0], (int) arguments[2]);
                      case "available" -> 0;
                      default -> common(method.getName());
                    });
    SourceDataLine output =
        (SourceDataLine)
            Proxy.newProxyInstance(
                FakeLines.class.getClassLoader(),
                new Class<?>[] {SourceDataLine.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "write" -> {
                        waiting.addAndGet((int) arguments[2]);
                        yield arguments[2];
                      }
                      case "available" -> (int) Math.max(0, bufferBytes - waiting.get());
                      default -> common(method.getName());
                    });
    return new SoundLines(input, output, "fake microphone", "fake loudspeaker");
  }

  private Object common(String method) {
    return switch (method) {
      case "getFormat" -> FORMAT;
      case "getBufferSize" -> bufferBytes;
      case "close" -> {
        closed.incrementAndGet();
        yield null;
      }
      default -> null;
    };
  }

  private Integer read(byte[] into, int bytes) {
    int frames = bytes / 2;
    if (framesLeft < frames) {
      return 0;
    }
    framesLeft -= frames;
    LockSupport.parkNanos(frames * frameNs);
    boolean dry = runsDry && ++reads % READS_UNTIL_DRY == 0;
    waiting.set(dry ? 0 : Math.max(0, waiting.get() - bytes));
    for (int i = 0; i < bytes; i += 2) {
      into[i + 1] = 0x20;
    }
    return bytes;
  }
}
