package dev.nightjar.engine.network;

/**
 * The networks that SING consists of (thesis, section 2.4), of the sizes that {@link Sing} says.
 */
final class SingNetworks {

  private SingNetworks() {}

  record Encoder(Sing sizes) implements SequenceNetwork {
    @Override
    public Signal input() {
      return new Signal(1, 0, sizes.stride());
    }

    @Override
    public <T> T write(SequenceLayers<T> layers, T x) {
      T y = layers.smoothedConv("encoder.0", x, sizes.channels(), sizes.kernel(), sizes.stride());
      y = layers.relu(y);
      y = layers.relu(layers.linear("encoder.1", y, sizes.channels()));
      y = layers.relu(layers.linear("encoder.2", y, sizes.channels()));
      return layers.linear("encoder.3", y, sizes.codeSize());
    }
  }

  record Sequence(Sing sizes) implements SequenceNetwork {
    @Override
    public Signal input() {
      return new Signal(sizes.embeddingSize(), 0, 1);
    }

    @Override
    public <T> T write(SequenceLayers<T> layers, T x) {
      T y = layers.lstm("sequence.lstm", x, sizes.hidden(), sizes.lstmLayers());
      return layers.linear("sequence.code", y, sizes.codeSize());
    }
  }

  /** Takes codes, then carriers. */
  record Decoder(Sing sizes) implements SequenceNetwork {
    @Override
    public Signal input() {
      return new Signal(sizes.codeSize() + sizes.carrierSize(), 0, 1);
    }

    @Override
    public <T> T write(SequenceLayers<T> layers, T x) {
      T codes = sizes.carriers() ? layers.narrow(x, 0, sizes.codeSize()) : x;
      T y = layers.relu(layers.conv("decoder.0", codes, sizes.channels(), sizes.context(), 1));
      y = layers.relu(layers.linear("decoder.1", y, sizes.channels()));
      y = layers.relu(layers.linear("decoder.2", y, sizes.channels()));
      return sizes.carriers()
          ? layers.overlappedInverseDft(shaped(layers, x, y), sizes.kernel())
          : layers.smoothedTransposedConv("decoder.3", y, 1, sizes.kernel(), sizes.stride());
    }

    private <T> T shaped(SequenceLayers<T> layers, T x, T hidden) {
      int spectrum = sizes.kernel() + 2;
      int tone = GainPlaces.TONE_GAINS;
      int noise = GainPlaces.NOISE_GAINS;
      // Levels are heard as their logarithms, and so they are learned.
      T gains = layers.exp(layers.linear("decoder.gain", hidden, tone + noise));
      T carriers = layers.narrow(x, sizes.codeSize(), 2 * spectrum);
      T places = layers.narrow(x, sizes.codeSize() + 2 * spectrum, spectrum);
      int bins = spectrum / 2;
      T toneGain = layers.choose(layers.narrow(gains, 0, tone), layers.narrow(places, 0, bins));
      T noiseGain =
          layers.choose(layers.narrow(gains, tone, noise), layers.narrow(places, bins, bins));
      T shapedTone =
          layers.multiply(layers.narrow(carriers, 0, spectrum), layers.concat(toneGain, toneGain));
      T shapedNoise =
          layers.multiply(
              layers.narrow(carriers, spectrum, spectrum), layers.concat(noiseGain, noiseGain));
      return layers.add(shapedTone, shapedNoise);
    }
  }

  record Synthesizer(Sing sizes) implements SequenceNetwork {
    @Override
    public Signal input() {
      return new Signal(sizes.conditionSize(), 0, 1);
    }

    @Override
    public <T> T write(SequenceLayers<T> layers, T x) {
      if (!sizes.carriers()) {
        return sizes.decoder().write(layers, sizes.sequence().write(layers, x));
      }
      T embeddings = layers.narrow(x, 0, sizes.embeddingSize());
      T carriers = layers.narrow(x, sizes.embeddingSize(), sizes.carrierSize());
      T codes = sizes.sequence().write(layers, embeddings);
      return sizes.decoder().write(layers, layers.concat(codes, carriers));
    }
  }
}
