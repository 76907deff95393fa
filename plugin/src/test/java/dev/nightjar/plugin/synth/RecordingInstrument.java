package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An instrument without a sound that writes down what it hears. */
class RecordingInstrument implements Instrument {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> announced = new CopyOnWriteArrayList<>();

  /** Status in hexadecimal and both data bytes, or the length of an exclusive message. */
  List<String> heard() {
    return heard;
  }

  /** What it was told to expect, written the same way. */
  List<String> announced() {
    return announced;
  }

  @Override
  public void message(int message) {
    heard.add(written(message));
  }

  @Override
  public void announce(int message) {
    announced.add(written(message));
  }

  private static String written(int message) {
    return "%02x %d %d".formatted(message & 0xff, (message >> 8) & 0x7f, (message >> 16) & 0x7f);
  }

  @Override
  public void systemExclusive(byte[] message) {
    heard.add("exclusive " + message.length);
  }

  @Override
  public void render(float[] left, float[] right, int offset, int frames) {}

  @Override
  public int sampleRateHz() {
    return 48_000;
  }

  @Override
  public int latencyFrames() {
    return 0;
  }

  @Override
  public int voices() {
    return 0;
  }

  @Override
  public long lateNotes() {
    return 0;
  }

  @Override
  public boolean silent() {
    return true;
  }

  @Override
  public void close() {}
}
