package dev.nightjar.plugin.song;

/** Counts the events of all tracks, so that no file takes more memory than a song needs. */
final class EventLimit {
  private final int most;
  private int count;

  EventLimit(int most) {
    this.most = most;
  }

  void count() throws MalformedException {
    if (++count > most) {
      throw new MalformedException("brings the file to more than %d events".formatted(most));
    }
  }
}
