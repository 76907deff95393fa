package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An instrument that is simple and exact: every note is a sine that fades in and out in 100 frames,
 * channels go from left to right, and each channel's program bends its pitch a little. The lowest
 * key is one that it can't render.
 */
public final class SineInstrument implements Instrument {
  private static final int FADE_FRAMES = 100;

  private static final class Voice {
    final int channel;
    final int key;
    final double step;
    final float level;
    long frame;
    long releasedAt = Long.MAX_VALUE;

    Voice(int channel, int key, double step, float level) {
      this.channel = channel;
      this.key = key;
      this.step = step;
      this.level = level;
    }

    boolean ended() {
      return frame - releasedAt >= FADE_FRAMES;
    }

    float next() {
      double fade = Math.min(1, frame / (double) FADE_FRAMES);
      if (frame > releasedAt) {
        fade *= Math.max(0, 1 - (frame - releasedAt) / (double) FADE_FRAMES);
      }
      return (float) (level * fade * Math.sin(frame++ * step));
    }
  }

  private final int sampleRateHz;
  private final int latencyFrames;
  private final List<Voice> voices = new ArrayList<>();
  private final List<byte[]> exclusives = new ArrayList<>();
  private final int[] programs = new int[16];
  private final float[][] delayed;
  private int delayAt;
  private long soundingUntil;
  private long frame;
  private volatile int sounding;
  private volatile boolean closed;
  private final AtomicLong failures = new AtomicLong();

  /** One that sounds so many frames late. */
  public SineInstrument(int sampleRateHz, int latencyFrames) {
    this.sampleRateHz = sampleRateHz;
    this.latencyFrames = latencyFrames;
    delayed = new float[2][latencyFrames + 1];
  }

  /** The system exclusive messages that it got. */
  List<byte[]> exclusives() {
    return exclusives;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int latencyFrames() {
    return latencyFrames;
  }

  @Override
  public void message(int message) {
    int channel = message & 0xf;
    int first = (message >> 8) & 0x7f;
    int second = (message >> 16) & 0x7f;
    switch (message & 0xf0) {
      case 0x90 -> {
        if (second > 0 && first == 0) {
          failures.incrementAndGet();
        } else if (second > 0) {
          double hz = 440 * Math.pow(2, (first - 69 + 0.01 * programs[channel]) / 12);
          voices.add(
              new Voice(channel, first, 2 * Math.PI * hz / sampleRateHz, 0.1f * second / 127));
        } else {
          release(channel, first);
        }
      }
      case 0x80 -> release(channel, first);
      case 0xb0 -> {
        if (first == 123) {
          release(channel, -1);
        }
      }
      case 0xc0 -> programs[channel] = first;
      default -> {}
    }
    sounding = voices.size();
  }

  private void release(int channel, int key) {
    for (Voice voice : voices) {
      if (voice.channel == channel && (voice.key == key || key < 0)) {
        voice.releasedAt = Math.min(voice.releasedAt, voice.frame);
      }
    }
  }

  @Override
  public void systemExclusive(byte[] message) {
    exclusives.add(message);
  }

  @Override
  public void render(float[] left, float[] right, int offset, int frames) {
    for (int i = offset; i < offset + frames; i++) {
      float leftSum = 0;
      float rightSum = 0;
      for (Voice voice : voices) {
        float sample = voice.next();
        float pan = voice.channel / 15f;
        leftSum += (1 - pan) * sample;
        rightSum += pan * sample;
      }
      if (!voices.isEmpty()) {
        soundingUntil = frame + latencyFrames + 1;
        voices.removeIf(Voice::ended);
      }
      delayed[0][delayAt] = leftSum;
      delayed[1][delayAt] = rightSum;
      delayAt = (delayAt + 1) % delayed[0].length;
      left[i] = delayed[0][delayAt];
      right[i] = delayed[1][delayAt];
      frame++;
    }
    sounding = voices.size();
  }

  @Override
  public int voices() {
    return sounding;
  }

  @Override
  public long lateNotes() {
    return 0;
  }

  @Override
  public long failures() {
    return failures.get();
  }

  @Override
  public boolean silent() {
    return voices.isEmpty() && frame >= soundingUntil;
  }

  @Override
  public void close() {
    closed = true;
  }
}
