package dev.nightjar.engine.stress;

import dev.nightjar.engine.midi.EventRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JII_Result;

/** Whoever sees that a message waits sees its frame, its status and its bytes. */
@JCStressTest
@Outcome(id = "-1, 0, 0", expect = Expect.ACCEPTABLE, desc = "Nothing put yet.")
@Outcome(id = "7, 240, 247", expect = Expect.ACCEPTABLE, desc = "All of it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A message in parts.")
@State
public class EventIsWholeWhenItIsSeen {

  private final EventRing ring = new EventRing(2, 4);
  private final byte[] message = {(byte) 0xf0, 1, (byte) 0xf7};

  @Actor
  public void producer() {
    ring.putExclusive(7, message, message.length);
  }

  @Actor
  public void consumer(JII_Result result) {
    result.r1 = -1;
    long frame = ring.nextFrame();
    if (frame != EventRing.NONE) {
      byte[] taken = ring.takeExclusive();
      result.r1 = frame;
      result.r2 = taken[0] & 0xff;
      result.r3 = taken[2] & 0xff;
    }
  }
}
