package dev.nightjar.engine.stress;

import dev.nightjar.engine.midi.EventRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;

/** A full ring drops what comes; a place is used again only when its message was taken. */
@JCStressTest
@Outcome(id = "1, -1, true", expect = Expect.ACCEPTABLE, desc = "Second not yet there.")
@Outcome(id = "1, -1, false", expect = Expect.ACCEPTABLE, desc = "No room for the second.")
@Outcome(id = "1, 2, true", expect = Expect.ACCEPTABLE, desc = "Both in order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost or overwritten.")
@State
public class UnreadEventIsNeverOverwritten {

  private final EventRing ring = new EventRing(1, 1);

  public UnreadEventIsNeverOverwritten() {
    ring.put(0, 1);
  }

  @Actor
  public void producer(IIZ_Result result) {
    result.r3 = ring.put(0, 2);
  }

  @Actor
  public void consumer(IIZ_Result result) {
    result.r1 = take();
    result.r2 = take();
  }

  private int take() {
    return ring.nextFrame() == EventRing.NONE ? -1 : ring.take();
  }
}
