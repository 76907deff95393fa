package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.nightjar.engine.preset.Preset;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynthRenderingTest {

  private static final int RATE = 48_000;
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Preset HELD = Presets.plain(Tones.ORGAN, true);

  private static Synth synth(NoteRenderer renderer, SynthSettings settings) {
    return new Synth(renderer, Programs.always(HELD), settings);
  }

  /** Renders only as many runs as there are permits. */
  private static final class Gated extends Tones {
    private final Semaphore runs = new Semaphore(0);

    @Override
    public void render(List<Note> notes, int steps, float[][] into) {
      runs.acquireUninterruptibly();
      super.render(notes, steps, into);
    }
  }

  @Test
  void aNoteIsRenderedOnceHoweverOftenItIsPlayed() {
    Tones tones = new Tones();
    try (Synth synth = synth(tones, SynthSettings.offline(RATE))) {
      Song song = new Song();
      for (int i = 0; i < 10; i++) {
        song.on(4_000 * i, 60, 100).off(4_000 * i + 2_000, 60);
      }
      song.play(synth, 60_000);
      assertThat(tones.begun).hasSize(1);
    }
    assertThat(tones.closed).isTrue();
  }

  @Test
  void aSynthThatCannotBeMadeClosesItsRenderer() {
    Tones lacking = new Tones();
    Programs unknown = Programs.always(Presets.plain("theremin", true));
    assertThatThrownBy(() -> new Synth(lacking, unknown, SynthSettings.live(RATE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(lacking.closed).isTrue();
    Tones failing =
        new Tones() {
          @Override
          public int stepFrames() {
            throw new IllegalStateException("no steps");
          }
        };
    assertThatThrownBy(() -> synth(failing, SynthSettings.live(RATE)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(failing.closed).isTrue();
  }

  @Test
  void theCacheStaysWithinItsBounds() {
    Tones tones = new Tones();
    SynthSettings settings =
        SynthSettings.offline(RATE).withVoices(2).withCacheBytes(20L * 256_000);
    try (Synth synth = synth(tones, settings)) {
      Song song = new Song();
      for (int i = 0; i < 60; i++) {
        song.on(600 * i, 30 + i, 100).off(600 * i + 300, 30 + i);
      }
      song.play(synth, 60_000);
      CacheStatistics cache = synth.statistics().cache();
      assertThat(cache.notes()).isEqualTo(20);
      assertThat(cache.bytes()).isEqualTo(20L * 256_000);
      assertThat(cache.evictions()).isEqualTo(40);
      assertThat(cache.misses()).isEqualTo(60);
      assertThat(cache.hits()).isZero();
    }
  }

  @Test
  void aNoteThatIsPlayedIsNeverGivenUp() {
    SynthSettings settings = SynthSettings.offline(RATE).withVoices(2).withCacheBytes(0);
    try (Synth held = synth(new Tones(), settings);
        Synth alone = synth(new Tones(), settings)) {
      Song song = new Song().on(0, 40, 127);
      for (int i = 0; i < 40; i++) {
        song.at(1_000 + 600 * i, 0x91, 50 + i, 1).at(1_300 + 600 * i, 0x81, 50 + i, 0);
      }
      float[][] out = song.play(held, 60_000);
      float[][] expected = new Song().on(0, 40, 127).play(alone, 60_000);
      assertThat(Arrays.copyOfRange(out[0], 58_000, 60_000))
          .containsExactly(Arrays.copyOfRange(expected[0], 58_000, 60_000));
    }
  }

  @Test
  void chordsAreRenderedTogether() {
    Tones tones = new Tones();
    try (Synth synth = synth(tones, SynthSettings.offline(RATE))) {
      Song song = new Song();
      for (int i = 0; i < 10; i++) {
        song.on(0, 50 + i, 100);
      }
      song.play(synth, 3_000);
      assertThat(tones.mostNotesAtOnce).isEqualTo(10);
    }
  }

  @Test
  void neighboursAreBegunBeforehandButOnlyWhenLive() {
    Tones ahead = new Tones();
    try (Synth synth = synth(ahead, SynthSettings.live(RATE))) {
      new Song().on(0, 60, 100).play(synth, 1_000);
      while (ahead.begun.size() < 5) {
        Thread.onSpinWait();
      }
      assertThat(ahead.begun)
          .extracting(NoteRequest::pitch)
          .startsWith(60)
          .containsExactlyInAnyOrder(58, 59, 60, 61, 62);
      assertThat(new HashSet<>(ahead.begun)).hasSameSizeAs(ahead.begun);
    }
    Tones asNeeded = new Tones();
    try (Synth synth = synth(asNeeded, SynthSettings.offline(RATE))) {
      new Song().on(0, 60, 100).play(synth, 1_000);
      assertThat(asNeeded.begun).hasSize(1);
    }
  }

  @Test
  void whatIsNotRenderedInTimeIsLateCountedAndHeardAfterwards() {
    Gated gated = new Gated();
    try (Synth synth = synth(gated, SynthSettings.live(RATE))) {
      float[][] out = new Song().on(0, 60, 127).play(synth, 4_800);
      assertThat(Hearing.greatest(out[0], 0, 4_800)).isZero();
      assertThat(synth.lateNotes()).isEqualTo(1);
      gated.runs.release(1 << 20);
      assertThat(synth.awaitRendered(BOUND)).isTrue();
      float[][] heard = new Song().play(synth, 9_600);
      assertThat(Hearing.levelDb(heard[0], 1_000, 9_000)).isGreaterThan(-35);
      assertThat(synth.lateNotes()).isEqualTo(1);
    }
  }

  @Test
  void aNoteThatRunsDryFadesAndGoesOn() {
    Gated gated = new Gated();
    try (Synth synth = synth(gated, SynthSettings.live(RATE))) {
      gated.runs.release(4);
      synth.message(0x90 | 60 << 8 | 127 << 16);
      while (gated.runs.availablePermits() > 0 || gated.begun.isEmpty()) {
        Thread.onSpinWait();
      }
      while (synth.statistics().lateNotes() == 0) {
        float[][] block = new float[2][64];
        synth.render(block[0], block[1], 0, 64);
      }
      float[][] dry = new Song().play(synth, 2_000);
      assertThat(Hearing.greatest(dry[0], 1_000, 2_000)).isZero();
      gated.runs.release(1 << 20);
      assertThat(synth.awaitRendered(BOUND)).isTrue();
      float[][] heard = new Song().play(synth, 9_600);
      assertThat(Hearing.greatestBend(heard[0], 0, 9_600))
          .isLessThan(1.5 * Hearing.greatestBend(heard[0], 2_000, 9_600));
      assertThat(Hearing.levelDb(heard[0], 2_000, 9_600)).isGreaterThan(-35);
    }
  }

  @Test
  void noBrokenSampleLeaves() {
    Tones broken =
        new Tones() {
          @Override
          void fill(NoteRequest request, int from, int count, float[] into) {
            super.fill(request, from, count, into);
            for (int i = 0; i < count; i += 97) {
              into[i] = i % 2 == 0 ? Float.NaN : i % 3 == 0 ? Float.POSITIVE_INFINITY : 1e30f;
            }
          }
        };
    Preset wet =
        Presets.of(
            HELD.timbre(),
            HELD.envelope(),
            new Preset.Filter(800, 1, 0, 0, 0),
            new Preset.Stage(0, 0, 1, 1));
    try (Synth synth = new Synth(broken, Programs.always(wet), SynthSettings.offline(RATE))) {
      float[][] out = new Song().on(0, 60, 127).off(20_000, 60).play(synth, 300_000);
      for (float[] channel : out) {
        boolean sane = true;
        for (float sample : channel) {
          sane &= Math.abs(sample) <= 1;
        }
        assertThat(sane).isTrue();
      }
      assertThat(synth.silent()).isTrue();
    }
  }

  @Test
  void aRendererThatFailsCostsANoteAndNothingElse() {
    Tones failing =
        new Tones() {
          @Override
          public void render(List<Note> notes, int steps, float[][] into) {
            if (notes.get(0).renderedFrames() > 8_000 && begun.size() == 1) {
              throw new IllegalStateException("broken");
            }
            super.render(notes, steps, into);
          }
        };
    try (Synth synth = synth(failing, SynthSettings.offline(RATE))) {
      float[] out = new Song().on(0, 60, 100).on(60_000, 64, 100).play(synth, 90_000)[0];
      assertThat(Hearing.levelDb(out, 5_000, 15_000)).isGreaterThan(-35);
      assertThat(Hearing.greatest(out, 40_000, 60_000)).isZero();
      assertThat(Hearing.levelDb(out, 70_000, 90_000)).isGreaterThan(-35);
      assertThat(synth.statistics().brokenNotes()).isEqualTo(1);
    }
  }

  @Test
  void aNoteThatFailedIsTriedAgainWhenItIsPlayedAgain() {
    AtomicInteger failures = new AtomicInteger(1);
    Tones failing =
        new Tones() {
          @Override
          public void render(List<Note> notes, int steps, float[][] into) {
            if (failures.getAndDecrement() > 0) {
              throw new IllegalStateException("broken once");
            }
            super.render(notes, steps, into);
          }
        };
    try (Synth synth = synth(failing, SynthSettings.offline(RATE))) {
      float[] out =
          new Song().on(0, 60, 100).off(10_000, 60).on(30_000, 60, 100).play(synth, 60_000)[0];
      assertThat(Hearing.greatest(out, 0, 30_000)).isZero();
      assertThat(Hearing.levelDb(out, 35_000, 60_000)).isGreaterThan(-35);
      assertThat(synth.statistics().brokenNotes()).isEqualTo(1);
    }
  }

  @Test
  void anAnnouncedNoteIsBegunAndSoundsAsAnyOther() throws InterruptedException {
    Tones tones = new Tones();
    try (Synth live = synth(tones, SynthSettings.live(RATE));
        Synth other = synth(new Tones(), SynthSettings.live(RATE))) {
      live.announce(0x90 | 60 << 8 | 100 << 16);
      live.announce(0x90 | 70 << 8);
      live.announce(0xB0 | 7 << 8 | 1 << 16);
      while (tones.begun.isEmpty()) {
        Thread.sleep(1);
      }
      assertThat(tones.begun).extracting(NoteRequest::pitch).containsExactly(60);
      float[][] silence = new Song().play(live, 960);
      assertThat(Hearing.greatest(silence[0], 0, 960)).isZero();
      new Song().play(other, 960);
      assertThat(live.awaitRendered(BOUND)).isTrue();
      float[][] actual =
          new Song().on(0, 60, 100).play(live, 9_600, () -> 64, () -> live.awaitRendered(BOUND));
      float[][] expected =
          new Song().on(0, 60, 100).play(other, 9_600, () -> 64, () -> other.awaitRendered(BOUND));
      assertThat(actual).isDeepEqualTo(expected);
    }
  }

  @Test
  void loudChordsStayBelowFullScaleAndSoftOnesAsTheyAre() {
    Preset loud =
        new Preset(
            "Loud",
            "test",
            "",
            HELD.timbre(),
            Presets.STRAIGHT,
            HELD.envelope(),
            HELD.filter(),
            Presets.DRY,
            12,
            0);
    try (Synth synth = new Synth(new Tones(), Programs.always(loud), SynthSettings.offline(RATE))) {
      Song song = new Song();
      for (int i = 0; i < 20; i++) {
        song.on(0, 40 + 2 * i, 127);
      }
      float[][] out = song.play(synth, 48_000);
      assertThat(Hearing.greatest(out[0], 0, 48_000)).isBetween(0.8, 0.8913);
    }
    try (Synth one = synth(new Tones(), SynthSettings.offline(RATE));
        Synth two = synth(new Tones(), SynthSettings.offline(RATE))) {
      float[] single = new Song().on(0, 60, 80).play(one, 20_000)[0];
      float[] half = new Song().control(0, 7, 50).on(0, 60, 80).play(two, 20_000)[0];
      for (int i = 0; i < single.length; i++) {
        half[i] -= single[i] / 4;
      }
      assertThat(Hearing.greatest(half, 0, half.length)).isLessThan(1e-6);
    }
  }

  @Test
  void aPresetOfAnUnknownInstrumentIsNamed() {
    Preset unknown = Presets.plain("theremin", true);
    assertThatThrownBy(
            () -> new Synth(new Tones(), Programs.always(unknown), SynthSettings.offline(RATE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("theremin");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void manyVoicesFromTheCacheAllocateNothing(boolean live) {
    Preset full =
        Presets.of(
            HELD.timbre(),
            new Preset.Envelope(0.01, 0.2, 0.8, 0.1),
            new Preset.Filter(2_000, 0.5, 1, 1, 1),
            new Preset.Stage(0, 1, 0.3, 0.3));
    SynthSettings settings =
        (live ? SynthSettings.live(RATE) : SynthSettings.offline(RATE)).withVoices(256);
    try (Synth synth = new Synth(new Tones(), Programs.always(full), settings)) {
      float[][] block = new float[2][128];
      for (int round = 0; round < 3; round++) {
        assertThat(play(synth, block)).isEqualTo(256);
        assertThat(synth.awaitRendered(BOUND)).isTrue();
        assertThat(synth.voices()).isZero();
      }
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long id = Thread.currentThread().getId();
      threads.getThreadAllocatedBytes(id);
      long before = threads.getThreadAllocatedBytes(id);
      play(synth, block);
      assertThat(threads.getThreadAllocatedBytes(id) - before).isZero();
    }
  }

  /** 256 voices on 16 notes, bent, swept and let go; returns how many sounded. */
  private static int play(Synth synth, float[][] block) {
    for (int voice = 0; voice < 256; voice++) {
      synth.message(0x90 | voice % 16 | (40 + voice / 16) << 8 | 80 << 16);
    }
    for (int i = 0; i < 80; i++) {
      synth.message(0xE0 | i % 16 | (i & 127) << 16);
      synth.message(0xB0 | i % 16 | 74 << 8 | (i & 127) << 16);
      synth.render(block[0], block[1], 0, 1 + i % 128);
    }
    int sounding = synth.voices();
    for (int voice = 0; voice < 256; voice++) {
      synth.message(0x80 | voice % 16 | (40 + voice / 16) << 8);
    }
    for (int i = 0; i < 70; i++) {
      synth.render(block[0], block[1], 0, 128);
    }
    return sounding;
  }
}
