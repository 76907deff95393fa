package dev.nightjar.engine.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs to put a block of 128 stereo frames in and take it out on one thread: the work
 * alone, without the hand-over, and so without the noise of a busy machine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RingCost {

  @Param public Peer peer;

  private final float[][] in = new float[BlockPipe.CHANNELS][BlockPipe.BLOCK_FRAMES];
  private final float[][] out = new float[BlockPipe.CHANNELS][BlockPipe.BLOCK_FRAMES];
  private BlockPipe pipe;

  @Setup
  public void open() {
    pipe = peer.pipe();
  }

  @Benchmark
  public boolean inAndOut() {
    return pipe.offer(in) && pipe.poll(out);
  }
}
