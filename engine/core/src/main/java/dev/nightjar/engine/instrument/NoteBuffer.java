package dev.nightjar.engine.instrument;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A note as far as it is rendered. The engine thread says which note it is to hold; the rendering
 * thread that has claimed it writes its samples and then makes them known.
 *
 * <p>One number holds the generation, which a new note raises, and the frames rendered. Frames that
 * were rendered for an earlier note are made known in vain, because the generation differs by then;
 * so neither thread ever waits.
 */
final class NoteBuffer {

  /** Zeros before the first and behind the last frame, which an interpolator may touch. */
  static final int PAD_FRAMES = 32;

  /** Urgency of a note that nobody plays any more, below all that are played. */
  static final int LEFT_OVER = 1 << 30;

  /** Urgency of a note that may be played one day. */
  static final int PREFETCH = 1 << 29;

  /** Place in the cache, fixed. */
  final int index;

  /** Voices that hold it. Only the engine thread knows. */
  int players;

  /** The chunk in which {@link #urgency} was last set. Only the engine thread knows. */
  private long urgencyChunk = -1;

  /** Whether a rendering thread has it; the others keep their hands off. */
  private final AtomicBoolean claimed = new AtomicBoolean();

  /** The note on its way and whose it is. Only the rendering thread that has it knows. */
  NoteRenderer.Note note;

  int noteGeneration;

  /** The generation whose rendering failed last. */
  private volatile int brokenGeneration = -1;

  private final int noteFrames;
  private final int stepFrames;

  private final AtomicLong state = new AtomicLong();
  private volatile long key = NoteKey.NONE;

  /** Frames until its first player has nothing left; the lower, the sooner it is rendered. */
  private volatile int urgency;

  /** Frames to be rendered for now, 0 while it holds no note. */
  private volatile int limitFrames;

  private float[] samples = new float[0];
  private float[] levels = new float[0];
  private int quietFrame;

  NoteBuffer(int index, NoteShape shape) {
    this.index = index;
    this.noteFrames = shape.frames();
    this.stepFrames = shape.stepFrames();
  }

  /** Holds another note from now on, of which nothing is rendered. [engine thread] */
  void assign(long newKey, int limit, int newUrgency) {
    key = newKey;
    urgency = newUrgency;
    urgencyChunk = -1;
    state.setRelease((long) (generation() + 1) << 32);
    limitFrames = limit;
  }

  /** Wants all of it. [engine thread] */
  void wantWhole() {
    limitFrames = noteFrames;
  }

  /** A player has so many frames left in this chunk; the least of all players counts. */
  void framesLeft(int frames, long chunk) {
    if (urgencyChunk != chunk || frames < urgency) {
      urgencyChunk = chunk;
      urgency = frames;
    }
  }

  /** As none plays it. [engine thread] */
  void urgency(int newUrgency) {
    urgency = newUrgency;
  }

  int urgency() {
    return urgency;
  }

  long key() {
    return key;
  }

  int generation() {
    return (int) (state.getAcquire() >>> 32);
  }

  /** Frames that may be read. [any thread] */
  int frames() {
    return (int) state.getAcquire();
  }

  /** Its note could not be rendered whole. [rendering thread] */
  void breakOff(int ofGeneration) {
    brokenGeneration = ofGeneration;
  }

  /** Whether its note could not be rendered whole. [engine thread] */
  boolean broken() {
    return brokenGeneration == generation();
  }

  /** Steps until as much is rendered as is wanted for now. [rendering thread] */
  int lackingSteps() {
    return (limitFrames - frames() + stepFrames - 1) / stepFrames;
  }

  /** Makes it this thread's, unless it is another's. [rendering thread] */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  /** Leaves it to all threads. [rendering thread] */
  void unclaim() {
    claimed.set(false);
  }

  /** Whether a rendering thread has it. [any thread] */
  boolean claimed() {
    return claimed.get();
  }

  boolean complete() {
    return frames() == noteFrames;
  }

  boolean lacksFrames() {
    return frames() < limitFrames;
  }

  /** Frame <i>i</i> at {@code PAD_FRAMES + i}; read after {@link #frames()}. */
  float[] samples() {
    return samples;
  }

  /** Root mean square around a frame that is rendered. [engine thread] */
  float level(int frame) {
    int step = Math.min(frame, frames() - 1) / stepFrames;
    return frames() == 0 ? 0 : levels[Math.max(0, step)];
  }

  /**
   * From here on what is rendered can't be heard; more of the note only moves it on. [engine
   * thread]
   */
  int quietFrame() {
    return quietFrame;
  }

  /**
   * Puts frames behind those already there. [rendering thread]
   *
   * @param ofGeneration the generation that they were rendered for
   * @param at frames of that generation so far, a multiple of the step
   */
  void append(int ofGeneration, int at, float[] frames, int count) {
    if (samples.length == 0) {
      samples = new float[PAD_FRAMES + noteFrames + PAD_FRAMES];
      levels = new float[noteFrames / stepFrames];
    }
    if (at == 0) {
      quietFrame = 0;
    }
    System.arraycopy(frames, 0, samples, PAD_FRAMES + at, count);
    for (int step = at / stepFrames; step < (at + count) / stepFrames; step++) {
      levels[step] = measure(step * stepFrames);
    }
    long before = (long) ofGeneration << 32 | at;
    state.compareAndSet(before, before + count);
  }

  private float measure(int from) {
    double energy = 0;
    for (int frame = from; frame < from + stepFrames; frame++) {
      float sample = samples[PAD_FRAMES + frame];
      energy += sample * sample;
      if (Math.abs(sample) > Loudness.INAUDIBLE) {
        quietFrame = frame + 1;
      }
    }
    return (float) Math.sqrt(energy / stepFrames);
  }
}
