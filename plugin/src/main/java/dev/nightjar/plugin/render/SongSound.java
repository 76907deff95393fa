package dev.nightjar.plugin.render;

import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.plugin.song.Song;
import dev.nightjar.plugin.synth.Performance;
import dev.nightjar.plugin.synth.SongCursor;

/**
 * A song as samples, block by block. Its frame 0 is the song's time 0: what the instrument delays
 * is left out. Ends when nothing sounds any more, or fades out where the tail must end. Used by one
 * thread.
 */
final class SongSound {
  private static final int BLOCK_CELLS = 64;
  private static final double FADE_SECONDS = 0.05;

  private final Performance performance;
  private final float[][] block = new float[2][BLOCK_CELLS * Performance.CELL_FRAMES];
  private final long mostFrames;
  private final int fadeFrames;
  private long skipFrames;
  private long given;
  private int offset;
  private float peak;
  private boolean cut;

  /** The instrument stays the caller's. */
  SongSound(Song song, Instrument instrument, double gainDb, double tailSeconds) {
    int rateHz = instrument.sampleRateHz();
    performance = new Performance(instrument, new SongCursor(song, rateHz), gainDb);
    skipFrames = instrument.latencyFrames();
    mostFrames = Math.round((song.seconds() + tailSeconds) * rateHz);
    fadeFrames = (int) Math.min(Math.round(FADE_SECONDS * rateHz), mostFrames);
  }

  /** Both channels of what {@link #next()} has made. */
  float[][] samples() {
    return block;
  }

  /** Where in {@link #samples()} it begins. */
  int offset() {
    return offset;
  }

  /** The highest sample so far. */
  float peak() {
    return peak;
  }

  /** Whether it still sounded when it had to end. */
  boolean cut() {
    return cut;
  }

  /**
   * Makes the next frames.
   *
   * @return how many; 0 at the end
   */
  int next() {
    int rendered;
    do {
      rendered = render();
      offset = (int) Math.min(skipFrames, rendered);
      skipFrames -= offset;
    } while (rendered > 0 && offset == rendered);
    int frames = (int) Math.min(rendered - offset, mostFrames - given);
    cut = given + frames == mostFrames && !performance.over();
    finish(frames);
    given += frames;
    return frames;
  }

  private int render() {
    int frames = 0;
    long left = mostFrames - given + skipFrames;
    while (frames < block[0].length && frames < left && !performance.over()) {
      performance.render(block, frames);
      frames += Performance.CELL_FRAMES;
    }
    return frames;
  }

  /** Measures, and fades where the end is near that nothing may go beyond. */
  private void finish(int frames) {
    long fadeFrom = mostFrames - fadeFrames;
    for (float[] channel : block) {
      for (int i = 0; i < frames; i++) {
        long frame = given + i;
        if (frame >= fadeFrom) {
          channel[offset + i] *= (float) (mostFrames - frame) / (fadeFrames + 1);
        }
        peak = Math.max(peak, Math.abs(channel[offset + i]));
      }
    }
  }
}
