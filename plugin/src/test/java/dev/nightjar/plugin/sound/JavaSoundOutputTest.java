package dev.nightjar.plugin.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class JavaSoundOutputTest {
  private static final AudioFormat FORMAT = SoundDevice.format(48_000, 2);

  private final AtomicBoolean closed = new AtomicBoolean();

  @Test
  void aLineThatRunsEmptyGetsWholeFramesOfSilence() throws Exception {
    JavaSoundOutput output = JavaSoundOutput.on(emptyLine(100), "empty", 25, 4);
    output.start(new Silence());
    while (output.frames() < 1_000) {
      Thread.sleep(1);
      assertThat(output.gone()).as("half a frame is an error to Java Sound").isFalse();
    }
    assertThat(output.underruns()).isPositive();
    output.close();
    assertThat(closed).isTrue();
  }

  @Test
  void aSmallerBufferThanAskedForHoldsFewerBlocks() throws Exception {
    JavaSoundOutput output = JavaSoundOutput.on(emptyLine(100), "small", 32, 64);
    output.start(new Silence());
    while (output.frames() < 320) {
      Thread.sleep(1);
    }
    output.close();
  }

  @Test
  void aBufferOfLessThanTwoBlocksIsRefusedWithItsLimit() {
    assertThatThrownBy(() -> JavaSoundOutput.on(emptyLine(100), "tiny", 64, 4))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("buffers 100 frames at most")
        .hasMessageContaining("--block-size 50 or less");
    assertThat(closed).isTrue();
  }

  /** A device that has always played everything, and is as strict about lengths as real ones. */
  private SourceDataLine emptyLine(int bufferFrames) {
    int bufferBytes = bufferFrames * FORMAT.getFrameSize();
    return (SourceDataLine)
        Proxy.newProxyInstance(
            JavaSoundOutputTest.class.getClassLoader(),
            new Class<?>[] {SourceDataLine.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "write" -> written((int) arguments[2], bufferBytes);
                  case "available", "getBufferSize" -> bufferBytes;
                  case "getFormat" -> FORMAT;
                  case "close" -> {
                    closed.set(true);
                    yield null;
                  }
                  default -> null;
                });
  }

  private static Integer written(int bytes, int bufferBytes) {
    if (bytes % FORMAT.getFrameSize() != 0 || bytes > bufferBytes) {
      throw new IllegalArgumentException("not written: " + bytes);
    }
    return bytes;
  }

  private static final class Silence implements FrameSource {
    @Override
    public void pull(float[][] out, int frames) {}

    @Override
    public long dueFrame(int offset) {
      return 0;
    }

    @Override
    public int readyFrames() {
      return 0;
    }
  }
}
