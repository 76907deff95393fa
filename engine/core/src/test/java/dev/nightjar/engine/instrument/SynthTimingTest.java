package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.preset.Preset;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SynthTimingTest {

  private static final int RATE = 48_000;

  private static Preset full() {
    return Presets.of(
        new Preset.Timbre(Tones.ORGAN, Tones.REED, 0, 16, true),
        new Preset.Envelope(0.01, 0.3, 0.7, 0.2),
        new Preset.Filter(3_000, 0.4, 0.5, 1, 1),
        new Preset.Stage(0.1, 0.5, 0.4, 0.3));
  }

  private static Song song() {
    Random random = new Random(7);
    Song song = new Song();
    for (int i = 0; i < 16; i++) {
      int frame = random.nextInt(45_000);
      int key = 50 + random.nextInt(12);
      song.on(frame, key, 40 * (1 + random.nextInt(3)));
      song.off(frame + 500 + random.nextInt(20_000), key);
      song.control(random.nextInt(60_000), 16, 16 * random.nextInt(8));
      song.at(random.nextInt(60_000), 0xE0, 0, random.nextInt(128));
      song.control(random.nextInt(60_000), 1 + 9 * random.nextInt(2), random.nextInt(128));
    }
    return song;
  }

  private static Synth offline(Preset preset) {
    return new Synth(new Tones(), Programs.always(preset), SynthSettings.offline(RATE));
  }

  @Property(tries = 25)
  void aNoteBeginsExactlyAtItsLatency(
      @ForAll @IntRange(min = 0, max = 500) int onset,
      @ForAll @IntRange(min = 64, max = 1000) int latencyFrames,
      @ForAll @IntRange(min = 1, max = 300) int blockFrames) {
    SynthSettings settings = SynthSettings.offline(RATE).withLatencyFrames(latencyFrames);
    try (Synth synth =
        new Synth(
            new Tones() {
              @Override
              void fill(NoteRequest request, int from, int count, float[] into) {
                Arrays.fill(into, 0, count, 0);
                into[0] = from == 0 ? 0.5f : 0;
              }
            },
            Programs.always(Presets.plain(Tones.SINE, false)),
            settings)) {
      float[][] out = new Song().on(onset, 60, 100).play(synth, 2_000, () -> blockFrames, () -> {});
      int peak = 0;
      for (int i = 0; i < 2_000; i++) {
        if (Math.abs(out[0][i]) > Math.abs(out[0][peak])) {
          peak = i;
        }
      }
      assertThat(peak).isEqualTo(onset + latencyFrames);
      assertThat(Arrays.copyOf(out[0], peak)).containsOnly(0);
    }
  }

  @Property(tries = 4)
  void blocksOfAnySizeGiveTheSameSound(@ForAll Random random) {
    try (Synth whole = offline(full());
        Synth cut = offline(full())) {
      float[][] expected = song().play(whole, 70_000);
      float[][] actual = song().play(cut, 70_000, () -> 1 + random.nextInt(400), () -> {});
      assertThat(actual).isDeepEqualTo(expected);
    }
  }

  @Test
  void singleFramesGiveTheSameSound() {
    try (Synth whole = offline(full());
        Synth cut = offline(full())) {
      assertThat(song().play(cut, 30_000, () -> 1, () -> {}))
          .isDeepEqualTo(song().play(whole, 30_000));
    }
  }

  @Test
  void liveAndOfflineSoundTheSame() {
    try (Synth offline = offline(full());
        Synth live = new Synth(new Tones(), Programs.always(full()), SynthSettings.live(RATE))) {
      float[][] expected = song().play(offline, 70_000);
      float[][] actual =
          song().play(live, 70_000, () -> 64, () -> live.awaitRendered(Duration.ofSeconds(20)));
      assertThat(live.statistics().lateNotes()).isZero();
      assertThat(live.statistics().lateReleases()).isZero();
      assertThat(live.statistics().lateMorphs()).isZero();
      assertThat(actual).isDeepEqualTo(expected);
    }
  }
}
