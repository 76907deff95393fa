package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import java.util.concurrent.locks.LockSupport;

/** An instrument that a test can hold up and break. */
final class SlowInstrument implements Instrument {
  private final Instrument instrument;
  private volatile boolean held;
  private volatile boolean holding;
  private volatile boolean broken;

  SlowInstrument(Instrument instrument) {
    this.instrument = instrument;
  }

  /** The next rendering does not return. */
  void hold() {
    held = true;
  }

  /** Whether a rendering is held. */
  boolean holds() {
    return holding;
  }

  void letGo() {
    held = false;
  }

  /** The next rendering throws. */
  void fail() {
    broken = true;
  }

  @Override
  public void render(float[] left, float[] right, int offset, int frames) {
    if (broken) {
      throw new IllegalStateException("broken by the test");
    }
    while (held) {
      holding = true;
      LockSupport.parkNanos(50_000);
    }
    holding = false;
    instrument.render(left, right, offset, frames);
  }

  @Override
  public int sampleRateHz() {
    return instrument.sampleRateHz();
  }

  @Override
  public int latencyFrames() {
    return instrument.latencyFrames();
  }

  @Override
  public void message(int message) {
    instrument.message(message);
  }

  @Override
  public void systemExclusive(byte[] message) {
    instrument.systemExclusive(message);
  }

  @Override
  public int voices() {
    return instrument.voices();
  }

  @Override
  public long lateNotes() {
    return instrument.lateNotes();
  }

  @Override
  public boolean silent() {
    return instrument.silent();
  }

  @Override
  public void close() {
    instrument.close();
  }
}
