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
}
