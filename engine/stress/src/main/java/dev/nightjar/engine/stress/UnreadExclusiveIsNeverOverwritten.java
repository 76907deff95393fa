package dev.nightjar.engine.stress;

import dev.nightjar.engine.midi.EventRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;

/** Bytes of a system exclusive message are used again only when it was taken. */
@JCStressTest
@Outcome(id = "17, -1, true", expect = Expect.ACCEPTABLE, desc = "Second not yet there.")
@Outcome(id = "17, -1, false", expect = Expect.ACCEPTABLE, desc = "No room for the second.")
@Outcome(id = "17, 34, true", expect = Expect.ACCEPTABLE, desc = "Both in order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost or overwritten.")
@State
public class UnreadExclusiveIsNeverOverwritten {

  private final EventRing ring = new EventRing(4, 2);

  public UnreadExclusiveIsNeverOverwritten() {
    ring.putExclusive(0, new byte[] {1, 1}, 2);
  }

  @Actor
  public void producer(IIZ_Result result) {
    result.r3 = ring.putExclusive(0, new byte[] {2, 2}, 2);
  }

  @Actor
  public void consumer(IIZ_Result result) {
    result.r1 = take();
    result.r2 = take();
  }

  /** Both bytes of the next message as the digits of a hexadecimal number. */
  private int take() {
    if (ring.nextFrame() == EventRing.NONE) {
      return -1;
    }
    byte[] message = ring.takeExclusive();
    return message[0] << 4 | message[1];
  }
}
