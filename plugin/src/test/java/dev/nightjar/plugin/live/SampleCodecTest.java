package dev.nightjar.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class SampleCodecTest {
  @Property
  void samplesComeBackWithinAStep(
      @ForAll SampleCodec codec,
      @ForAll @FloatRange(min = -1, max = 1) float left,
      @ForAll @FloatRange(min = -1, max = 1) float right) {
    byte[] bytes = new byte[codec.frameBytes(2)];
    codec.encode(new float[][] {{left}, {right}}, bytes, 2, 1);
    float[][] back = new float[2][1];
    codec.decode(bytes, 2, back, 1);
    float step = codec == SampleCodec.PCM_16 ? 0x1p-15f : 0x1p-23f;
    assertThat(back[0][0]).isCloseTo(left, within(step));
    assertThat(back[1][0]).isCloseTo(right, within(step));
  }

  @Property
  void whatIsTooLoudIsClippedAndDoesNotWrap(@ForAll SampleCodec codec) {
    byte[] bytes = new byte[2 * codec.frameBytes(1)];
    codec.encode(new float[][] {{3, -3}}, bytes, 1, 2);
    float[][] back = new float[1][2];
    codec.decode(bytes, 1, back, 2);
    assertThat(back[0][0]).isCloseTo(1, within(0x1p-15f));
    assertThat(back[0][1]).isEqualTo(-1);
  }

  @Test
  void sixteenBitsAreLittleEndian() {
    byte[] bytes = new byte[2];
    SampleCodec.PCM_16.encode(new float[][] {{0x0102 * 0x1p-15f}}, bytes, 1, 1);
    assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort())
        .isEqualTo((short) 0x0102);
  }

  @Test
  void stereoBecomesMonoByItsMeanAndMonoStereoByRepeating() {
    byte[] bytes = new byte[SampleCodec.PCM_24.frameBytes(2)];
    SampleCodec.PCM_24.encode(new float[][] {{0.5f}, {-0.25f}}, bytes, 2, 1);
    float[][] mono = new float[1][1];
    SampleCodec.PCM_24.decode(bytes, 2, mono, 1);
    assertThat(mono[0][0]).isEqualTo(0.125f);
    SampleCodec.PCM_24.encode(mono, bytes, 2, 1);
    float[][] stereo = new float[2][1];
    SampleCodec.PCM_24.decode(bytes, 2, stereo, 1);
    assertThat(stereo).isDeepEqualTo(new float[][] {{0.125f}, {0.125f}});
  }
}
