package dev.nightjar.engine.stress;

import dev.nightjar.engine.audio.FrameRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The frame read at a position is the one written there, however far the producer ran on. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "Nothing to read, or gone meanwhile.")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The newest frame carries its position.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A frame of another position.")
@State
public class ClockIsAbsolute {

  private static final int SKIPPED_TO = 5;

  private final FrameRing ring = new FrameRing(1, 2);
  private final float[][] in = {{0, 1, 2, SKIPPED_TO, SKIPPED_TO + 1}};
  private final float[][] out = new float[1][1];

  @Actor
  public void producer() {
    for (int i = 0; i < 3; i++) {
      ring.write(in, i, 1);
    }
    ring.advanceTo(SKIPPED_TO);
    ring.write(in, 3, 1);
    ring.write(in, 4, 1);
  }

  @Actor
  public void consumer(I_Result result) {
    long newest = ring.writePosition() - 1;
    if (newest >= 0 && ring.read(newest, out, 0, 1) == FrameRing.Outcome.DONE) {
      result.r1 = out[0][0] == newest ? 1 : 2;
    }
  }
}
