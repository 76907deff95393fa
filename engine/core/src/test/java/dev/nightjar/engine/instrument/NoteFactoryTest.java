package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteFactoryTest {

  private static final long BOUND_NS = 60_000_000_000L;

  /** Rendered by two threads at once. */
  private static class Twofold extends Tones {
    final Tones second = new Tones();

    @Override
    public Optional<NoteRenderer> second() {
      return Optional.of(second);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void placesThatChangeHandsAmidRenderingHoldTheRightNote(boolean twofold) {
    Tones tones = twofold ? new Twofold() : new Tones();
    NoteShape shape = NoteShape.of(tones);
    NoteCache cache = new NoteCache(shape, 6);
    try (NoteFactory factory = new NoteFactory(tones, cache.buffers(), true)) {
      Random random = new Random(3);
      for (int i = 0; i < 30_000; i++) {
        cache.want(NoteKey.of(0, 0, 0, 40 + random.nextInt(30), 100));
        factory.wake();
        if (i % 20 == 0) {
          LockSupport.parkNanos(50_000);
        }
      }
      assertThat(factory.awaitIdle(BOUND_NS)).isTrue();
      float[] expected = new float[Tones.NOTE_FRAMES];
      for (NoteBuffer buffer : cache.buffers()) {
        assertThat(buffer.complete()).isTrue();
        tones.fill(NoteKey.request(buffer.key()), 0, Tones.NOTE_FRAMES, expected);
        float[] actual =
            Arrays.copyOfRange(
                buffer.samples(), NoteBuffer.PAD_FRAMES, NoteBuffer.PAD_FRAMES + Tones.NOTE_FRAMES);
        for (int i = 0; i < actual.length; i++) {
          actual[i] -= expected[i];
        }
        assertThat(Hearing.greatest(actual, 0, actual.length)).isLessThan(1e-6);
      }
    }
  }

  @Test
  void aSecondThreadBeginsANoteWhileTheFirstIsBusy() throws InterruptedException {
    assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
    Semaphore runs = new Semaphore(0);
    Twofold tones =
        new Twofold() {
          @Override
          public void render(List<Note> notes, int steps, float[][] into) {
            runs.acquireUninterruptibly();
            super.render(notes, steps, into);
          }
        };
    NoteCache cache = new NoteCache(NoteShape.of(tones), 6);
    try (NoteFactory factory = new NoteFactory(tones, cache.buffers(), true)) {
      cache.want(NoteKey.of(0, 0, 0, 60, 100));
      factory.wake();
      while (tones.begun.isEmpty() && tones.second.begun.isEmpty()) {
        Thread.sleep(1);
      }
      cache.want(NoteKey.of(0, 0, 0, 61, 100));
      cache.want(NoteKey.of(0, 0, 0, 62, 100));
      factory.wake();
      long start = System.nanoTime();
      while (tones.second.begun.isEmpty() && System.nanoTime() - start < BOUND_NS) {
        Thread.sleep(1);
      }
      assertThat(tones.second.begun).isNotEmpty();
      runs.release(1 << 20);
      assertThat(factory.awaitIdle(BOUND_NS)).isTrue();
    }
    assertThat(tones.closed).isTrue();
    assertThat(tones.second.closed).isTrue();
  }

  @Test
  void whoHasLeastLeftComesFirst() {
    Tones tones = new Tones();
    NoteCache cache = new NoteCache(NoteShape.of(tones), 40);
    try (NoteFactory factory = new NoteFactory(tones, cache.buffers(), false)) {
      NoteBuffer[] notes = new NoteBuffer[30];
      for (int i = 0; i < notes.length; i++) {
        notes[i] = cache.acquire(NoteKey.of(0, 0, 0, 40 + i, 100));
        notes[i].framesLeft(1_000 * ((7 * i) % 30), 0);
      }
      assertThat(factory.reached(notes[3], 100)).isTrue();
      for (int i = 0; i < notes.length; i++) {
        boolean among = i == 3 || (7 * i) % 30 < 15;
        assertThat(notes[i].frames() > 0).as("note %d", i).isEqualTo(among);
      }
    }
  }

  @Test
  void equalSoundsShareAKey() {
    assertThat(NoteKey.of(3, 5, 16, 60, 100)).isEqualTo(NoteKey.of(5, 5, 0, 60, 100));
    assertThat(NoteKey.of(3, 5, 0, 60, 100)).isEqualTo(NoteKey.of(3, 3, 7, 60, 100));
    assertThat(NoteKey.request(NoteKey.of(300, 500, 7, 127, 1)))
        .isEqualTo(new NoteRequest(300, 500, 7, 127, 1));
  }
}
