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
  private final int buffers;
  private final LevelMeter inputLevel;
  private final LevelMeter outputLevel;
  private final LoopCounts counts;
  private final LinePacing pacing;
  private final float[][] block;
  private final float[][] silence;
  private final float[][] unheard;
  private volatile boolean stopRequested;
  private volatile boolean lost;

  /**
   * @param blockFrames moved at a time
   * @param buffers blocks that may be under way in each device
   */
  AudioLoop(
      LinePair lines,
      RealtimeBridge bridge,
      int blockFrames,
      int buffers,
      LevelMeter inputLevel,
      LevelMeter outputLevel,
      LoopCounts counts) {
    this.lines = lines;
    this.bridge = bridge;
    this.blockFrames = blockFrames;
    this.buffers = buffers;
    this.inputLevel = inputLevel;
    this.outputLevel = outputLevel;
    this.counts = counts;
    pacing = new LinePacing(bridge.sampleRateHz(), blockFrames, buffers);
    block = new float[bridge.channels()][blockFrames];
    silence = new float[bridge.channels()][blockFrames];
    unheard = new float[bridge.channels()][blockFrames];
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
      if (capture.read(block, blockFrames) < blockFrames) {
        lost = true;
        break;
      }
      inputLevel.add(block, 0, blockFrames);
      bridge.process(block, block, blockFrames);
      outputLevel.add(block, 0, blockFrames);
      int waiting = capture.waitingFrames();
      int queued = playback.queuedFrames();
      // The first block fills the devices' own buffers and says nothing about being late.
      boolean overrun = heard && pacing.isOverrun(waiting);
      boolean underrun = heard && pacing.isUnderrun(queued, System.nanoTime());
      if (overrun || underrun) {
        lost = !leaveOut(waiting / blockFrames) || (underrun && !fill(playback));
        pacing.restart();
      } else {
        int tooMany = pacing.blocksTooMany(waiting, queued);
        overrun = tooMany > 0;
        lost = !leaveOut(tooMany);
      }
      queued = playback.queuedFrames();
      lost |= playback.write(block, blockFrames) < blockFrames;
      pacing.wrote(queued, System.nanoTime());
      counts.block(blockFrames, waiting, queued, overrun, underrun);
      heard = true;
    }
    lost &= !stopRequested;
  }

  /** Drops input, so that what comes is not late for ever; says whether the device lives. */
  private boolean leaveOut(int blocks) {
    for (int i = 0; i < blocks && !stopRequested; i++) {
      if (lines.capture().read(unheard, blockFrames) < blockFrames) {
        return false;
      }
    }
    return true;
  }

  /** Silence ahead of the sound, so that the output has something to play while we work. */
  private boolean fill(PlaybackLine playback) {
    for (int i = 1; i < buffers; i++) {
      if (playback.write(silence, blockFrames) < blockFrames) {
        return false;
      }
    }
    return true;
  }
}
