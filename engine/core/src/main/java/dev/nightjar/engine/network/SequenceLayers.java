package dev.nightjar.engine.network;

/**
 * The part of the vocabulary that knows nothing of bands and rates: {@code T} is a signal {@code
 * [channels][steps]}. Networks written in it alone can also run as many streams at once.
 *
 * <p>[not real-time]
 *
 * @param <T> a signal
 * @see Layers
 */
public interface SequenceLayers<T> {

  /** Convolution over time, padded on the left by {@code kernel - stride} steps of silence. */
  T conv(String name, T x, int channels, int kernel, int stride);

  /** Transposed convolution over time; its last {@code kernel - stride} steps are cut off. */
  T transposedConv(String name, T x, int channels, int kernel, int stride);

  /** {@link #conv} with its kernel's steps weighted by a squared Hann window. */
  T smoothedConv(String name, T x, int channels, int kernel, int stride);

  /** {@link #transposedConv} with its kernel's steps weighted by a squared Hann window. */
  T smoothedTransposedConv(String name, T x, int channels, int kernel, int stride);

  /** A linear map of the channels, the same at every step and band. */
  T linear(String name, T x, int channels);

  /** {@code max(x, 0)}. */
  T relu(T x);

  /** Stacked unidirectional LSTM over time; all gates with two biases, as in libtorch. */
  T lstm(String name, T x, int hidden, int layers);

  /** The channels of {@code a}, then those of {@code b}. */
  T concat(T a, T b);

  /** Sum of two signals of one shape. */
  T add(T a, T b);

  /** Product of two signals of one shape, element by element. */
  T multiply(T a, T b);

  /** {@code e^x}, x within ±12. */
  T exp(T x);

  /**
   * For each channel of {@code places} that channel of {@code x} which it names at its step.
   *
   * @param places whole numbers, 0 to one less than the channels of {@code x}
   */
  T choose(T x, T places);

  /** {@code count} channels from channel {@code from} on. */
  T narrow(T x, int from, int count);

  /**
   * The one-channel signal of spectra of a Hann window, {@code length / 4} frames apart: an inverse
   * discrete Fourier transform of {@code length} frames for each step, weighted by a squared Hann
   * window so that all windows add up to 1. Causal as {@link #transposedConv} is.
   *
   * @param spectra real parts of {@code length / 2 + 1} bins, then their imaginary parts
   */
  T overlappedInverseDft(T spectra, int length);
}
