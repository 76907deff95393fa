package dev.nightjar.engine.instrument;

/**
 * How many notes are rendered in one run, and how far: few enough that a note which begins
 * meanwhile need not wait long. [rendering thread]
 */
final class RunLength {

  /**
   * Notes of a run in which some begin, at least: all of a chord are there sooner so than one by
   * one.
   */
  private static final int LEAST_WHEN_BEGINNING = 8;

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

  /** Whoever has fewer frames left is urgent. [any thread] */
  int urgentFrames() {
    return urgentFrames;
  }

  /**
   * Lets go of what has to wait.
   *
   * @param batch at least one note
   * @param lastRunNs what the last run took
   * @return the steps of the run
   */
  int narrow(NoteBatch batch, long lastRunNs) {
    room = lastRunNs > MOST_RUN_NS ? Math.max(LEAST_ROOM, room - 1) : Math.min(mostNotes, room + 1);
    if (batch.mostUrgent() >= NoteBuffer.PREFETCH) {
      batch.keep(Integer.MAX_VALUE, 1);
      return Math.min(mostSteps, room);
    }
    if (batch.mostUrgent() >= urgentFrames) {
      batch.keep(NoteBuffer.PREFETCH, room);
      return Math.max(1, Math.min(mostSteps, room / batch.size()));
    }
    batch.keep(urgentFrames, mostNotes);
    int most = batch.someBegin() ? Math.max(LEAST_WHEN_BEGINNING, room) : room;
    // What comes before the first sound of a note that isn't prepared takes a run of its own.
    batch.keepAlike(this::hasMuchBefore, most);
    return 1;
  }

  private boolean hasMuchBefore(NoteBuffer note) {
    return note.frames() == 0 && !renderer.isPrepared(NoteKey.request(note.key()));
  }
}
