package dev.nightjar.engine.instrument;

/**
 * Plays a rendered note at any pace, and jumps in it, or to another note, without a click: the new
 * place is looked for where it is most like the old one, its level is matched, and both fade into
 * each other so that their power stays the same. [engine thread]
 *
 * <p>Source of the fades: M. Fink, M. Holters and U. Zölzer, "Signal-matched power-complementary
 * cross-fading and dry-wet mixing", DAFx 2016.
 */
final class NotePlayer {

  private static final int HEADS = 3;
  private static final double END_FADE_SECONDS = 0.02;

  /** How soon a level that a joint matched goes back to the note's own. */
  private static final double RECOVERY_SECONDS = 1;

  private final NoteShape shape;
  private final NoteCache cache;
  private final NoteFactory factory;
  private final Joint joint;
  private final int endFadeFrames;
  private final Head[] heads = new Head[HEADS];

  /** The head that stays. */
  private Head main;

  private boolean fading;
  private double fadeFrom;
  private double fadeLength;
  private double fadeCorrelation;

  /**
   * @param joint shared by all players of a thread
   */
  NotePlayer(NoteShape shape, NoteCache cache, NoteFactory factory, Joint joint) {
    this.shape = shape;
    this.cache = cache;
    this.factory = factory;
    this.joint = joint;
    endFadeFrames = Math.min(shape.framesIn(END_FADE_SECONDS), shape.frames() / 4);
    for (int i = 0; i < HEADS; i++) {
      heads[i] = new Head();
    }
    main = heads[0];
  }

  /**
   * Plays a note from its first frame on.
   *
   * @param buffer acquired by the caller, released by the player
   */
  void begin(NoteBuffer buffer) {
    place(heads[0], buffer, 0, 1);
    main.weight = 1;
    fading = false;
  }

  /** Lets go of all notes. */
  void end() {
    for (Head head : heads) {
      letGo(head);
    }
  }

  double position() {
    return main.position;
  }

  boolean fading() {
    return fading;
  }

  /** Whether there is time to look for a place to jump to. */
  boolean hasTime() {
    return joint.hasTime();
  }

  /** How loud the note itself is around here. */
  float level() {
    return (float) main.scale * main.buffer.level((int) main.position);
  }

  /** Whether nothing of it will be heard any more. */
  boolean ended() {
    return main.position >= shape.frames() || (!fading && silentFrom(main.buffer, main.position));
  }

  /**
   * Told from the whole note; but who waits for what is rendered waits no longer than until
   * something is there that is heard later.
   */
  private boolean silentFrom(NoteBuffer buffer, double position) {
    if (!factory.live()) {
      factory.reached(buffer, shape.frames());
    }
    while (!buffer.complete()) {
      boolean heardLater = buffer.frames() > 0 && position <= heardUntil(buffer);
      if (heardLater || !factory.reached(buffer, buffer.frames() + 1)) {
        return false;
      }
    }
    return position > heardUntil(buffer);
  }

  private static int heardUntil(NoteBuffer buffer) {
    return buffer.quietFrame() + Interpolator.HALF_FRAMES;
  }

  /** Whether so many frames of output can be read. Offline they are rendered if need be. */
  boolean ready(double advance, double step) {
    boolean ready = true;
    for (Head head : heads) {
      ready &=
          head.buffer == null
              || factory.reached(
                  head.buffer, Interpolator.neededFrames(head.position + advance, step));
    }
    return ready;
  }

  /** Tells the renderer how long what is rendered will do. */
  void hurry(long chunk) {
    for (Head head : heads) {
      if (head.buffer != null && !head.buffer.complete()) {
        head.buffer.framesLeft(Math.max(0, head.buffer.frames() - (int) head.position), chunk);
      }
    }
  }

  /**
   * Jumps within the note.
   *
   * @param centre around where to
   * @param searchFrames how far before and after that a place may be
   * @param length of the fade, frames of the note
   * @return false if that isn't rendered yet
   */
  boolean jump(int centre, int searchFrames, double length) {
    return jump(main.buffer, centre, searchFrames, length);
  }

  /**
   * Goes on in another note at the same time since its onset.
   *
   * @param buffer acquired by the caller, released by the player once it plays it
   * @return false if it isn't rendered yet
   */
  boolean cross(NoteBuffer buffer, int searchFrames, double length) {
    return jump(buffer, (int) main.position, searchFrames, length);
  }

  /**
   * Sets how loud each place is after so many frames of output; until then it goes there evenly.
   *
   * @param advance frames of the note that they take
   * @param recovering whether a level that a joint has matched goes back to the note's own
   */
  void prepare(int frames, double advance, boolean recovering) {
    double faded = fading ? Math.min(1, (main.position + advance - fadeFrom) / fadeLength) : 1;
    if (recovering && !fading) {
      main.scale += (1 - main.scale) * Math.min(1, advance / shape.framesIn(RECOVERY_SECONDS));
    }
    double power = (1 - faded) * (1 - faded) + faded * faded;
    double unit = 1 / Math.sqrt(power + 2 * fadeCorrelation * faded * (1 - faded));
    for (Head head : heads) {
      if (head.buffer != null) {
        double share = (head == main ? faded : 1 - faded) * unit;
        double left = shape.frames() - head.position - advance;
        double end = Math.max(0, Math.min(1, left / endFadeFrames));
        head.weightStep = (float) ((head.scale * share * end - head.weight) / frames);
      }
    }
  }

  /**
   * Adds what is played.
   *
   * @param step frames of the note to the first frame of output; {@code stepSlope} more to each
   */
  void render(float[] into, int from, int to, double step, double stepSlope) {
    for (Head head : heads) {
      if (head.buffer != null) {
        render(head, into, from, to, step, stepSlope);
      }
    }
    if (fading && main.position - fadeFrom >= fadeLength) {
      fading = false;
      for (Head head : heads) {
        if (head != main) {
          letGo(head);
        }
      }
    }
  }

  private void render(
      Head head, float[] into, int from, int to, double firstStep, double stepSlope) {
    float[] samples = head.buffer.samples();
    int frames = shape.frames();
    double position = head.position;
    double step = firstStep;
    float weight = head.weight;
    for (int i = from; i < to && position < frames; i++) {
      into[i] += weight * Interpolator.read(samples, frames, position, step);
      weight += head.weightStep;
      position += step;
      step += stepSlope;
    }
    head.position = position;
    head.weight = weight;
  }

  private boolean jump(NoteBuffer to, int centre, int searchFrames, double length) {
    int search = Math.min(searchFrames, Joint.MOST_LAGS / 2);
    int at = (int) main.position;
    int room = shape.frames() - 2 - Math.max(at, centre + search);
    int window = Math.min(Math.min(Joint.MOST_WINDOW_FRAMES, Math.max(256, 2 * search)), room);
    Head free = freeHead();
    if (free == null
        || window < 1
        || !factory.reached(main.buffer, at + window + 2)
        || !factory.reached(to, centre + search + window + 2)) {
      return false;
    }
    int first = Math.max(1, centre - search);
    int lags = Math.max(1, centre + search - first);
    joint.find(main.buffer.samples(), main.position, to.samples(), first, lags, window);
    double scale = main.scale * joint.gain();
    for (Head head : heads) {
      head.scale = head.weight;
    }
    if (to == main.buffer) {
      cache.hold(to);
    }
    place(free, to, joint.position(), scale);
    fading = true;
    fadeFrom = main.position;
    fadeLength = Math.max(1, length);
    fadeCorrelation = joint.correlation();
    return true;
  }

  private void place(Head head, NoteBuffer buffer, double position, double scale) {
    head.buffer = buffer;
    head.position = position;
    head.scale = scale;
    head.weight = 0;
    main = head;
  }

  private Head freeHead() {
    for (Head head : heads) {
      if (head.buffer == null) {
        return head;
      }
    }
    return null;
  }

  private void letGo(Head head) {
    if (head.buffer != null) {
      cache.release(head.buffer);
      head.buffer = null;
      head.weight = 0;
    }
  }
}
