package dev.nightjar.engine.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightjar.engine.network.Network;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a denoiser. In a package it is {@code card.json}.
 *
 * @param name unique short name
 * @param kind {@link #DENOISER}
 * @param version of the weights
 * @param sampleRateHz the rate that it works at
 * @param channels channels of a stream, 1 so far
 * @param hopFrames frames that a stream takes at a time
 * @param lookaheadFrames how much later the output is than the input that it belongs to
 * @param stateSize floats that a stream carries from hop to hop
 * @param files ONNX file of each precision, {@code fp32} and {@code int8}
 * @param network its description
 * @param trainingData data sets that it learned from, with licences
 * @param scores measured quality, by name of data set and measure
 * @param authors who made it
 * @param licence of the weights
 * @param citation the papers behind it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCard(
    String name,
    String kind,
    String version,
    int sampleRateHz,
    int channels,
    int hopFrames,
    int lookaheadFrames,
    int stateSize,
    Map<String, String> files,
    Network network,
    List<String> trainingData,
    Map<String, Map<String, Double>> scores,
    List<String> authors,
    String licence,
    List<String> citation) {

  /** The kind of card that {@code denoise} takes. */
  public static final String DENOISER = "denoiser";

  /** Fills in what may be left out. */
  public ModelCard {
    files = files == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(files));
    trainingData = trainingData == null ? List.of() : List.copyOf(trainingData);
    scores = scores == null ? Map.of() : Map.copyOf(scores);
    authors = authors == null ? List.of() : List.copyOf(authors);
    citation = citation == null ? List.of() : List.copyOf(citation);
  }

  /**
   * Reads a card.
   *
   * @param where names it in messages
   * @throws ModelException naming the field that is missing or wrong
   */
  public static ModelCard read(byte[] json, String where) throws ModelException {
    ModelCard card = CardJson.read(json, where, ModelCard.class);
    card.check(new CardJson.Fields(where));
    return card;
  }

  /** The card as JSON. */
  public byte[] json() {
    return CardJson.write(this);
  }

  private void check(CardJson.Fields fields) throws ModelException {
    fields.requireName(name);
    fields.require(DENOISER.equals(kind), "kind", kind);
    fields.require(version != null, "version", version);
    fields.require(sampleRateHz >= 8_000 && sampleRateHz <= 192_000, "sampleRateHz", sampleRateHz);
    fields.require(channels == 1, "channels", channels);
    fields.require(hopFrames >= 1 && hopFrames <= 1 << 16, "hopFrames", hopFrames);
    fields.require(
        lookaheadFrames >= 0 && lookaheadFrames <= 1 << 20, "lookaheadFrames", lookaheadFrames);
    fields.require(stateSize >= 1 && stateSize <= 1 << 26, "stateSize", stateSize);
    if (network != null) {
      // A stream of the network is as late as the network says, whatever the card does.
      fields.require(sampleRateHz == network.sampleRateHz(), "sampleRateHz", sampleRateHz);
      fields.require(hopFrames == network.hopFrames(), "hopFrames", hopFrames);
      fields.require(
          lookaheadFrames == network.lookaheadFrames(), "lookaheadFrames", lookaheadFrames);
    }
    fields.requireFiles(files);
  }
}
