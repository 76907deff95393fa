package dev.nightjar.engine.stress;

import dev.nightjar.engine.audio.FrameRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.FF_Result;

/** A read during an overwrite gives the old frames whole, or says that they are gone. */
@JCStressTest
@Outcome(id = "3.0, 6.0", expect = Expect.ACCEPTABLE, desc = "The old frames, whole.")
@Outcome(id = "-1.0, -1.0", expect = Expect.ACCEPTABLE, desc = "Gone, and said so.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Torn: old and new samples mixed.")
@State
public class OverwrittenFrameIsNeverTaken {

  private final FrameRing ring = new FrameRing(2, 2);
  private final float[][] fresh = {{10, 20}, {30, 40}};
  private final float[][] out = new float[2][2];

  public OverwrittenFrameIsNeverTaken() {
    ring.write(new float[][] {{1, 2}, {3, 3}}, 0, 2);
  }

  @Actor
  public void producer() {
    ring.write(fresh, 0, 2);
  }

  @Actor
  public void consumer(FF_Result result) {
    boolean done = ring.read(0, out, 0, 2) == FrameRing.Outcome.DONE;
    result.r1 = done ? out[0][0] + out[0][1] : -1;
    result.r2 = done ? out[1][0] + out[1][1] : -1;
  }
}
