package dev.nightjar.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StftTest {

  @Property(tries = 100)
  void signalComesBackWhateverTheLengthWindowAndHop(
      @ForAll @IntRange(min = 0, max = 5000) int length,
      @ForAll("windows") int window,
      @ForAll @IntRange(min = 0, max = 600) int hop) {
    Stft stft = new Stft(window, 1 + hop % (window / 2));
    float[] signal = noise(length);
    Spectrum spectrum = stft.analyse(signal);
    assertThat(spectrum.frames()).isEqualTo(stft.frames(length));
    float[] back = stft.synthesise(spectrum);
    assertThat(back).hasSize(length);
    for (int i = 0; i < length; i++) {
      assertThat(back[i]).isCloseTo(signal[i], within(1e-5f));
    }
  }

  @Provide
  Arbitrary<Integer> windows() {
    return Arbitraries.of(2, 4, 8, 64, 320, 512, 960, 1024);
  }

  @Test
  void defaultGivesTheSignalBackToFloatPrecision() {
    Stft stft = new Stft();
    float[] signal = noise(20_000);
    float[] back = stft.synthesise(stft.analyse(signal));
    for (int i = 0; i < signal.length; i++) {
      assertThat(back[i]).isCloseTo(signal[i], within(1e-6f));
    }
  }

  @Test
  void spectraEqualTheDirectTransform() {
    Stft stft = new Stft();
    float[] signal = noise(3000);
    Spectrum spectrum = stft.analyse(signal);
    for (int frame : new int[] {0, 1, 5, spectrum.frames() - 1}) {
      for (int bin = 0; bin < stft.bins(); bin += 16) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < 1024; i++) {
          int at = frame * 256 - 512 + i;
          if (at >= 0 && at < signal.length) {
            double windowed = signal[at] * Math.pow(Math.sin(Math.PI * i / 1024), 2);
            re += windowed * Math.cos(2 * Math.PI * bin * i / 1024);
            im -= windowed * Math.sin(2 * Math.PI * bin * i / 1024);
          }
        }
        assertThat((double) spectrum.re()[frame][bin]).isCloseTo(re, within(1e-4));
        assertThat((double) spectrum.im()[frame][bin]).isCloseTo(im, within(1e-4));
        assertThat((double) stft.magnitudes(signal)[frame][bin])
            .isCloseTo(Math.hypot(re, im), within(1e-4));
      }
    }
  }

  @Test
  void sineStandsInItsBin() {
    float[] signal = new float[4096];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = (float) Math.cos(2 * Math.PI * 64 * i / 1024);
    }
    float[][] magnitudes = new Stft().magnitudes(signal);
    assertThat(magnitudes[8][64]).isCloseTo(256, within(0.01f));
    assertThat(magnitudes[8][67]).isCloseTo(0, within(0.01f));
  }

  @Test
  void badSizesAreNamed() {
    assertThatThrownBy(() -> new Stft(1023, 256)).hasMessageContaining("windowFrames");
    assertThatThrownBy(() -> new Stft(1024, 256, 1022)).hasMessageContaining("transformFrames");
    assertThatThrownBy(() -> new Stft(1024, 513)).hasMessageContaining("hopFrames");
    Spectrum tooShort = new Spectrum(new float[2][513], new float[2][513], 4096);
    assertThatThrownBy(() -> new Stft().synthesise(tooShort)).hasMessageContaining("17 spectra");
  }

  private static float[] noise(int length) {
    Random random = new Random(length);
    float[] signal = new float[length];
    for (int i = 0; i < length; i++) {
      signal[i] = 2 * random.nextFloat() - 1;
    }
    return signal;
  }

  @Test
  void aSineOfFullScaleHasPowerOneHoweverLongTheTransform() {
    for (int transformFrames : new int[] {1024, 4096}) {
      Stft stft = new Stft(1024, 256, transformFrames);
      float[] frames = new float[1024];
      for (int i = 0; i < frames.length; i++) {
        frames[i] = (float) Math.sin(2 * Math.PI * 100 * i / 1024);
      }
      float[] powers = new float[stft.bins()];
      stft.powers(frames, powers);
      int loudest = 0;
      for (int bin = 0; bin < powers.length; bin++) {
        loudest = powers[bin] > powers[loudest] ? bin : loudest;
      }
      assertThat(loudest).isEqualTo(100 * transformFrames / 1024);
      assertThat(powers[loudest]).isCloseTo(1, within(1e-4f));
    }
  }

  @Test
  void aLongerTransformIsInvertedToo() {
    Stft stft = new Stft(256, 64, 1024);
    float[] signal = new float[1000];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = (float) Math.sin(0.1 * i + 1e-4 * i * i);
    }
    float[] back = stft.synthesise(stft.analyse(signal));
    for (int i = 0; i < signal.length; i++) {
      assertThat(back[i]).isCloseTo(signal[i], within(1e-5f));
    }
  }
}
