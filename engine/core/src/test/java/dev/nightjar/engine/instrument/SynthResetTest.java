package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.midi.Trim;
import dev.nightjar.engine.preset.Preset;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SynthResetTest {

  private static final int RATE = 48_000;

  /** An organ, and a reed for every program but the first. */
  private static final Programs TWO =
      new Programs() {
        @Override
        public Preset preset(int channel, int bank, int program) {
          return Presets.plain(program == 0 && bank == 0 ? Tones.ORGAN : Tones.REED, true);
        }

        @Override
        public boolean drums(int channel, int bank, int program) {
          return false;
        }
      };

  private static void control(Synth synth, int number, int value) {
    synth.message(0xB0 | number << 8 | value << 16);
  }

  /** Everything that a reset is to leave as it is. */
  static List<Consumer<Synth>> settings() {
    return List.of(
        synth -> synth.message(0xC0 | 5 << 8),
        synth -> {
          control(synth, 0, 1);
          synth.message(0xC0);
        },
        synth -> synth.trim(Trim.TUNING, 1),
        synth -> {
          control(synth, 101, 0);
          control(synth, 100, 2);
          control(synth, 6, 70);
        },
        synth ->
            synth.systemExclusive(
                new byte[] {(byte) 0xF0, 0x7F, 0x7F, 0x04, 0x04, 0, 0x45, (byte) 0xF7}));
  }

  private static float[] note(Consumer<Synth> before, Consumer<Synth> between) {
    try (Synth synth = new Synth(new Tones(), TWO, SynthSettings.offline(RATE))) {
      before.accept(synth);
      between.accept(synth);
      return new Song().on(0, 60, 100).play(synth, 9_600)[0];
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void whatWasSetRightBeforeAResetStays(Consumer<Synth> setting) {
    float[] set = note(setting, synth -> {});
    assertThat(set).isNotEqualTo(note(synth -> {}, synth -> {}));
    assertThat(note(setting, Synth::reset)).containsExactly(set);
  }

  @Test
  void notesThatWaitedOrSoundedAreGoneAndControllersRest() {
    try (Synth synth = new Synth(new Tones(), TWO, SynthSettings.offline(RATE))) {
      control(synth, 7, 1);
      new Song().on(0, 50, 127).play(synth, 10_000);
      synth.message(0x90 | 60 << 8 | 100 << 16);
      control(synth, 1, 127);
      synth.reset();
      assertThat(synth.voices()).isZero();
      assertThat(synth.silent()).isTrue();
      assertThat(Hearing.greatest(new Song().play(synth, 9_600)[0], 0, 9_600)).isZero();
    }
  }

  @Test
  void nobodyWaitsForANoteThatWillNotBePlayed() {
    Semaphore runs = new Semaphore(0);
    Tones gated =
        new Tones() {
          @Override
          public void render(List<Note> notes, int steps, float[][] into) {
            runs.acquireUninterruptibly();
            super.render(notes, steps, into);
          }
        };
    try (Synth synth = new Synth(gated, TWO, SynthSettings.live(RATE))) {
      synth.message(0x90 | 40 << 8 | 100 << 16);
      synth.reset();
      assertThat(synth.awaitRendered(Duration.ofSeconds(5))).isTrue();
      runs.release(1 << 20);
    }
  }
}
