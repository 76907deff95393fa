package dev.nightjar.engine.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightjar.engine.network.Sing;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a model of instruments. In a package it is {@code card.json}.
 *
 * @param name unique short name
 * @param kind {@link #INSTRUMENT}
 * @param version of the weights
 * @param sampleRateHz the rate that it sounds at
 * @param stateSize floats that a note carries from call to call
 * @param releaseFrame the frame at which its notes are let go
 * @param files ONNX file of each precision, and under {@link #TABLES} the look-up tables
 * @param sing its description
 * @param instruments what it plays, in the order of the table
 * @param velocities the velocities of the table, rising
 * @param trainingData what it learned from, with licences
 * @param scores measured quality, by name of data set and measure
 * @param authors who made it
 * @param licence of the weights
 * @param citation the papers behind it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstrumentCard(
    String name,
    String kind,
    String version,
    int sampleRateHz,
    int stateSize,
    int releaseFrame,
    Map<String, String> files,
    Sing sing,
    List<Entry> instruments,
    List<Integer> velocities,
    List<String> trainingData,
    Map<String, Map<String, Double>> scores,
    List<String> authors,
    String licence,
    List<String> citation) {

  /** The kind of card that {@code synth} takes. */
  public static final String INSTRUMENT = "instrument";

  /** The file of the look-up tables. */
  public static final String TABLES = "tables";

  /**
   * An instrument.
   *
   * @param name what it is called
   * @param lowest lowest MIDI pitch that it learned
   * @param highest highest MIDI pitch that it learned
   */
  public record Entry(String name, int lowest, int highest) {}

  /** Fills in what may be left out. */
  public InstrumentCard {
    files = files == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(files));
    instruments = instruments == null ? List.of() : List.copyOf(instruments);
    velocities = velocities == null ? List.of() : List.copyOf(velocities);
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
  public static InstrumentCard read(byte[] json, String where) throws ModelException {
    InstrumentCard card = CardJson.read(json, where, InstrumentCard.class);
    card.check(new CardJson.Fields(where));
    return card;
  }

  /** The card as JSON. */
  public byte[] json() {
    return CardJson.write(this);
  }

  private void check(CardJson.Fields fields) throws ModelException {
    fields.requireName(name);
    fields.require(INSTRUMENT.equals(kind), "kind", kind);
    fields.require(version != null, "version", version);
    fields.requireFiles(files);
    fields.require(files.containsKey(TABLES), "files", files);
    fields.require(sing != null, "sing", null);
    // What would take more memory than any instrument is worth is no instrument.
    boolean sane =
        sing.stride() <= 1 << 14
            && sing.context() <= 255
            && sing.noteFrames() <= 1 << 24
            && sing.conditionSize() <= 1 << 12;
    fields.require(sane, "sing", sing);
    fields.require(sampleRateHz == sing.sampleRateHz(), "sampleRateHz", sampleRateHz);
    fields.require(stateSize >= 1 && stateSize <= 1 << 20, "stateSize", stateSize);
    fields.require(
        releaseFrame > 0 && releaseFrame < sing.noteFrames(), "releaseFrame", releaseFrame);
    fields.require(instruments.size() == sing.instruments(), "instruments", instruments.size());
    for (Entry entry : instruments) {
      boolean good =
          entry.name() != null
              && entry.lowest() >= 0
              && entry.lowest() <= entry.highest()
              && entry.highest() < sing.pitches();
      fields.require(good, "instruments", entry);
    }
    fields.require(velocities.size() == sing.velocities(), "velocities", velocities);
    for (int i = 0; i < velocities.size(); i++) {
      int least = i == 0 ? 1 : velocities.get(i - 1) + 1;
      fields.require(
          velocities.get(i) >= least && velocities.get(i) <= 127, "velocities", velocities);
    }
  }
}
