package dev.nightjar.engine.instrument;

/** Drums that silence each other, since one instrument makes both sounds. Source: GM2, table 6. */
final class ChokeGroups {

  /** No group. */
  private static final int NONE = 0;

  private ChokeGroups() {}

  static boolean together(int key, int other) {
    return group(key) != NONE && group(key) == group(other);
  }

  private static int group(int key) {
    return switch (key) {
      case 42, 44, 46 -> 1; // hi-hats
      case 71, 72 -> 2; // whistles
      case 73, 74 -> 3; // guiros
      case 78, 79 -> 4; // cuicas
      case 80, 81 -> 5; // triangles
      default -> NONE;
    };
  }
}
