package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class NotePlayerTest {
  private static final int URGENCY = 77;

  /** Renders so many steps, and no more before it may. */
  private static final class Halting extends Tones {
    final Semaphore steps = new Semaphore(1);

    @Override
    public void render(List<Note> notes, int wanted, float[][] into) {
      steps.acquireUninterruptibly();
      super.render(notes, wanted, into);
    }
  }

  @Test
  void whoWaitsForNotesDoesNotWaitForTheEndOfOneThatIsStillHeard() {
    Halting tones = new Halting();
    NoteShape shape = NoteShape.of(tones);
    NoteCache cache = new NoteCache(shape, 2);
    try (NoteFactory factory = new NoteFactory(tones, cache.buffers(), true)) {
      factory.waiting(true);
      NoteBuffer note = cache.acquire(NoteKey.of(0, 0, 0, 60, 100));
      NotePlayer player = new NotePlayer(shape, cache, factory, new Joint());
      player.begin(note);
      assertThat(player.ready(1, 1)).isTrue();
      note.urgency(URGENCY);
      try {
        assertThat(player.ended()).isFalse();
        assertThat(note.complete()).isFalse();
        assertThat(note.urgency()).as("raised by who waits").isEqualTo(URGENCY);
      } finally {
        tones.steps.release(1 << 20);
      }
    }
  }

  @Test
  void whoWaitsForNotesLearnsOfTheEndWhenTheRestIsSilent() {
    Tones tones =
        new Tones() {
          @Override
          public void render(List<Note> notes, int steps, float[][] into) {
            for (int i = 0; i < notes.size(); i++) {
              boolean begins = notes.get(i).renderedFrames() == 0;
              super.render(List.of(notes.get(i)), steps, new float[][] {into[i]});
              Arrays.fill(into[i], begins ? 100 : 0, steps * STEP_FRAMES, 0);
            }
          }
        };
    NoteShape shape = NoteShape.of(tones);
    NoteCache cache = new NoteCache(shape, 2);
    try (NoteFactory factory = new NoteFactory(tones, cache.buffers(), true)) {
      factory.waiting(true);
      NotePlayer player = new NotePlayer(shape, cache, factory, new Joint());
      player.begin(cache.acquire(NoteKey.of(0, 0, 0, 60, 100)));
      float[] out = new float[256];
      assertThat(player.ready(256, 1)).isTrue();
      assertThat(player.ended()).isFalse();
      player.render(out, 0, 256, 1, 0);
      assertThat(player.ended()).isTrue();
    }
  }
}
