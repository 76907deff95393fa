package dev.nightjar.engine.instrument;

import java.util.ArrayList;
import java.util.List;

/**
 * Which notes are worth preparing: those of the sounds that the channels have, the most likely
 * first, as many as there is room for. The engine thread says which sounds, the rendering thread
 * works them off.
 */
final class Preparation {

  /** The loudness and the pitch that most notes are near. */
  private static final int LIKELY_VELOCITY = 96;

  private static final int LIKELY_PITCH = 60;

  private final NoteRenderer renderer;
  private volatile List<Part> wanted = List.of();

  /** What is all prepared. */
  private volatile List<Part> finished = wanted;

  /** What the rendering thread works on, and how far it is. */
  private List<Part> parts = List.of();

  private final List<NoteRequest> requests = new ArrayList<>();
  private int next;

  /**
   * A sound, and how far it is morphed.
   *
   * @param morph in sixteenths
   */
  record Part(Sound sound, int morph) {}

  Preparation(NoteRenderer renderer) {
    this.renderer = renderer;
  }

  /** These sounds may be played from now on. [engine thread] */
  void want(List<Part> sounds) {
    if (renderer.mostPrepared() > 0 && !sounds.equals(wanted)) {
      wanted = sounds;
    }
  }

  /** Whether there is nothing left to prepare. [any thread] */
  boolean done() {
    return finished == wanted;
  }

  /** Prepares the next few notes. [rendering thread] */
  void advance(int notes) {
    List<Part> now = wanted;
    if (now != parts) {
      parts = now;
      list();
    }
    List<NoteRequest> few = new ArrayList<>(notes);
    while (few.size() < notes && next < requests.size()) {
      NoteRequest request = requests.get(next++);
      if (!renderer.isPrepared(request)) {
        few.add(request);
      }
    }
    if (few.isEmpty()) {
      finished = now;
      return;
    }
    try {
      renderer.prepare(few);
    } catch (RuntimeException | Error failure) {
      // Notes do without it; one that can't be rendered either is counted when it is played.
      finished = now;
    }
  }

  private void list() {
    requests.clear();
    next = 0;
    int most = renderer.mostPrepared();
    for (int away = 0; away <= 2 * Velocity.HIGHEST; away++) {
      int velocity = LIKELY_VELOCITY + outwards(away) * Velocity.STEP;
      if (velocity > 0 && velocity < Velocity.HIGHEST + Velocity.STEP) {
        for (Part part : parts) {
          list(part, velocity, most);
        }
      }
    }
  }

  private void list(Part part, int velocity, int most) {
    NoteRenderer.PitchRange range = part.sound.pitches();
    for (int away = 0; away <= 2 * 127 && requests.size() < most; away++) {
      int pitch = LIKELY_PITCH + outwards(away);
      if (pitch >= range.lowest() && pitch <= range.highest()) {
        requests.add(NoteKey.request(part.sound.note(part.morph, pitch, velocity)));
      }
    }
  }

  /** 0, 1, -1, 2, -2, … */
  private static int outwards(int index) {
    return index % 2 == 0 ? -index / 2 : (index + 1) / 2;
  }
}
