package dev.nightjar.plugin.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.TestSounds;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SlidingSoundTest {
  @Property(tries = 60)
  void windowsAreTheSoundAtTheirPlace(
      @ForAll @IntRange(max = 60_000) int frames,
      @ForAll @IntRange(min = 100, max = 20_000) int step,
      @ForAll @IntRange(min = 1, max = 3_000) int length,
      @ForAll @IntRange(min = 1, max = 5_000) int readFrames)
      throws IOException {
    float[] sound = TestSounds.noise(1, frames, 1, 7)[0];
    SlidingSound sliding = sliding(sound, length, readFrames);
    float[] window = new float[length];
    for (long from = -length; from < frames + length; from += step) {
      sliding.window(from, window);
      float[] expected = new float[length];
      for (int i = 0; i < length; i++) {
        long at = from + i;
        expected[i] = at >= 0 && at < frames ? sound[(int) at] : 0;
      }
      assertThat(window).isEqualTo(expected);
    }
  }

  private static SlidingSound sliding(float[] sound, int length, int readFrames) {
    int[] position = new int[1];
    FrameSource source =
        (into, offset, most) -> {
          int left = sound.length - position[0];
          if (left == 0) {
            return -1;
          }
          int count = Math.min(Math.min(most, readFrames), left);
          System.arraycopy(sound, position[0], into[0], offset, count);
          position[0] += count;
          return count;
        };
    return new SlidingSound(source, 1, length, new WaveformOutline(10, sound.length));
  }
}
