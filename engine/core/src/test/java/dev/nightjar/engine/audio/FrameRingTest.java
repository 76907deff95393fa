package dev.nightjar.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.engine.audio.FrameRing.Outcome;
import org.junit.jupiter.api.Test;

class FrameRingTest {

  @Test
  void capacityIsThePowerOfTwoThatHoldsWhatWasAskedFor() {
    assertThat(new FrameRing(1, 1).capacityFrames()).isEqualTo(1);
    assertThat(new FrameRing(1, 2).capacityFrames()).isEqualTo(2);
    assertThat(new FrameRing(1, 100).capacityFrames()).isEqualTo(128);
    assertThat(new FrameRing(1, 128).capacityFrames()).isEqualTo(128);
  }

  @Test
  void framesKeepTheirPositionAcrossTheSeam() {
    FrameRing ring = new FrameRing(2, 8);
    float[][] in = ramp(2, 0, 6);
    ring.write(in, 0, 6);
    ring.write(ramp(2, 6, 6), 0, 6);
    float[][] out = new float[2][6];
    assertThat(ring.read(5, out, 1, 5)).isEqualTo(Outcome.DONE);
    assertThat(out[0]).containsExactly(0, 5, 6, 7, 8, 9);
    assertThat(out[1]).containsExactly(0, 1005, 1006, 1007, 1008, 1009);
  }

  @Test
  void sameRangeCanBeReadAgain() {
    FrameRing ring = new FrameRing(1, 4);
    ring.write(ramp(1, 0, 4), 0, 4);
    float[][] out = new float[1][2];
    assertThat(ring.read(1, out, 0, 2)).isEqualTo(Outcome.DONE);
    assertThat(ring.read(1, out, 0, 2)).isEqualTo(Outcome.DONE);
    assertThat(out[0]).containsExactly(1, 2);
  }

  @Test
  void whatIsNotWrittenYetOrGoneSaysSo() {
    FrameRing ring = new FrameRing(1, 4);
    float[][] out = new float[1][4];
    assertThat(ring.read(0, out, 0, 1)).isEqualTo(Outcome.NOT_YET);
    ring.write(ramp(1, 0, 4), 0, 4);
    ring.write(ramp(1, 4, 1), 0, 1);
    assertThat(ring.read(0, out, 0, 1)).isEqualTo(Outcome.GONE);
    assertThat(ring.read(2, out, 0, 4)).isEqualTo(Outcome.NOT_YET);
    assertThat(ring.oldestPosition()).isEqualTo(1);
  }

  @Test
  void skippedFramesAreGoneAndTheClockGoesOn() {
    FrameRing ring = new FrameRing(1, 8);
    ring.write(ramp(1, 0, 3), 0, 3);
    assertThat(ring.advanceTo(100)).isTrue();
    assertThat(ring.advanceTo(99)).isFalse();
    ring.write(ramp(1, 100, 2), 0, 2);
    float[][] out = new float[1][2];
    assertThat(ring.read(99, out, 0, 2)).isEqualTo(Outcome.GONE);
    assertThat(ring.read(100, out, 0, 2)).isEqualTo(Outcome.DONE);
    assertThat(out[0]).containsExactly(100, 101);
  }

  @Test
  void tryWriteLeavesUnreadFramesAlone() {
    FrameRing ring = new FrameRing(1, 4);
    assertThat(ring.tryWrite(ramp(1, 0, 3), 0, 3)).isTrue();
    assertThat(ring.tryWrite(ramp(1, 3, 2), 0, 2)).isFalse();
    ring.markRead(1);
    assertThat(ring.tryWrite(ramp(1, 3, 2), 0, 2)).isTrue();
    assertThat(ring.writePosition()).isEqualTo(5);
  }

  @Test
  void argumentsThatDoNotFitAreRefusedWithoutEffect() {
    FrameRing ring = new FrameRing(2, 4);
    assertThat(ring.write(new float[2][8], 0, 5)).isFalse();
    assertThat(ring.write(new float[1][4], 0, 4)).isFalse();
    assertThat(ring.write(new float[2][4], 1, 4)).isFalse();
    assertThat(ring.write(new float[2][4], 0, -1)).isFalse();
    assertThat(ring.writePosition()).isZero();
    assertThat(ring.read(-1, new float[2][4], 0, 1)).isEqualTo(Outcome.REFUSED);
    assertThat(ring.read(0, new float[2][4], 4, 1)).isEqualTo(Outcome.REFUSED);
    assertThatThrownBy(() -> new FrameRing(0, 4)).hasMessageContaining("channels");
    assertThatThrownBy(() -> new FrameRing(1, 0)).hasMessageContaining("leastCapacityFrames");
  }

  /** Sample value = position, plus 1000 per channel. */
  private static float[][] ramp(int channels, int from, int frames) {
    float[][] samples = new float[channels][frames];
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < frames; i++) {
        samples[channel][i] = from + i + 1000 * channel;
      }
    }
    return samples;
  }
}
