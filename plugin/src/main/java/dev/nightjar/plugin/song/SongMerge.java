package dev.nightjar.plugin.song;

import dev.nightjar.plugin.song.TrackEvents.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Makes one stream of all tracks. Of events at one tick those of the first track come first, and a
 * tempo of any track counts for all.
 */
final class SongMerge {

  private static final class Position {
    final TrackEvents track;
    final int number;
    int next;

    Position(TrackEvents track, int number) {
      this.track = track;
      this.number = number;
    }

    long tick() {
      return track.tick(next);
    }

    int number() {
      return number;
    }
  }

  private final TempoClock clock;
  private final double mostSeconds;
  private final double[] seconds;
  private final int[] messages;
  private final byte[][] exclusives;
  private int size;

  private SongMerge(List<TrackEvents> tracks, Division division, double mostSeconds) {
    clock = new TempoClock(division);
    this.mostSeconds = mostSeconds;
    int events = tracks.stream().mapToInt(TrackEvents::size).sum();
    seconds = new double[events];
    messages = new int[events];
    exclusives = new byte[events][];
  }

  static Song merge(List<TrackEvents> tracks, Division division, double mostSeconds)
      throws MalformedException {
    return new SongMerge(tracks, division, mostSeconds).run(tracks);
  }

  private Song run(List<TrackEvents> tracks) throws MalformedException {
    PriorityQueue<Position> waiting =
        new PriorityQueue<>(
            Comparator.comparingLong(Position::tick).thenComparingInt(Position::number));
    long endTick = 0;
    for (TrackEvents track : tracks) {
      endTick = Math.max(endTick, track.endTick());
      if (track.size() > 0) {
        waiting.add(new Position(track, waiting.size()));
      }
    }
    while (!waiting.isEmpty()) {
      Position position = waiting.remove();
      long tick = position.tick();
      double now = bounded(clock.seconds(tick));
      while (position.next < position.track.size() && position.tick() == tick) {
        take(position.track, position.next++, now);
      }
      if (position.next < position.track.size()) {
        waiting.add(position);
      }
    }
    double length = bounded(clock.seconds(endTick));
    return new Song(
        Arrays.copyOf(seconds, size),
        Arrays.copyOf(messages, size),
        Arrays.copyOf(exclusives, size),
        length);
  }

  private void take(TrackEvents track, int event, double now) {
    Kind kind = track.kind(event);
    if (kind == Kind.TEMPO) {
      clock.tempo(track.tick(event), track.payload(event));
      return;
    }
    seconds[size] = now;
    if (kind == Kind.EXCLUSIVE) {
      exclusives[size] = track.exclusive(event);
    } else {
      messages[size] = track.payload(event);
    }
    size++;
  }

  private double bounded(double now) throws MalformedException {
    if (now > mostSeconds) {
      throw new MalformedException(
          "lasts longer than %.0f minutes; allow more if it should".formatted(mostSeconds / 60));
    }
    return now;
  }
}
