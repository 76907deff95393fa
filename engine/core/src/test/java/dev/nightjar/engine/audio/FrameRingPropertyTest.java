package dev.nightjar.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.audio.FrameRing.Outcome;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FrameRingPropertyTest {

  enum Kind {
    WRITE,
    TRY_WRITE,
    ADVANCE,
    READ,
    POLL
  }

  /** One call: how many frames, and for {@link Kind#READ} how far before the write position. */
  record Step(Kind kind, int frames, int back) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 20), backs())
        .as(Step::new)
        .list()
        .ofMaxSize(80);
  }

  private static Arbitrary<Integer> backs() {
    return Arbitraries.integers().between(-3, 40);
  }

  /** The model maps each readable position to its value. */
  @Property(tries = 400)
  void anySequenceOfCallsEqualsAMapOfPositions(
      @ForAll("steps") List<Step> steps, @ForAll("capacities") int capacity) {
    FrameRing ring = new FrameRing(2, capacity);
    TreeMap<Long, Float> model = new TreeMap<>();
    long written = 0;
    float value = 1;
    for (Step step : steps) {
      switch (step.kind()) {
        case WRITE, TRY_WRITE -> {
          float[][] in = new float[2][step.frames()];
          for (int i = 0; i < step.frames(); i++) {
            in[0][i] = value + i;
            in[1][i] = -value - i;
          }
          boolean room =
              step.kind() == Kind.WRITE
                  || written + step.frames() - ring.readPosition() <= capacity;
          boolean accepted = room && step.frames() <= capacity;
          assertThat(
                  step.kind() == Kind.WRITE
                      ? ring.write(in, 0, step.frames())
                      : ring.tryWrite(in, 0, step.frames()))
              .isEqualTo(accepted);
          if (accepted) {
            for (int i = 0; i < step.frames(); i++) {
              model.put(written++, value++);
            }
            model.headMap(written - capacity).clear();
          }
        }
        case ADVANCE -> {
          written += step.frames();
          model.clear();
          assertThat(ring.advanceTo(written)).isTrue();
        }
        default -> checkRead(ring, model, written, step);
      }
      assertThat(ring.writePosition()).isEqualTo(written);
    }
  }

  private static void checkRead(FrameRing ring, Map<Long, Float> model, long written, Step step) {
    long position = written - step.back();
    float[][] out = new float[2][step.frames()];
    Outcome outcome = ring.read(position, out, 0, step.frames());
    if (position < 0 || step.frames() > ring.capacityFrames()) {
      assertThat(outcome).isEqualTo(Outcome.REFUSED);
    } else if (position + step.frames() > written) {
      assertThat(outcome).isEqualTo(Outcome.NOT_YET);
    } else if (outcome == Outcome.DONE) {
      for (int i = 0; i < step.frames(); i++) {
        assertThat(out[0][i]).isEqualTo(model.get(position + i));
        assertThat(out[1][i]).isEqualTo(-model.get(position + i));
      }
      if (step.kind() == Kind.POLL) {
        ring.markRead(position + step.frames());
      }
    } else {
      assertThat(outcome).isEqualTo(Outcome.GONE);
      assertThat(model.containsKey(position)).isFalse();
    }
  }

  /** With tryWrite and reads in order, the ring is a bounded queue. */
  @Property(tries = 400)
  void tryWriteAndReadsInOrderEqualABoundedQueue(
      @ForAll("blocks") List<Integer> blocks, @ForAll("capacities") int capacity) {
    FrameRing ring = new FrameRing(1, capacity);
    Queue<Float> queue = new ArrayDeque<>();
    float next = 0;
    for (int block : blocks) {
      if (block >= 0) {
        float[][] in = new float[1][block];
        for (int i = 0; i < block; i++) {
          in[0][i] = next + i;
        }
        boolean room = queue.size() + block <= capacity;
        assertThat(ring.tryWrite(in, 0, block)).isEqualTo(room);
        for (int i = 0; room && i < block; i++) {
          queue.add(next++);
        }
      } else if (-block <= capacity) {
        float[][] out = new float[1][-block];
        boolean held = queue.size() >= -block;
        Outcome outcome = ring.read(ring.readPosition(), out, 0, -block);
        assertThat(outcome).isEqualTo(held ? Outcome.DONE : Outcome.NOT_YET);
        for (int i = 0; held && i < -block; i++) {
          assertThat(out[0][i]).isEqualTo(queue.remove());
        }
        ring.markRead(ring.readPosition() + (held ? -block : 0));
      }
    }
  }

  @Provide
  Arbitrary<Integer> capacities() {
    return Arbitraries.of(1, 2, 8, 16);
  }

  @Provide
  Arbitrary<List<Integer>> blocks() {
    return Arbitraries.integers().between(-17, 17).list().ofMaxSize(100);
  }
}
