package dev.nightjar.plugin.live;

import dev.nightjar.engine.audio.LevelMeter;
import dev.nightjar.plugin.sound.PcmBlock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/**
 * The audio thread: reads a block, lets it through the path, writes it. The devices set the pace.
 * Allocates nothing per block.
 *
 * <p>The output begins one block short of full. What waits between the devices stays at that: an
 * output that ran empty is filled with silence, and what came too much is left out.
 */
final class AudioLoop implements Runnable {
  /** Half the time of a block, so that a backlog still shrinks. */
  private static final double SPREAD_SHARE = 0.5;

  private final TargetDataLine input;
  private final SourceDataLine output;
  private final int blockFrames;
  private final int targetFrames;
  private final PcmBlock inBlock;
  private final PcmBlock outBlock;
  private final long spreadNs;
  private final byte[] silence;
  private final float[][] in;
  private final float[][] out;
  private final BlockSplice splice;
  private final DepthControl depth;
  private final LevelMeter inputLevel;
  private final LevelMeter outputLevel;
  private final AtomicLong blocks = new AtomicLong();
  private final AtomicLong overruns = new AtomicLong();
  private final AtomicLong underruns = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();
  private final AtomicLong inputWaits = new AtomicLong();
  private final AtomicLong outputWaits = new AtomicLong();
  private BlockPath path;
  private int excessBlocks;
  private volatile boolean stopRequested;
  private volatile StreamEnd end = StreamEnd.NOT_YET;

  /** For open lines that are not started. [not real-time] */
  AudioLoop(SoundLines lines, int channels, int blockFrames, int buffers) {
    input = lines.input();
    output = lines.output();
    this.blockFrames = blockFrames;
    targetFrames = (buffers - 2) * blockFrames;
    inBlock = new PcmBlock(input.getFormat().getChannels(), blockFrames);
    outBlock = new PcmBlock(output.getFormat().getChannels(), blockFrames);
    silence = new byte[(targetFrames + blockFrames) * output.getFormat().getFrameSize()];
    spreadNs = (long) (SPREAD_SHARE * blockFrames / lines.sampleRateHz() * 1e9);
    in = new float[channels][blockFrames];
    out = new float[channels][blockFrames];
    splice = new BlockSplice(channels, blockFrames);
    depth = new DepthControl(targetFrames, blockFrames, lines.sampleRateHz());
    inputLevel = new LevelMeter(lines.sampleRateHz());
    outputLevel = new LevelMeter(lines.sampleRateHz());
  }

  /** Where blocks go through; told before it runs. */
  void through(BlockPath path) {
    this.path = path;
  }

  /** How it ended, if it has. [any thread] */
  StreamEnd end() {
    return end;
  }

  /** Ends it after the block at hand; it needs the lines closed if they no longer move. */
  void stop() {
    stopRequested = true;
  }

  LevelMeter inputLevel() {
    return inputLevel;
  }

  LevelMeter outputLevel() {
    return outputLevel;
  }

  /** [any thread] */
  DeviceCounts counts() {
    long done = blocks.get();
    double perBlock = 1.0 / Math.max(1, done);
    return new DeviceCounts(
        done * blockFrames,
        overruns.get(),
        underruns.get(),
        leftOut.get(),
        inputWaits.get() * perBlock,
        outputWaits.get() * perBlock);
  }

  @Override
  public void run() {
    try {
      end = begin() ? loop() : stoppedOr(StreamEnd.INPUT_GONE);
    } catch (RuntimeException lineBroken) {
      // Java Sound may throw when a line is closed or its device is pulled out under it.
      end = stoppedOr(StreamEnd.OUTPUT_GONE);
    }
  }

  /** The input may take long to give its first block; only then the output begins. */
  private boolean begin() {
    input.start();
    do {
      if (!read()) {
        return false;
      }
    } while (waitingInput() >= blockFrames);
    output.write(silence, 0, silence.length);
    output.start();
    return true;
  }

  private StreamEnd loop() {
    while (!stopRequested) {
      if (waitingInput() >= input.getBufferSize() / input.getFormat().getFrameSize()) {
        overruns.lazySet(overruns.get() + 1);
      }
      if (!read()) {
        return stoppedOr(StreamEnd.INPUT_GONE);
      }
      inBlock.decode(in);
      inputLevel.add(in, 0, blockFrames);
      path.process(in, out, blockFrames);
      outputLevel.add(out, 0, blockFrames);
      spread();
      if (!give()) {
        return stoppedOr(StreamEnd.OUTPUT_GONE);
      }
      blocks.lazySet(blocks.get() + 1);
    }
    return StreamEnd.STOPPED;
  }

  /**
   * Some devices give several blocks at once. Taken at once they would leave the engine no time
   * between them, so they are spread while the output has enough; with less, a sound server that
   * takes large pieces would run dry unseen.
   */
  private void spread() {
    if (waitingInput() >= blockFrames && waitingOutput() > targetFrames) {
      LockSupport.parkNanos(this, spreadNs);
    }
  }

  private boolean give() {
    int waitingInput = waitingInput();
    int waitingOutput = waitingOutput();
    inputWaits.lazySet(inputWaits.get() + waitingInput + blockFrames);
    outputWaits.lazySet(outputWaits.get() + waitingOutput);
    if (waitingOutput <= 0) {
      underruns.lazySet(underruns.get() + 1);
      fill(targetFrames - waitingInput);
      depth.forget();
      excessBlocks = 0;
    } else if (excessBlocks == 0) {
      excessBlocks = depth.excessBlocks(waitingInput + waitingOutput);
    }
    if (excessBlocks > 0) {
      excessBlocks--;
      leftOut.lazySet(leftOut.get() + 1);
      splice.leaveOut(out);
      return true;
    }
    splice.join(out);
    outBlock.encode(out);
    byte[] bytes = outBlock.bytes();
    return output.write(bytes, 0, bytes.length) == bytes.length;
  }

  private void fill(int frames) {
    if (frames > 0) {
      output.write(silence, 0, frames * output.getFormat().getFrameSize());
    }
  }

  private boolean read() {
    byte[] bytes = inBlock.bytes();
    return input.read(bytes, 0, bytes.length) == bytes.length;
  }

  private int waitingInput() {
    return input.available() / input.getFormat().getFrameSize();
  }

  private int waitingOutput() {
    return (output.getBufferSize() - output.available()) / output.getFormat().getFrameSize();
  }

  private StreamEnd stoppedOr(StreamEnd gone) {
    return stopRequested ? StreamEnd.STOPPED : gone;
  }
}
