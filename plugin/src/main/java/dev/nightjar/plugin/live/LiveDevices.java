package dev.nightjar.plugin.live;

import dev.nightjar.engine.audio.LevelMeter;

/**
 * An input and an output, open at the same rate; they set the pace once started. [not real-time]
 * unless told otherwise
 */
interface LiveDevices extends AutoCloseable {
  /** For messages. */
  String inputName();

  /** For messages. */
  String outputName();

  /** Hz. */
  int sampleRateHz();

  /** Frames at once. */
  int blockFrames();

  /** Begins to let blocks through the path. */
  void start(BlockPath path);

  /** Ends it after the block at hand. */
  void stop();

  /** How it ended, if it has. [any thread] */
  StreamEnd end();

  /** [any thread] */
  DeviceCounts counts();

  /** [any thread] */
  LevelMeter inputLevel();

  /** [any thread] */
  LevelMeter outputLevel();

  /** Ends it; waits only so long for dead devices. */
  @Override
  void close();
}
