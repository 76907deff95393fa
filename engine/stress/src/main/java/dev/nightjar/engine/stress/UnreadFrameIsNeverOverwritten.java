package dev.nightjar.engine.stress;

import dev.nightjar.engine.audio.FrameRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.FFZ_Result;

/** With tryWrite and markRead the ring is a queue: in order, nothing lost, nothing overwritten. */
@JCStressTest
@Outcome(id = "1.0, -1.0, true", expect = Expect.ACCEPTABLE, desc = "Second not yet there.")
@Outcome(id = "1.0, -1.0, false", expect = Expect.ACCEPTABLE, desc = "No room for the second.")
@Outcome(id = "1.0, 2.0, true", expect = Expect.ACCEPTABLE, desc = "Both in order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost or overwritten.")
@State
public class UnreadFrameIsNeverOverwritten {

  private final FrameRing ring = new FrameRing(1, 1);
  private final float[][] second = {{2}};
  private final float[][] out = new float[1][1];

  public UnreadFrameIsNeverOverwritten() {
    ring.tryWrite(new float[][] {{1}}, 0, 1);
  }

  @Actor
  public void producer(FFZ_Result result) {
    result.r3 = ring.tryWrite(second, 0, 1);
  }

  @Actor
  public void consumer(FFZ_Result result) {
    result.r1 = take();
    result.r2 = take();
  }

  private float take() {
    long position = ring.readPosition();
    if (ring.read(position, out, 0, 1) != FrameRing.Outcome.DONE) {
      return -1;
    }
    ring.markRead(position + 1);
    return out[0][0];
  }
}
