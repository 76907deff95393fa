package dev.nightjar.engine.instrument;

/**
 * How many notes are rendered in one run, and how far: few enough that a note which begins
 * meanwhile need not wait long. [rendering thread]
 */
final class RunLength {

  /** Notes that begin in one run: what comes before their sound takes as long as many steps. */
  private static final int MOST_BEGINNING = 4;

  /** Whoever has less left than this has nothing else rendered beside it. */
  private static final double URGENT_SECONDS = 0.04;

  /** How long a run may keep a note that begins meanwhile waiting. */
  private static final double MOST_RUN_NS = 1.5e6;

  private final NoteRenderer renderer;
  private final int mostNotes;
  private final int mostSteps;
  private final int urgentFrames;

  RunLength(NoteRenderer renderer, NoteShape shape, int mostNotes, int mostSteps) {
    this.renderer = renderer;
    this.mostNotes = mostNotes;
    this.mostSteps = mostSteps;
    urgentFrames = shape.framesIn(URGENT_SECONDS);
  }

  /**
   * Lets go of what has to wait.
   *
   * @param batch at least one note
   * @param stepCostNs what a step of one note costs of late, 0 while unknown
   * @return the steps of the run
   */
  int narrow(NoteBatch batch, double stepCostNs) {
    if (batch.mostUrgent() >= NoteBuffer.PREFETCH) {
      batch.keep(Integer.MAX_VALUE, 1);
      return 1;
    }
    double fitting = stepCostNs == 0 ? 1 : MOST_RUN_NS / stepCostNs;
    int room = (int) Math.max(1, Math.min(mostNotes, fitting));
    NoteBuffer first = batch.get(0);
    if (first.frames() == 0) {
      boolean prepared = renderer.isPrepared(NoteKey.request(first.key()));
      batch.keepBeginning(
          Math.max(urgentFrames, batch.mostUrgent() + 1), prepared ? room : MOST_BEGINNING);
      return 1;
    }
    if (batch.mostUrgent() < urgentFrames) {
      batch.keep(urgentFrames, room);
      return 1;
    }
    batch.keep(NoteBuffer.PREFETCH, room);
    return Math.max(1, Math.min(mostSteps, room / batch.size()));
  }
}
