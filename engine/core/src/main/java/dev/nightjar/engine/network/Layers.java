package dev.nightjar.engine.network;

/**
 * The vocabulary in which networks are written. {@code T} is a signal in the face that implements
 * it: a tensor, the name of a graph's value, a shape.
 *
 * <p>A signal has channels and steps, and after {@link #spectrum} also bands: {@code
 * [channels][steps]} or {@code [channels][steps][bands]}. Every layer is causal: step <i>n</i> of
 * the output depends on no later step than the last one of step <i>n</i>'s span of the input, so
 * each has a streaming form with a finite state. Before the start there is silence.
 *
 * <p>[not real-time]
 *
 * @param <T> a signal
 */
public interface Layers<T> extends SequenceLayers<T> {

  /** {@code max(x, x / 10)}. */
  T leakyRelu(T x);

  /** Hyperbolic tangent. */
  T tanh(T x);

  /** Gated linear unit: the first half of the channels times the sigmoid of the second. */
  T glu(T x);

  /** The signal {@code steps} later, with silence in front. */
  T delay(T x, int steps);

  /** Silence before step {@code first}, the signal from there on. */
  T startingAt(T x, int first);

  /** {@link #lstm} that begins at step {@code first}; before, its output is silence. */
  T lstmStartingAt(String name, T x, int first, int hidden, int layers);

  /** Twice the rate: zeros between the steps, then {@code filter}. */
  T upsample2(T x, HalfBand filter);

  /** Half the rate: {@code filter}, then every second step. */
  T downsample2(T x, HalfBand filter);

  /** The running level of a one-channel signal, one step for each {@code blockSteps} of it. */
  T level(T x, RunningLevel rule, int blockSteps);

  /** {@code x * level ^ exponent}; each step of the level serves an equal share of x's steps. */
  T scale(T x, T level, float exponent);

  /** Short-time spectrum of a one-channel signal: channels are real and imaginary part. */
  T spectrum(T x, Framing framing);

  /**
   * The one-channel signal of a spectrum by windowed overlap-add, {@code framing.delayFrames()}
   * later than the signal that the spectrum was taken from.
   */
  T waveform(T spectrum, Framing framing);

  /**
   * Three channels from a spectrum: real and imaginary part with the magnitude raised to {@code
   * exponent}, and that magnitude.
   */
  T compress(T spectrum, float exponent);

  /** The spectrum times a complex gain for each band. */
  T complexMultiply(T gain, T spectrum);

  /**
   * Convolution over time and bands: causal in time; the bands are padded by {@code (bandKernel -
   * bandStride) / 2} on both sides, so that their number is divided by the stride.
   */
  T bandConv(String name, T x, int channels, int timeKernel, int bandKernel, int bandStride);

  /** Transposed convolution over the bands, the counterpart of {@link #bandConv} in shape. */
  T bandTransposedConv(String name, T x, int channels, int bandKernel, int bandStride);

  /** A linear map of the bands, one for each channel, the same at every step. */
  T bandLinear(String name, T x);

  /**
   * A gated memory for each channel and band, half as many channels: from the first half of the
   * channels come candidates c, from the second, with a learned offset, gates g,
   *
   * <pre>h_n = g_n * h_(n-1) + (1 - g_n) * c_n        g_n = sigmoid(gate_n + offset)</pre>
   *
   * <p>The gates don't see the state, so all of them are computed at once (the minimal GRU of Feng
   * et al. 2024, "Were RNNs all we needed?").
   */
  T memory(String name, T x);

  /** Each step normalized over channels and bands to mean 0 and variance 1, then an affine map. */
  T layerNorm(String name, T x);
}
