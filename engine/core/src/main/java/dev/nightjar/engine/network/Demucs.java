package dev.nightjar.engine.network;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Causal Demucs on the waveform: strided convolutions, an LSTM, transposed convolutions, with a
 * connection from each encoder to its decoder.
 *
 * <p>Source: Défossez's thesis, section 3.4 (encoder, decoder, GLU, skip connections) and chapter 6
 * (the causal form for noise removal).
 *
 * @param depth encoders, 1 to 8
 * @param hidden channels of the first encoder
 * @param kernel convolution kernel; a multiple of the stride
 * @param stride convolution stride
 * @param growth factor of the channels from one encoder to the next
 * @param glu gated linear units after the convolutions, instead of ReLU
 * @param lstmLayers layers of the LSTM, 0 for none
 * @param resample 1, 2 or 4: how far the rate is raised inside
 * @param extraLookaheadFrames future that the network may hear, beyond what resampling delays
 * @param sampleRateHz the rate of input and output
 */
public record Demucs(
    int depth,
    int hidden,
    int kernel,
    int stride,
    double growth,
    boolean glu,
    int lstmLayers,
    int resample,
    int extraLookaheadFrames,
    int sampleRateHz)
    implements Network {

  private static final HalfBand FILTER = new HalfBand(56);
  private static final double LEVEL_MEMORY_SECONDS = 1.5;
  private static final double LEVEL_FLOOR = 1e-3;

  /** Refuses sizes that make no network. */
  public Demucs {
    require(depth >= 1 && depth <= 8, "depth must be 1 to 8", depth);
    require(hidden >= 1, "hidden must be at least 1", hidden);
    require(stride >= 1, "stride must be at least 1", stride);
    require(
        kernel >= stride && kernel % stride == 0, "kernel must be a multiple of stride", kernel);
    require(growth >= 1, "growth must be at least 1", growth);
    require(lstmLayers >= 0, "lstmLayers must not be negative", lstmLayers);
    require(resample == 1 || resample == 2 || resample == 4, "resample must be 1, 2, 4", resample);
    require(extraLookaheadFrames >= 0, "lookahead must not be negative", extraLookaheadFrames);
    require(sampleRateHz > 0, "sampleRateHz must be positive", sampleRateHz);
    require(
        Math.pow(stride, depth) % resample == 0,
        "the total stride must be a multiple of resample",
        resample);
  }

  /** The thesis' sizes at 16 kHz: depth 5, kernel 8, stride 4, resampling by 4. */
  public static Demucs thesis(int hidden) {
    return new Demucs(5, hidden, 8, 4, 2, true, 2, 4, 0, 16_000);
  }

  /** Depth 4 without resampling: the size for weak processors. */
  public static Demucs light(int hidden) {
    return new Demucs(4, hidden, 8, 4, 2, true, 2, 1, 0, 16_000);
  }

  @Override
  public int hopFrames() {
    return (int) Math.pow(stride, depth) / resample;
  }

  /** Each change of rate by two delays by its filter, on the way up and on the way down. */
  @Override
  public int lookaheadFrames() {
    int resampling =
        switch (resample) {
          case 2 -> 2 * FILTER.zeros();
          case 4 -> 3 * FILTER.zeros();
          default -> 0;
        };
    return resampling + extraLookaheadFrames;
  }

  @Override
  public <T> T write(Layers<T> layers, T waveform) {
    T level =
        layers.level(
            waveform,
            RunningLevel.withMemory(LEVEL_MEMORY_SECONDS, hopFrames(), sampleRateHz, LEVEL_FLOOR),
            hopFrames());
    T x = layers.scale(waveform, level, -1);
    for (int factor = 1; factor < resample; factor *= 2) {
      x = layers.upsample2(x, FILTER);
    }
    Deque<T> skips = new ArrayDeque<>();
    for (int i = 0; i < depth; i++) {
      String name = "encoder." + i;
      x = layers.relu(layers.conv(name + ".conv", x, channels(i), kernel, stride));
      x = gated(layers, name + ".gate", x, channels(i));
      skips.push(x);
    }
    if (lstmLayers > 0) {
      x = layers.lstm("lstm", x, channels(depth - 1), lstmLayers);
    }
    for (int i = depth - 1; i >= 0; i--) {
      String name = "decoder." + i;
      x = layers.add(x, skips.pop());
      x = gated(layers, name + ".gate", x, channels(i));
      x = layers.transposedConv(name + ".conv", x, i == 0 ? 1 : channels(i - 1), kernel, stride);
      if (i > 0) {
        x = layers.relu(x);
      }
    }
    for (int factor = 1; factor < resample; factor *= 2) {
      x = layers.downsample2(x, FILTER);
    }
    return layers.scale(x, level, 1);
  }

  private <T> T gated(Layers<T> layers, String name, T x, int channels) {
    return glu
        ? layers.glu(layers.linear(name, x, 2 * channels))
        : layers.relu(layers.linear(name, x, channels));
  }

  private int channels(int layer) {
    double channels = hidden;
    for (int i = 0; i < layer; i++) {
      channels = (int) (channels * growth);
    }
    return (int) channels;
  }

  private static void require(boolean condition, String what, double value) {
    if (!condition) {
      throw new IllegalArgumentException("demucs: " + what + ": " + value);
    }
  }
}
