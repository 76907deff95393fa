package dev.nightjar.plugin.live;

import dev.nightjar.engine.audio.LevelMeter;
import dev.nightjar.engine.realtime.RealtimeBridge;

/**
 * The audio thread: reads a block, passes it through the bridge, writes it. Waits only for its
 * devices and allocates nothing once it runs.
 */
final class AudioLoop implements Runnable {
  private final LinePair lines;
  private final RealtimeBridge bridge;
  private final int blockFrames;
  private final LevelMeter inputLevel;
  private final LevelMeter outputLevel;
  private final LoopCounts counts;
  private final float[][] block;
  private final float[][] silence;
  private volatile boolean stopRequested;
  private volatile boolean lost;

  AudioLoop(
      LinePair lines,
      RealtimeBridge bridge,
      int blockFrames,
      LevelMeter inputLevel,
      LevelMeter outputLevel,
      LoopCounts counts) {
    this.lines = lines;
    this.bridge = bridge;
    this.blockFrames = blockFrames;
    this.inputLevel = inputLevel;
    this.outputLevel = outputLevel;
    this.counts = counts;
    block = new float[bridge.channels()][blockFrames];
    silence = new float[bridge.channels()][blockFrames];
  }

  /** Asks the loop to end after its block. [any thread] */
  void requestStop() {
    stopRequested = true;
  }

  /** Whether a device stopped giving or taking sound. [any thread] */
  boolean isLost() {
    return lost;
  }

  @Override
  public void run() {
    CaptureLine capture = lines.capture();
    PlaybackLine playback = lines.playback();
    playback.start();
    lost = !fill(playback);
    capture.start();
    boolean heard = false;
    while (!stopRequested && !lost) {
      // The first block fills the device's own buffers and says nothing about being late.
      boolean overrun = heard && capture.waitingFrames() >= capture.bufferFrames();
      lost = capture.read(block, blockFrames) < blockFrames;
      if (lost) {
        break;
      }
      inputLevel.add(block, 0, blockFrames);
      bridge.process(block, block, blockFrames);
      outputLevel.add(block, 0, blockFrames);
      int waiting = capture.waitingFrames();
      int queued = playback.queuedFrames();
      boolean underrun = heard && queued == 0;
      lost = underrun ? !fill(playback) : false;
      lost |= playback.write(block, blockFrames) < blockFrames;
      counts.block(blockFrames, waiting, queued, overrun, underrun);
      heard = true;
    }
    lost &= !stopRequested;
  }

  /** Silence ahead of the sound, so that the output has something to play while we work. */
  private boolean fill(PlaybackLine playback) {
    int blocks = playback.bufferFrames() / blockFrames - 1;
    for (int i = 0; i < blocks; i++) {
      if (playback.write(silence, blockFrames) < blockFrames) {
        return false;
      }
    }
    return true;
  }
}
