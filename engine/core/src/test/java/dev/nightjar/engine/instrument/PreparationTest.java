package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.preset.Preset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a live synth has prepared before anybody plays. */
class PreparationTest {

  private static final int RATE = 48_000;
  private static final Duration BOUND = Duration.ofSeconds(30);

  /** Remembers what it was to prepare. */
  private static class Preparing extends Tones {
    final List<NoteRequest> prepared = Collections.synchronizedList(new ArrayList<>());
    final Set<NoteRequest> known = Collections.synchronizedSet(new HashSet<>());
    private final int most;

    Preparing(int most) {
      this.most = most;
    }

    @Override
    public int mostPrepared() {
      return most;
    }

    @Override
    public boolean isPrepared(NoteRequest request) {
      return known.contains(request);
    }

    @Override
    public void prepare(List<NoteRequest> requests) {
      prepared.addAll(requests);
      known.addAll(requests);
    }
  }

  private static final Programs ORGAN_THEN_PIANO =
      new Programs() {
        @Override
        public Preset preset(int channel, int bank, int program) {
          return Presets.plain(program == 0 ? Tones.ORGAN : Tones.PIANO, false);
        }

        @Override
        public boolean drums(int channel, int bank, int program) {
          return false;
        }
      };

  @Test
  void allNotesOfASoundArePreparedTheLikelyOnesFirst() {
    Preparing tones = new Preparing(100_000);
    try (Synth synth = new Synth(tones, ORGAN_THEN_PIANO, SynthSettings.live(RATE))) {
      assertThat(synth.awaitPrepared(BOUND)).isTrue();
      assertThat(tones.prepared).hasSize(73 * 32).doesNotHaveDuplicates();
      assertThat(tones.prepared.get(0).pitch()).isEqualTo(60);
      assertThat(tones.prepared.get(1).pitch()).isEqualTo(61);
      assertThat(tones.prepared.get(2).pitch()).isEqualTo(59);
      assertThat(tones.prepared.subList(0, 73)).allMatch(note -> note.velocity() == 96);
      assertThat(tones.prepared).anyMatch(note -> note.velocity() == 127);
      assertThat(tones.prepared).allMatch(note -> note.instrument() == 1);
      assertThat(tones.begun).isEmpty();
    }
  }

  @Test
  void asManyAsThereIsRoomForAndOfAllChannelsSounds() {
    Preparing tones = new Preparing(500);
    try (Synth synth = new Synth(tones, ORGAN_THEN_PIANO, SynthSettings.live(RATE))) {
      assertThat(synth.awaitPrepared(BOUND)).isTrue();
      assertThat(tones.prepared).hasSize(500);
      synth.message(0xC3 | 5 << 8);
      assertThat(synth.awaitPrepared(BOUND)).isTrue();
      assertThat(tones.prepared.subList(500, tones.prepared.size()))
          .isNotEmpty()
          .allMatch(note -> note.instrument() == 3);
    }
  }

  @Test
  void offlineNothingIsPrepared() {
    Preparing tones = new Preparing(500);
    try (Synth synth = new Synth(tones, ORGAN_THEN_PIANO, SynthSettings.offline(RATE))) {
      synth.message(0xC3 | 5 << 8);
      new Song().on(0, 60, 100).play(synth, 2_000);
      assertThat(tones.prepared).isEmpty();
    }
  }

  @Test
  void aModelThatFailsAtItStillPlays() {
    Tones failing =
        new Preparing(500) {
          @Override
          public void prepare(List<NoteRequest> requests) {
            throw new IllegalStateException("broken");
          }
        };
    try (Synth synth = new Synth(failing, ORGAN_THEN_PIANO, SynthSettings.live(RATE))) {
      assertThat(synth.awaitPrepared(BOUND)).isTrue();
      float[] out =
          new Song()
              .on(0, 60, 100)
              .play(synth, 9_600, () -> 64, () -> synth.awaitRendered(BOUND))[0];
      assertThat(Hearing.levelDb(out, 2_000, 9_600)).isGreaterThan(-35);
      assertThat(synth.statistics().brokenNotes()).isZero();
    }
  }
}
