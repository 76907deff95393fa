package dev.nightjar.engine.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Control;

/** How many blocks of 128 stereo frames pass from one busy thread to another. */
@State(Scope.Group)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RingThroughput {

  @Param public Peer peer;

  private final float[][] in = new float[BlockPipe.CHANNELS][BlockPipe.BLOCK_FRAMES];
  private final float[][] out = new float[BlockPipe.CHANNELS][BlockPipe.BLOCK_FRAMES];
  private BlockPipe pipe;

  @Setup
  public void open() {
    pipe = peer.pipe();
  }

  @Benchmark
  @Group("move")
  public void producer(Control control) {
    while (!pipe.offer(in) && !control.stopMeasurement) {
      Thread.onSpinWait();
    }
  }

  @Benchmark
  @Group("move")
  public void consumer(Control control) {
    while (!pipe.poll(out) && !control.stopMeasurement) {
      Thread.onSpinWait();
    }
  }
}
