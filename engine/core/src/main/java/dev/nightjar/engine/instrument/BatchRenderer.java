package dev.nightjar.engine.instrument;

import dev.nightjar.engine.audio.SampleGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Renders notes in one run and puts what comes out, cleaned, into their buffers. Where the renderer
 * fails the notes fall silent, and nothing else happens. One thread at a time.
 */
final class BatchRenderer {

  /** Louder than any note; what a broken network gives stays within it. */
  private static final float CEILING = 4;

  /** From one frame to the next of a note that broke off, so that it ends without a click. */
  private static final float BREAK_OFF_DECAY = 0.97f;

  private final NoteRenderer renderer;
  private final NoteShape shape;
  private final AtomicLong failures;
  private final List<NoteRenderer.Note> notes;
  private final float[][] rendered;
  private final float[] ending;
  private final SampleGuard guard = SampleGuard.clampingAt(CEILING);
  private long lastRunNs;

  /**
   * @param failures counts notes that the renderer fails at
   */
  BatchRenderer(NoteRenderer renderer, int mostNotes, int mostSteps, AtomicLong failures) {
    this.renderer = renderer;
    this.failures = failures;
    shape = NoteShape.of(renderer);
    notes = new ArrayList<>(mostNotes);
    rendered = new float[mostNotes][mostSteps * shape.stepFrames()];
    ending = new float[shape.stepFrames()];
  }

  /** What the last run took. */
  long lastRunNs() {
    return lastRunNs;
  }

  /** Renders each of a batch as many steps further, fewer if one of them lacks fewer. */
  void render(NoteBatch batch, int mostSteps) {
    int steps = mostSteps;
    notes.clear();
    for (int i = 0; i < batch.size(); i++) {
      NoteRenderer.Note note = noteOf(batch.get(i));
      if (note == null) {
        return;
      }
      notes.add(note);
      int left = (shape.frames() - note.renderedFrames()) / shape.stepFrames();
      steps = Math.min(steps, Math.max(1, Math.min(left, batch.get(i).lackingSteps())));
    }
    int frames = steps * shape.stepFrames();
    long start = System.nanoTime();
    try {
      renderer.render(notes, steps, rendered);
    } catch (RuntimeException | Error failure) {
      for (int i = 0; i < batch.size(); i++) {
        breakOff(batch.get(i));
      }
      return;
    }
    lastRunNs = System.nanoTime() - start;
    for (int i = 0; i < batch.size(); i++) {
      NoteBuffer buffer = batch.get(i);
      guard.clean(rendered[i], 0, frames);
      int after = notes.get(i).renderedFrames();
      buffer.append(buffer.noteGeneration, after - frames, rendered[i], frames);
      if (after == shape.frames()) {
        buffer.note = null;
      }
    }
    notes.clear();
  }

  /** The note on its way; null if the renderer can't begin it. */
  private NoteRenderer.Note noteOf(NoteBuffer buffer) {
    int generation = buffer.generation();
    if (buffer.note == null || buffer.noteGeneration != generation) {
      buffer.noteGeneration = generation;
      try {
        buffer.note = renderer.begin(NoteKey.request(buffer.key()));
      } catch (RuntimeException | Error failure) {
        breakOff(buffer);
        return null;
      }
    }
    return buffer.note;
  }

  /** The rest of it is silence, so that nobody waits for it; whoever plays it anew tries anew. */
  private void breakOff(NoteBuffer buffer) {
    failures.incrementAndGet();
    buffer.breakOff(buffer.noteGeneration);
    int at = buffer.generation() == buffer.noteGeneration ? buffer.frames() : shape.frames();
    float last = at == 0 ? 0 : buffer.samples()[NoteBuffer.PAD_FRAMES + at - 1];
    for (; at < shape.frames(); at += ending.length) {
      for (int i = 0; i < ending.length; i++) {
        last *= BREAK_OFF_DECAY;
        ending[i] = Math.abs(last) < Loudness.INAUDIBLE ? 0 : last;
      }
      buffer.append(buffer.noteGeneration, at, ending, ending.length);
    }
    buffer.note = null;
  }
}
