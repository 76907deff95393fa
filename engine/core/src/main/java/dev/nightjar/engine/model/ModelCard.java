package dev.nightjar.engine.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.nightjar.engine.network.Network;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of a model. In a package it is {@code card.json}.
 *
 * @param name unique short name
 * @param kind what it does; {@code denoiser} so far
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

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

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
    ModelCard card;
    try {
      card = JSON.readValue(json, ModelCard.class);
    } catch (JsonMappingException e) {
      String field =
          e.getPath().stream()
              .map(at -> at.getFieldName() == null ? "[]" : at.getFieldName())
              .collect(Collectors.joining("."));
      throw new ModelException(
          where + ": field '" + field + "' is wrong: " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new ModelException(where + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (java.io.IOException e) {
      throw new ModelException(where + " can't be read: " + e.getMessage(), e);
    }
    card.check(where);
    return card;
  }

  /** The card as JSON. */
  public byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a card can always be written", e);
    }
  }

  /** How late a stream's output is: a hop is gathered, then the look-ahead. */
  public int latencyFrames() {
    return hopFrames + lookaheadFrames;
  }

  private void check(String where) throws ModelException {
    require(name != null && name.matches("[A-Za-z0-9._-]{1,64}"), where, "name", name);
    require(DENOISER.equals(kind), where, "kind", kind);
    require(version != null, where, "version", version);
    require(sampleRateHz >= 8_000 && sampleRateHz <= 192_000, where, "sampleRateHz", sampleRateHz);
    require(channels == 1, where, "channels", channels);
    require(hopFrames >= 1 && hopFrames <= 1 << 16, where, "hopFrames", hopFrames);
    require(
        lookaheadFrames >= 0 && lookaheadFrames <= 1 << 20,
        where,
        "lookaheadFrames",
        lookaheadFrames);
    require(stateSize >= 1 && stateSize <= 1 << 26, where, "stateSize", stateSize);
    require(!files.isEmpty(), where, "files", files);
    for (String file : files.values()) {
      require(
          file != null && file.matches("[A-Za-z0-9._-]+") && !file.startsWith("."),
          where,
          "files",
          file);
    }
  }

  private static void require(boolean condition, String where, String field, Object value)
      throws ModelException {
    if (!condition) {
      throw new ModelException(
          where + ": field '" + field + "' can't be " + (value == null ? "missing" : value));
    }
  }
}
