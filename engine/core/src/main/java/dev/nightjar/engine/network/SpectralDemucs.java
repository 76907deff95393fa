package dev.nightjar.engine.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Demucs on the spectrogram: a U-net along the bands of each short-time spectrum, with blocks in
 * the middle that look at near bands, at all bands and into the past, in turn. Its output is a
 * complex gain for each band.
 *
 * <p>Strided convolutions, skip connections and a recurrent middle are Demucs' (thesis, section
 * 3.4); the spectrogram as the signal and convolutions along frequency are hybrid Demucs' (Défossez
 * 2021); a middle that works across bands and within each band in turn is that of SpatialNet (Quan
 * and Li 2024). All bands share the weights that look into the past: few enough to learn from
 * hours, not months, of speech.
 *
 * @param framing windows of the spectra
 * @param channels channels of the encoders, each of which halves the bands
 * @param blocks blocks in the middle
 * @param memories memories of each block and band
 * @param sampleRateHz the rate of input and output
 */
public record SpectralDemucs(
    Framing framing, List<Integer> channels, int blocks, int memories, int sampleRateHz)
    implements Network {

  private static final double LEVEL_MEMORY_SECONDS = 1.5;
  private static final double LEVEL_FLOOR = 3e-3;

  /** Loudness grows with about this power of the amplitude. */
  private static final float COMPRESSION = 0.3f;

  /** Channels through which all bands see each other. */
  private static final int ALL_BAND_CHANNELS = 8;

  /** Refuses sizes that make no network. */
  public SpectralDemucs {
    channels = List.copyOf(channels);
    if (channels.isEmpty()
        || channels.stream().anyMatch(c -> c < 1)
        || blocks < 0
        || memories < 1) {
      throw new IllegalArgumentException(
          "spectral demucs: channels and memories must be positive, blocks not negative: "
              + channels
              + ", "
              + memories
              + ", "
              + blocks);
    }
    if (framing.bands() % (1 << channels.size()) != 0) {
      throw new IllegalArgumentException(
          "spectral demucs: " + framing.bands() + " bands can't be halved by " + channels);
    }
  }

  /** 32 ms of resolution with 16 ms of delay at 16 kHz. */
  public static SpectralDemucs of(List<Integer> channels, int blocks, int memories) {
    return new SpectralDemucs(new Framing(512, 256), channels, blocks, memories, 16_000);
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
  public int unheardFrames() {
    return 0;
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
      String name = "encoder." + i + ".conv";
      x = layers.leakyRelu(layers.bandConv(name, x, channels.get(i), last ? 2 : 1, 6, 2));
      skips.push(x);
    }
    for (int i = 0; i < blocks; i++) {
      x = block(layers, "block." + i, x);
    }
    for (int i = channels.size() - 1; i >= 0; i--) {
      String name = "decoder." + i;
      x = layers.linear(name + ".merge", layers.concat(x, skips.pop()), channels.get(i));
      x = layers.leakyRelu(x);
      x = layers.bandTransposedConv(name + ".conv", x, i == 0 ? 2 : channels.get(i - 1), 6, 2);
      if (i > 0) {
        x = layers.leakyRelu(x);
      }
    }
    return layers.waveform(layers.complexMultiply(layers.tanh(x), spectrum), framing);
  }

  private <T> T block(Layers<T> layers, String name, T x) {
    int width = channels.get(channels.size() - 1);
    T near = layers.layerNorm(name + ".near.norm", x);
    near = layers.leakyRelu(layers.bandConv(name + ".near.conv", near, width, 1, 5, 1));
    x = layers.add(x, layers.linear(name + ".near.out", near, width));

    T all = layers.leakyRelu(layers.linear(name + ".all.in", x, ALL_BAND_CHANNELS));
    all = layers.leakyRelu(layers.bandLinear(name + ".all.bands", all));
    x = layers.add(x, layers.linear(name + ".all.out", all, width));

    T past = layers.layerNorm(name + ".past.norm", x);
    past = layers.linear(name + ".past.in", past, 2 * memories);
    past = layers.memory(name + ".past.memory", past);
    return layers.add(x, layers.glu(layers.linear(name + ".past.out", past, 2 * width)));
  }
}
