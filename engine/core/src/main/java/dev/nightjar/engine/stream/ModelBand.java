package dev.nightjar.engine.stream;

import dev.nightjar.engine.model.HopStream;
import dev.nightjar.engine.model.ModelCard;
import dev.nightjar.engine.model.ModelException;
import java.util.Arrays;

/**
 * One channel of a model at its own rate: gathers hops, and gives the model's output and the input
 * as late as it, frame by frame, both {@code hop - 1 + lookahead} frames after the input.
 */
final class ModelBand implements AutoCloseable {

  private final HopStream stream;
  private final int hop;
  private final int lookahead;
  private final int unheard;
  private final float[] gathered;
  private final float[] denoised;
  private final float[] past;

  /** Output frames that wait: the rest of the last hop, at first silence. */
  private final float[] wetQueue;

  private final float[] dryQueue;
  private int queued;
  private int count;
  private double powerIn;
  private double powerOut;

  ModelBand(HopStream stream, ModelCard card) {
    this.stream = stream;
    hop = stream.hopFrames();
    lookahead = card.lookaheadFrames();
    unheard = card.network() == null ? 0 : card.network().unheardFrames();
    gathered = new float[hop];
    denoised = new float[hop];
    past = new float[lookahead + hop];
    wetQueue = new float[2 * hop];
    dryQueue = new float[2 * hop];
    begin();
  }

  /** Silence takes the place of the frames that a fresh stream does not hear. */
  private void begin() {
    Arrays.fill(gathered, 0, unheard, 0);
    count = unheard;
    queued = hop - 1 - unheard;
  }

  /** From input to output. [any thread] */
  static int latencyFrames(ModelCard card, int hopFrames) {
    return hopFrames - 1 + card.lookaheadFrames();
  }

  /** Power of the last hop, as it went in and came out. [engine thread] */
  double powerIn() {
    return powerIn;
  }

  /** See {@link #powerIn}. [engine thread] */
  double powerOut() {
    return powerOut;
  }

  /**
   * As many frames out as in. [engine thread]
   *
   * @throws ModelException if the model fails
   */
  void process(float[] in, int frames, float[] wet, float[] dry) throws ModelException {
    int done = 0;
    while (done < frames) {
      int part = Math.min(frames - done, hop - count);
      System.arraycopy(in, done, gathered, count, part);
      count += part;
      if (count == hop) {
        runHop();
        count = 0;
      }
      take(wet, dry, done, part);
      done += part;
    }
  }

  private void runHop() throws ModelException {
    stream.process(gathered, 0, denoised, 0);
    System.arraycopy(past, hop, past, 0, lookahead);
    System.arraycopy(gathered, 0, past, lookahead, hop);
    System.arraycopy(denoised, 0, wetQueue, queued, hop);
    System.arraycopy(past, 0, dryQueue, queued, hop);
    queued += hop;
    powerIn = power(past, hop);
    powerOut = power(denoised, hop);
    if (!Double.isFinite(powerOut)) {
      // A state that has gone wrong stays wrong: the model begins anew, and this hop stays dry.
      stream.reset();
      System.arraycopy(past, 0, wetQueue, queued - hop, hop);
      powerOut = powerIn;
    }
  }

  private void take(float[] wet, float[] dry, int at, int frames) {
    System.arraycopy(wetQueue, 0, wet, at, frames);
    System.arraycopy(dryQueue, 0, dry, at, frames);
    queued -= frames;
    System.arraycopy(wetQueue, frames, wetQueue, 0, queued);
    System.arraycopy(dryQueue, frames, dryQueue, 0, queued);
  }

  private static double power(float[] x, int frames) {
    double sum = 0;
    for (int i = 0; i < frames; i++) {
      sum += (double) x[i] * x[i];
    }
    return sum / frames;
  }

  void reset() {
    stream.reset();
    Arrays.fill(past, 0);
    Arrays.fill(wetQueue, 0);
    Arrays.fill(dryQueue, 0);
    begin();
  }

  @Override
  public void close() {
    stream.close();
  }
}
