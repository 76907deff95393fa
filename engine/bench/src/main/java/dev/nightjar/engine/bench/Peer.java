package dev.nightjar.engine.bench;

import java.util.concurrent.ArrayBlockingQueue;
import org.jctools.queues.SpscArrayQueue;

/** What the ring is measured beside. */
public enum Peer {
  FRAME_RING,
  LOCKED_RING,
  ARRAY_BLOCKING_QUEUE,
  JCTOOLS_SPSC;

  BlockPipe pipe() {
    int blocks = BlockPipe.CAPACITY_BLOCKS;
    return switch (this) {
      case FRAME_RING -> new FrameRingPipe();
      case LOCKED_RING -> new LockedPipe();
      case ARRAY_BLOCKING_QUEUE ->
          new QueuePipe(new ArrayBlockingQueue<>(blocks), new ArrayBlockingQueue<>(blocks));
      case JCTOOLS_SPSC ->
          new QueuePipe(new SpscArrayQueue<>(blocks), new SpscArrayQueue<>(blocks));
    };
  }
}
