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

  /** A run takes some time however little is in it, so that less than this would gain nothing. */
  private static final int LEAST_ROOM = 4;

  private final NoteRenderer renderer;
  private final int mostNotes;
  private final int mostSteps;
  private final int urgentFrames;

  /** Notes that the time of a run is enough for, as far as is known. */
  private int room = LEAST_ROOM;

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
   * @param lastRunNs what the last run took
   * @return the steps of the run
   */
  int narrow(NoteBatch batch, long lastRunNs) {
    if (batch.mostUrgent() >= NoteBuffer.PREFETCH) {
      batch.keep(Integer.MAX_VALUE, 1);
      return 1;
    }
    room = lastRunNs > MOST_RUN_NS ? Math.max(LEAST_ROOM, room - 1) : Math.min(mostNotes, room + 1);
    int urgent = Math.max(urgentFrames, batch.mostUrgent() + 1);
    NoteBuffer beginning = batch.firstBeginning(urgent);
    if (beginning != null) {
      boolean prepared = renderer.isPrepared(NoteKey.request(beginning.key()));
      batch.keepBeginning(urgent, prepared ? room : MOST_BEGINNING);
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
