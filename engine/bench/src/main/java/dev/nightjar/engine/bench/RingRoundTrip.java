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

/** How long a block of 128 stereo frames takes there and back, both threads spinning. */
@State(Scope.Group)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RingRoundTrip {

  @Param public Peer peer;

  private final float[][] sent = new float[BlockPipe.CHANNELS][BlockPipe.BLOCK_FRAMES];
  private final float[][] returned = new float[BlockPipe.CHANNELS][BlockPipe.BLOCK_FRAMES];
  private final float[][] echoed = new float[BlockPipe.CHANNELS][BlockPipe.BLOCK_FRAMES];
  private BlockPipe forth;
  private BlockPipe back;

  @Setup
  public void open() {
    forth = peer.pipe();
    back = peer.pipe();
  }

  @Benchmark
  @Group("roundTrip")
  public void ping(Control control) {
    while (!forth.offer(sent) && !control.stopMeasurement) {
      Thread.onSpinWait();
    }
    while (!back.poll(returned) && !control.stopMeasurement) {
      Thread.onSpinWait();
    }
  }

  @Benchmark
  @Group("roundTrip")
  public void echo(Control control) {
    while (!forth.poll(echoed)) {
      if (control.stopMeasurement) {
        return;
      }
      Thread.onSpinWait();
    }
    while (!back.offer(echoed) && !control.stopMeasurement) {
      Thread.onSpinWait();
    }
  }
}
