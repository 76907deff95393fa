package dev.nightjar.engine.midi;

import java.util.Arrays;

/**
 * The keys and pedals of a channel: which notes go on because a key is down or a pedal holds it.
 * [engine thread]
 */
final class HeldKeys {

  private static final int DOWN = 1;

  /** Let go while the sustain pedal was down. */
  private static final int SUSTAINED = 2;

  /** Was down when the sostenuto pedal came down. */
  private static final int LATCHED = 4;

  /** The release velocity where none was sent. */
  private static final int DEFAULT_RELEASE = 64;

  private final int channel;
  private final NoteListener listener;
  private final byte[] held = new byte[128];
  private final byte[] releaseVelocity = new byte[128];
  private boolean sustain;
  private boolean sostenuto;

  HeldKeys(int channel, NoteListener listener) {
    this.channel = channel;
    this.listener = listener;
  }

  void noteOn(int key, int velocity) {
    if (held[key] != 0) {
      boolean down = (held[key] & DOWN) != 0;
      listener.noteOff(channel, key, down ? DEFAULT_RELEASE : releaseVelocity[key]);
    }
    held[key] = DOWN;
    listener.noteOn(channel, key, velocity);
  }

  /** A note-on of velocity 0. */
  void noteOff(int key) {
    noteOff(key, DEFAULT_RELEASE);
  }

  void noteOff(int key, int velocity) {
    if ((held[key] & DOWN) == 0) {
      return;
    }
    releaseVelocity[key] = (byte) velocity;
    letGo(key, DOWN);
  }

  void sustain(boolean down) {
    boolean lifted = sustain && !down;
    sustain = down;
    if (lifted) {
      letGoAll(SUSTAINED);
    }
  }

  void sostenuto(boolean down) {
    boolean pressed = !sostenuto && down;
    boolean lifted = sostenuto && !down;
    sostenuto = down;
    if (lifted) {
      letGoAll(LATCHED);
    }
    for (int key = 0; pressed && key < held.length; key++) {
      if ((held[key] & DOWN) != 0) {
        held[key] |= LATCHED;
      }
    }
  }

  /** All keys up; pedals go on holding what they hold. */
  void allNotesOff() {
    if (!sustain && !sostenuto) {
      end();
      return;
    }
    for (int key = 0; key < held.length; key++) {
      noteOff(key);
    }
  }

  /** All notes end, whatever the pedals hold. */
  void end() {
    Arrays.fill(held, (byte) 0);
    listener.allNotesOff(channel);
  }

  void allSoundOff() {
    Arrays.fill(held, (byte) 0);
    listener.allSoundOff(channel);
  }

  private void letGoAll(int reason) {
    for (int key = 0; key < held.length; key++) {
      if ((held[key] & reason) != 0) {
        letGo(key, reason);
      }
    }
  }

  /** One reason less to go on; the sustain pedal is one for any other. */
  private void letGo(int key, int reason) {
    held[key] &= (byte) ~reason;
    if (sustain) {
      held[key] |= SUSTAINED;
    }
    if (held[key] == 0) {
      listener.noteOff(channel, key, releaseVelocity[key]);
    }
  }
}
