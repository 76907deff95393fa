package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.ChannelControls;

/**
 * Which way a player takes through its note: held notes go round before the note is let go, notes
 * let go jump to their release part, and the morph controller leads to other notes. [engine thread]
 */
final class NoteCourse {

  private static final double RELEASE_FADE_SECONDS = 0.03;
  private static final double LOOP_FADE_SECONDS = 0.15;
  private static final double MORPH_FADE_SECONDS = 0.06;

  /** What a morph's next note gets to be rendered in, live; offline it takes as long. */
  private static final double MORPH_DELAY_SECONDS = 0.06;

  /** Notes to morph to come behind those that would run dry, but before those that wouldn't. */
  private static final double CATCH_UP_SECONDS = 0.05;

  private static final int NARROWEST_SEARCH_FRAMES = 32;
  private static final int WIDEST_SEARCH_FRAMES = 320;

  /** A bit more than half a period to both sides, so that there is always a place that fits. */
  private static final double SEARCH_PERIODS = 0.6;

  /** As shares of the time until notes are let go. */
  private static final double LOOP_END = 0.93;

  /** Taken in turn, so that what goes round isn't heard as a rhythm. */
  private static final double[] LOOP_STARTS = {0.47, 0.55, 0.42};

  private final NoteShape shape;
  private final NoteCache cache;
  private final NoteFactory factory;
  private final NotePlayer player;
  private final SynthCounts counts;
  private final int loopEndFrame;
  private final double loopFadeFrames;
  private final int catchUpUrgency;

  private Sound sound;
  private int channel;
  private int renderedPitch;
  private int velocity;
  private int morph;
  private int searchFrames;
  private int loops;
  private boolean released;
  private boolean releasePending;
  private boolean releaseLate;

  /** The note to morph to, null for none, and how long until then. */
  private NoteBuffer next;

  private int nextMorph;
  private double nextSeconds;
  private boolean nextLate;

  NoteCourse(
      NoteShape shape,
      NoteCache cache,
      NoteFactory factory,
      NotePlayer player,
      SynthCounts counts) {
    this.shape = shape;
    this.cache = cache;
    this.factory = factory;
    this.player = player;
    this.counts = counts;
    catchUpUrgency = shape.framesIn(CATCH_UP_SECONDS);
    loopEndFrame = (int) (shape.releaseFrame() * LOOP_END);
    loopFadeFrames =
        Math.min(shape.framesIn(LOOP_FADE_SECONDS), 0.7 * (shape.releaseFrame() - loopEndFrame));
  }

  void begin(Sound newSound, int newChannel, int pitch, int newVelocity, int newMorph) {
    sound = newSound;
    channel = newChannel;
    renderedPitch = pitch;
    velocity = newVelocity;
    morph = newMorph;
    double period = shape.periodFrames(renderedPitch);
    searchFrames =
        (int)
            Math.max(
                NARROWEST_SEARCH_FRAMES, Math.min(WIDEST_SEARCH_FRAMES, SEARCH_PERIODS * period));
    loops = 0;
    released = false;
    releasePending = false;
    releaseLate = false;
    next = null;
  }

  void release() {
    released = true;
    releasePending = true;
    giveUpMorph();
  }

  /** Whether levels that joints have matched go back to what they were. */
  boolean recovering() {
    return loops > 0 && !released;
  }

  /** Takes whatever turn is due before the next frames of output. */
  void follow(ChannelControls controls, VoicePitch pitch, int frames) {
    if (releasePending && player.hasTime()) {
      letGo(pitch);
    } else if (!released) {
      // Going round comes first: a note that morphs all the time must not reach its release.
      if (sound.sustained()
          && !player.fading()
          && player.hasTime()
          && player.position() + pitch.advance(frames) >= loopEndFrame) {
        goRound();
      }
      if (sound.morphs()) {
        morph(controls, pitch, frames);
      }
    }
  }

  void end() {
    giveUpMorph();
  }

  private void goRound() {
    int start = (int) (shape.releaseFrame() * LOOP_STARTS[loops % LOOP_STARTS.length]);
    if (player.jump(start, WIDEST_SEARCH_FRAMES, loopFadeFrames)) {
      loops++;
    }
  }

  private void letGo(VoicePitch pitch) {
    double fadeFrames = RELEASE_FADE_SECONDS * shape.rateHz() * Math.max(1, pitch.upRatio());
    if (player.position() + fadeFrames >= shape.releaseFrame()) {
      releasePending = false;
    } else if (player.jump(shape.releaseFrame(), searchFrames, fadeFrames)) {
      releasePending = false;
    } else if (!releaseLate) {
      releaseLate = true;
      counts.lateReleases.incrementAndGet();
    }
  }

  private void morph(ChannelControls controls, VoicePitch pitch, int frames) {
    if (next == null) {
      int aim = sound.morph(controls, channel);
      if (aim != morph) {
        want(aim);
      }
      return;
    }
    nextSeconds -= pitch.seconds(frames);
    if (nextSeconds > 0 || player.fading() || !player.hasTime()) {
      return;
    }
    if (player.cross(next, searchFrames, MORPH_FADE_SECONDS * shape.rateHz() * pitch.upRatio())) {
      morph = nextMorph;
      next = null;
    } else if (!nextLate) {
      nextLate = true;
      counts.lateMorphs.incrementAndGet();
    }
  }

  private void want(int aim) {
    next = cache.acquire(sound.note(aim, renderedPitch, velocity));
    if (next == null) {
      return;
    }
    if (next.players == 1) {
      next.urgency(catchUpUrgency);
    }
    nextMorph = aim;
    nextSeconds = MORPH_DELAY_SECONDS;
    nextLate = false;
    factory.wake();
  }

  private void giveUpMorph() {
    if (next != null) {
      cache.release(next);
      next = null;
    }
  }
}
