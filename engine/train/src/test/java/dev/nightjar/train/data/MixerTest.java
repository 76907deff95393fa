package dev.nightjar.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixerTest {
  private static final int SAMPLES = 20_000;

  @TempDir static Path folder;
  private static SoundBank speech;
  private static SoundBank noises;

  @BeforeAll
  static void collect() throws Exception {
    speech = Corpus.speech(folder);
    noises = Corpus.noises(folder);
  }

  private static Mixer mixer(MixSettings settings) {
    return new Mixer(speech, noises, settings);
  }

  @Test
  void anItemIsTheSameWheneverItIsMade() {
    float[][] first = new float[2][SAMPLES];
    float[][] again = new float[2][SAMPLES];
    Mixer mixer = mixer(MixSettings.defaults(Corpus.RATE_HZ));
    for (int index = 0; index < 30; index++) {
      mixer.fill(7, index, first[0], first[1]);
      mixer(MixSettings.defaults(Corpus.RATE_HZ)).fill(7, index, again[0], again[1]);
      assertThat(again).isDeepEqualTo(first);
    }
    mixer.fill(8, 29, again[0], again[1]);
    assertThat(again[0]).isNotEqualTo(first[0]);
  }

  @Test
  void everyItemIsFiniteAndWithinFullScale() {
    float[] noisy = new float[SAMPLES];
    float[] clean = new float[SAMPLES];
    Mixer mixer = mixer(MixSettings.defaults(Corpus.RATE_HZ));
    Set<Mixer.Kind> kinds = EnumSet.noneOf(Mixer.Kind.class);
    for (int index = 0; index < 400; index++) {
      kinds.add(mixer.mix(1, index, noisy, clean));
      int wrong = 0;
      for (int i = 0; i < SAMPLES; i++) {
        wrong += Math.abs(noisy[i]) <= 1 && Math.abs(clean[i]) <= 1 ? 0 : 1;
      }
      assertThat(wrong).isZero();
    }
    assertThat(kinds).containsExactlyInAnyOrder(Mixer.Kind.values());
  }

  @Test
  void silenceIsSilentAndNoiseAloneHasNoTarget() {
    float[] noisy = Corpus.noise(1, 1);
    float[] clean = Corpus.noise(2, 1);
    MixSettings settings = MixSettings.defaults(Corpus.RATE_HZ);
    mixer(settings.with(new MixSettings.Kinds(1, 0, 0))).fill(1, 1, noisy, clean);
    assertThat(Signal.peak(noisy)).isZero();
    assertThat(Signal.peak(clean)).isZero();
    mixer(settings.with(new MixSettings.Kinds(0, 1, 0))).fill(1, 1, noisy, clean);
    assertThat(Signal.peak(noisy)).isPositive();
    assertThat(Signal.peak(clean)).isZero();
  }

  @Test
  void speechAloneInNoRoomIsItsOwnTarget() {
    MixSettings settings =
        MixSettings.defaults(Corpus.RATE_HZ)
            .with(new MixSettings.Kinds(0, 0, 1))
            .with(new MixSettings.Damage(0, 0, 0))
            .with(new MixSettings.Room(0, 0, 0.2, 0.3, 1, 2, 0.03));
    float[] noisy = new float[SAMPLES];
    float[] clean = new float[SAMPLES];
    for (int index = 0; index < 20; index++) {
      mixer(settings).fill(3, index, noisy, clean);
      assertThat(noisy).isEqualTo(clean);
      assertThat(Signal.peak(clean)).isPositive();
    }
  }

  @Test
  void damageOfEquipmentSparesTheTarget() {
    MixSettings settings =
        MixSettings.defaults(Corpus.RATE_HZ)
            .with(new MixSettings.Kinds(0, 0, 1))
            .with(new MixSettings.Room(0, 0, 0.2, 0.3, 1, 2, 0.03));
    float[][] plain = new float[2][SAMPLES];
    float[][] clipped = new float[2][SAMPLES];
    mixer(settings.with(new MixSettings.Damage(0, 0, 0))).fill(5, 2, plain[0], plain[1]);
    mixer(settings.with(new MixSettings.Damage(1, 0, 0))).fill(5, 2, clipped[0], clipped[1]);
    assertThat(clipped[1]).isEqualTo(plain[1]);
    assertThat(Signal.peak(clipped[0])).isLessThan(0.95f * Signal.peak(plain[0]));
  }

  @Test
  void theValidationSetHasTheRatiosItNames() {
    List<ValidationSet.Example> set =
        ValidationSet.build(speech, noises, 8, SAMPLES, Corpus.RATE_HZ, 11);
    List<ValidationSet.Example> again =
        ValidationSet.build(speech, noises, 8, SAMPLES, Corpus.RATE_HZ, 11);
    double[] ratiosDb = {0, 5, 10, 15};
    for (int i = 0; i < 8; i++) {
      ValidationSet.Example example = set.get(i);
      float[] noise = example.noisy().clone();
      Signal.add(noise, example.clean(), -1);
      double ratioDb = 20 * Math.log10(Signal.activeRms(example.clean(), 320) / Signal.rms(noise));
      assertThat(example.snrDb()).isEqualTo(ratiosDb[i % 4]);
      assertThat(ratioDb).isCloseTo(ratiosDb[i % 4], within(0.01));
      assertThat(again.get(i).noisy()).isEqualTo(example.noisy());
    }
  }
}
