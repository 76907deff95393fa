package dev.nightjar.engine.stress;

import dev.nightjar.engine.audio.FrameRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.FFI_Result;

/** Whoever sees the position sees the frames before it, all channels of them. */
@JCStressTest
@Outcome(id = "0.0, 0.0, 0", expect = Expect.ACCEPTABLE, desc = "Nothing written yet.")
@Outcome(id = "1.0, 2.0, 1", expect = Expect.ACCEPTABLE, desc = "Position and both channels.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Position without its samples.")
@State
public class PositionPublishesFrames {

  private final FrameRing ring = new FrameRing(2, 2);
  private final float[][] in = {{1}, {2}};
  private final float[][] out = new float[2][1];

  @Actor
  public void producer() {
    ring.write(in, 0, 1);
  }

  @Actor
  public void consumer(FFI_Result result) {
    result.r3 = (int) ring.writePosition();
    if (result.r3 > 0) {
      ring.read(0, out, 0, 1);
    }
    result.r1 = out[0][0];
    result.r2 = out[1][0];
  }
}
