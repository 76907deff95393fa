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
 * @param extraLookaheadFrames future that the LSTM hears, whole hops: all that goes past it waits
 *     so long; beyond what resampling and layers hear
 * @param sampleRateHz the rate of input and output
 * @param context whether layers hear the future; {@link Context#PAST} if null
 * @param unnormalized whether the signal's level is left as it is
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
    int sampleRateHz,
    Context context,
    boolean unnormalized)
    implements Network {

  private static final HalfBand FILTER = new HalfBand(56);
  private static final double LEVEL_MEMORY_SECONDS = 1.5;
  private static final double LEVEL_FLOOR = 1e-3;

  /** Refuses sizes that make no network. */
  public Demucs {
    context = context == null ? Context.PAST : context;
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
    int hopFrames = (int) Math.pow(stride, depth) / resample;
    require(
        extraLookaheadFrames % hopFrames == 0,
        "lookahead must be whole hops of " + hopFrames + " frames",
        extraLookaheadFrames);
  }

  /** One that hears the past and removes the level. */
  public Demucs(
      int depth,
      int hidden,
      int kernel,
      int stride,
      double growth,
      boolean glu,
      int lstmLayers,
      int resample,
      int extraLookaheadFrames,
      int sampleRateHz) {
    this(
        depth,
        hidden,
        kernel,
        stride,
        growth,
        glu,
        lstmLayers,
        resample,
        extraLookaheadFrames,
        sampleRateHz,
        Context.PAST,
        false);
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

  /** The same with another context. */
  public Demucs withContext(Context other) {
    return new Demucs(
        depth,
        hidden,
        kernel,
        stride,
        growth,
        glu,
        lstmLayers,
        resample,
        extraLookaheadFrames,
        sampleRateHz,
        other,
        unnormalized);
  }

  /**
   * What resampling delays, each change of rate by two by its filter, on the way up and on the way
   * down; and what the layers hear of the future.
   */
  @Override
  public int lookaheadFrames() {
    int resampling =
        switch (resample) {
          case 2 -> 2 * FILTER.zeros();
          case 4 -> 3 * FILTER.zeros();
          default -> 0;
        };
    int future = context == Context.FUTURE ? future().frames() : 0;
    return resampling + future + extraLookaheadFrames;
  }

  @Override
  public int unheardFrames() {
    return context == Context.FUTURE ? future().unheardFrames() : 0;
  }

  private FutureContext future() {
    int risingFrames =
        switch (resample) {
          case 2 -> FILTER.zeros();
          case 4 -> FILTER.zeros() + FILTER.zeros() / 2;
          default -> 0;
        };
    return new FutureContext(depth, kernel, stride, resample, risingFrames);
  }

  @Override
  public <T> T write(Layers<T> layers, T waveform) {
    if (unnormalized) {
      return denoised(layers, waveform);
    }
    T level =
        layers.level(
            waveform,
            RunningLevel.withMemory(LEVEL_MEMORY_SECONDS, hopFrames(), sampleRateHz, LEVEL_FLOOR),
            hopFrames());
    T x = denoised(layers, layers.scale(waveform, level, -1));
    // With the future heard, the level that comes out belongs to an earlier hop.
    int late = context == Context.FUTURE ? future().frames() / hopFrames() : 0;
    return layers.scale(x, layers.delay(level, late + extraHops()), 1);
  }

  private <T> T denoised(Layers<T> layers, T waveform) {
    boolean hearsFuture = context == Context.FUTURE;
    T x = waveform;
    int begin = unheardFrames();
    for (int factor = 1; factor < resample; factor *= 2) {
      x = layers.upsample2(hearsFuture ? layers.startingAt(x, begin) : x, FILTER);
      begin = 2 * (begin + FILTER.zeros());
    }
    x = hearsFuture ? hearingTheFuture(layers, x) : hearingThePast(layers, x);
    begin = hearsFuture ? future().silentHops() * hopFrames() * resample : 0;
    for (int factor = 1; factor < resample; factor *= 2) {
      x = layers.downsample2(hearsFuture ? layers.startingAt(x, begin) : x, FILTER);
      begin = begin / 2 + FILTER.zeros();
    }
    return hearsFuture ? layers.startingAt(x, begin) : x;
  }

  private <T> T hearingThePast(Layers<T> layers, T waveform) {
    Deque<T> skips = new ArrayDeque<>();
    T x = waveform;
    for (int i = 0; i < depth; i++) {
      x = encoder(layers, i, x);
      skips.push(layers.delay(x, extraSteps(i)));
    }
    if (lstmLayers > 0) {
      x = layers.lstm("lstm", x, channels(depth - 1), lstmLayers);
    }
    for (int i = depth - 1; i >= 0; i--) {
      x = decoder(layers, i, decoderGate(layers, i, layers.add(x, skips.pop())));
    }
    return x;
  }

  private <T> T hearingTheFuture(Layers<T> layers, T waveform) {
    FutureContext future = future();
    int silent = future.silentHops();
    Deque<T> skips = new ArrayDeque<>();
    T x = layers.delay(waveform, future.alignment());
    for (int i = 0; i < depth; i++) {
      x = encoder(layers, i, x);
      skips.push(layers.delay(x, future.skipDelay(i + 1) + extraSteps(i)));
    }
    if (lstmLayers > 0) {
      x = layers.lstmStartingAt("lstm", x, silent, channels(depth - 1), lstmLayers);
    }
    for (int i = depth - 1; i >= 0; i--) {
      x = decoderGate(layers, i, layers.add(x, skips.pop()));
      x = decoder(layers, i, layers.startingAt(x, silent * future.stepsPerHop(i + 1)));
    }
    return x;
  }

  private int extraHops() {
    return extraLookaheadFrames / hopFrames();
  }

  /** The same in steps behind an encoder. */
  private int extraSteps(int encoder) {
    return extraHops() * (int) Math.pow(stride, depth - 1 - encoder);
  }

  private <T> T encoder(Layers<T> layers, int i, T in) {
    String name = "encoder." + i;
    T x = layers.relu(layers.conv(name + ".conv", in, channels(i), kernel, stride));
    return gated(layers, name + ".gate", x, channels(i));
  }

  private <T> T decoderGate(Layers<T> layers, int i, T in) {
    return gated(layers, "decoder." + i + ".gate", in, channels(i));
  }

  private <T> T decoder(Layers<T> layers, int i, T in) {
    String name = "decoder." + i + ".conv";
    T x = layers.transposedConv(name, in, i == 0 ? 1 : channels(i - 1), kernel, stride);
    return i > 0 ? layers.relu(x) : x;
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
