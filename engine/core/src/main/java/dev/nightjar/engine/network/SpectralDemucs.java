package dev.nightjar.engine.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Demucs on the spectrogram: a U-net along the bands of each short-time spectrum, with recurrences
 * along bands and along time in the middle, whose output is a complex gain for each band.
 *
 * <p>Strided convolutions, skip connections and a recurrent middle are Demucs' (thesis, section
 * 3.4); the spectrogram as the signal and convolutions along frequency are hybrid Demucs' (Défossez
 * 2021); one recurrence along bands and one along time are the dual path of Luo et al. 2020. All
 * weights are shared by all steps, and those of the recurrences by all bands: few enough to learn
 * from hours, not months, of speech.
 *
 * @param framing windows of the spectra
 * @param channels channels of the encoders, each of which halves the bands
 * @param blocks dual-path blocks in the middle
 * @param sampleRateHz the rate of input and output
 */
public record SpectralDemucs(
    Framing framing, List<Integer> channels, int blocks, int sampleRateHz) implements Network {

  private static final double LEVEL_MEMORY_SECONDS = 1.5;
  private static final double LEVEL_FLOOR = 3e-3;

  /** Loudness grows with about this power of the amplitude. */
  private static final float COMPRESSION = 0.3f;

  /** Refuses sizes that make no network. */
  public SpectralDemucs {
    channels = List.copyOf(channels);
    if (channels.isEmpty() || channels.stream().anyMatch(c -> c < 1) || blocks < 0) {
      throw new IllegalArgumentException(
          "spectral demucs: channels must be positive and blocks not negative: "
              + channels
              + ", "
              + blocks);
    }
    if (framing.bands() % (1 << channels.size()) != 0) {
      throw new IllegalArgumentException(
          "spectral demucs: " + framing.bands() + " bands can't be halved by " + channels);
    }
  }

  /** 32 ms of resolution with 16 ms of delay at 16 kHz. */
  public static SpectralDemucs of(List<Integer> channels, int blocks) {
    return new SpectralDemucs(new Framing(512, 256), channels, blocks, 16_000);
  }

  @Override
  public int hopFrames() {
    return framing.hopFrames();
  }

  @Override
  public int lookaheadFrames() {
    return framing.delayFrames();
  }

  @Override
  public <T> T write(Layers<T> layers, T waveform) {
    T level =
        layers.level(
            waveform,
            RunningLevel.withMemory(LEVEL_MEMORY_SECONDS, hopFrames(), sampleRateHz, LEVEL_FLOOR),
            hopFrames());
    T spectrum = layers.spectrum(waveform, framing);
    T x = layers.scale(layers.compress(spectrum, COMPRESSION), level, -COMPRESSION);
    Deque<T> skips = new ArrayDeque<>();
    for (int i = 0; i < channels.size(); i++) {
      boolean last = i == channels.size() - 1;
      String name = "encoder." + i;
      x = layers.bandConv(name + ".conv", x, channels.get(i), last ? 2 : 1, last ? 4 : 6, 2);
      x = layers.prelu(name + ".act", x);
      skips.push(x);
    }
    for (int i = 0; i < blocks; i++) {
      x = dualPath(layers, "block." + i, x);
    }
    for (int i = channels.size() - 1; i >= 0; i--) {
      String name = "decoder." + i;
      x = layers.linear(name + ".merge", layers.concat(x, skips.pop()), channels.get(i));
      x = layers.prelu(name + ".act", x);
      x = layers.bandTransposedConv(name + ".conv", x, i == 0 ? 2 : channels.get(i - 1), 4, 2);
      if (i > 0) {
        x = layers.prelu(name + ".out", x);
      }
    }
    return layers.waveform(layers.complexMultiply(layers.tanh(x), spectrum), framing);
  }

  private <T> T dualPath(Layers<T> layers, String name, T x) {
    int width = channels.get(channels.size() - 1);
    T along = layers.bandGru(name + ".bands", x, width / 2);
    along = layers.layerNorm(name + ".bandnorm", layers.linear(name + ".bandmix", along, width));
    x = layers.add(x, along);
    T over = layers.timeGru(name + ".time", x, width);
    over = layers.layerNorm(name + ".timenorm", layers.linear(name + ".timemix", over, width));
    return layers.add(x, over);
  }
}
