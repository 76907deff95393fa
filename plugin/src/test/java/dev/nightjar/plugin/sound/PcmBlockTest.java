package dev.nightjar.plugin.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PcmBlockTest {
  private static final float STEP = 1f / 32768;

  @Property(tries = 100)
  void samplesComeBackWithinHalfAStep(
      @ForAll @Size(6) List<@IntRange(min = -1_000_000, max = 999_900) Integer> millionths) {
    PcmBlock block = new PcmBlock(2, 3);
    float[][] sent = {
      {millionths.get(0) / 1e6f, millionths.get(1) / 1e6f, millionths.get(2) / 1e6f},
      {millionths.get(3) / 1e6f, millionths.get(4) / 1e6f, millionths.get(5) / 1e6f}
    };
    block.encode(sent);
    float[][] back = new float[2][3];
    block.decode(back);
    for (int i = 0; i < 6; i++) {
      assertThat(back[i / 3][i % 3]).isCloseTo(millionths.get(i) / 1e6f, within(0.501f * STEP));
    }
  }

  @Test
  void bytesAreLittleEndianAndChannelsInterleaved() {
    PcmBlock block = new PcmBlock(2, 1);
    block.encode(new float[][] {{0x1234 * STEP}, {-STEP}});
    assertThat(block.bytes()).containsExactly(0x34, 0x12, 0xff, 0xff);
  }

  @Test
  void whatExceedsFullScaleIsClipped() {
    PcmBlock block = new PcmBlock(1, 2);
    block.encode(new float[][] {{7, -7}});
    assertThat(block.bytes()).containsExactly(0xff, 0x7f, 0x00, 0x80);
  }

  @Test
  void monoStreamHearsTheMeanOfAStereoMicrophone() {
    PcmBlock block = new PcmBlock(2, 1);
    block.encode(new float[][] {{0.5f}, {0.25f}});
    float[][] mono = new float[1][1];
    block.decode(mono);
    assertThat(mono[0][0]).isEqualTo(0.375f);
  }

  @Test
  void monoStreamGoesToAllLoudspeakers() {
    PcmBlock block = new PcmBlock(3, 1);
    block.encode(new float[][] {{0.5f}});
    float[][] speakers = new float[3][1];
    block.decode(speakers);
    assertThat(speakers).isDeepEqualTo(new float[][] {{0.5f}, {0.5f}, {0.5f}});
  }

  @Test
  void stereoStreamMeetsMonoDevices() {
    PcmBlock block = new PcmBlock(1, 1);
    block.encode(new float[][] {{0.5f}, {0.25f}});
    float[][] stereo = new float[2][1];
    block.decode(stereo);
    assertThat(stereo).isDeepEqualTo(new float[][] {{0.375f}, {0.375f}});
  }
}
