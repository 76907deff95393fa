package dev.nightjar.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoiTest {

  /** Values of the Python package pystoi for the same samples. */
  @ParameterizedTest
  @CsvSource({
    "10000, 0.05, 0.9877314725829737, 0.8339036457726238",
    "10000, 0.3,  0.7149660424679014, 0.2843484543557546",
    "16000, 0.05, 0.9900786228542166, 0.8506102291025077",
    "16000, 0.3,  0.7574344778936828, 0.3196744646607334",
    "16000, 1.0,  0.3816293515826705, 0.1074847183508971",
    "48000, 0.05, 0.9917909965811568, 0.8733249435870907",
    "48000, 0.3,  0.7625672470341871, 0.3194109822590198",
    "48000, 1.0,  0.3701572480111017, 0.0698019058137147",
  })
  void agreesWithTheCommonImplementation(int rateHz, float gain, double stoi, double extended) {
    float[] clean = Sounds.syllables(3 * rateHz, rateHz);
    float[] noisy = Sounds.plusNoise(clean, gain);
    assertThat(Stoi.stoi(clean, noisy, rateHz)).isCloseTo(stoi, within(1e-9));
    assertThat(Stoi.extended(clean, noisy, rateHz)).isCloseTo(extended, within(1e-9));
  }

  @Test
  void aCopyAtAnyLevelIsFullyIntelligible() {
    float[] clean = Sounds.syllables(32_000, 16_000);
    float[] quieter = Sounds.scaled(clean, 0.1);
    assertThat(Stoi.stoi(clean, clean, 16_000)).isCloseTo(1, within(1e-9));
    assertThat(Stoi.stoi(clean, quieter, 16_000)).isCloseTo(1, within(1e-5));
    assertThat(Stoi.extended(clean, quieter, 16_000)).isCloseTo(1, within(1e-5));
  }

  @Test
  void tooLittleSpeechHasNoValue() {
    float[] clean = Sounds.syllables(4_000, 16_000);
    assertThat(Stoi.stoi(clean, clean, 16_000)).isNaN();
    assertThat(Stoi.stoi(new float[0], new float[0], 16_000)).isNaN();
    assertThat(Stoi.extended(new float[48_000], new float[48_000], 16_000)).isNaN();
  }

  @Test
  void soundsOfUnequalLengthAreRefused() {
    assertThatThrownBy(() -> Stoi.stoi(new float[8], new float[9], 16_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("differ in length");
  }
}
