package dev.nightjar.plugin.synth;

/** Keys as people call them: 60 is C4. */
final class KeyName {
  private static final String[] NAMES = {
    "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"
  };

  private KeyName() {}

  static String of(int key) {
    return NAMES[key % NAMES.length] + (key / NAMES.length - 1);
  }
}
