package dev.nightjar.train.sing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.model.InstrumentCard;
import dev.nightjar.engine.network.Parameter.Shape;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.train.notes.Note;
import dev.nightjar.train.notes.NoteBank;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the instruments that a run learns, beside what it learns.
 *
 * @param entries names and pitches
 * @param velocities the velocities of the table
 * @param releaseFrame the frame at which notes are let go
 * @param levelsDb how loud notes were where they were recorded, {@code
 *     [instruments][pitches][velocities]} in dB of what the network makes; from training pitches
 *     alone, in between interpolated
 */
public record InstrumentTable(
    List<InstrumentCard.Entry> entries,
    List<Integer> velocities,
    int releaseFrame,
    Weights.Tensor levelsDb) {

  /** The tensor's name in a file of weights. */
  private static final String LEVELS = "level";

  private static final String ENTRIES = "instruments";
  private static final String VELOCITIES = "velocities";
  private static final String RELEASE = "release_frame";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final float STORED_PEAK = 0.9f;

  /** From the notes that are learned from. */
  public static InstrumentTable of(NoteBank bank, PitchSplit split, Sing sing) {
    List<Integer> velocities = NoteSource.velocities(bank);
    int instruments = bank.instruments().size();
    float[] levels = new float[instruments * sing.pitches() * velocities.size()];
    Arrays.fill(levels, Float.NaN);
    int[] lowest = new int[instruments];
    int[] highest = new int[instruments];
    Arrays.fill(lowest, Integer.MAX_VALUE);
    for (int place : split.training()) {
      Note note = bank.notes().get(place);
      int velocity = velocities.indexOf(note.velocity());
      levels[(note.instrument() * sing.pitches() + note.pitch()) * velocities.size() + velocity] =
          (float) (20 * Math.log10(note.peak() / STORED_PEAK));
      lowest[note.instrument()] = Math.min(lowest[note.instrument()], note.pitch());
      highest[note.instrument()] = Math.max(highest[note.instrument()], note.pitch());
    }
    List<InstrumentCard.Entry> entries = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      if (lowest[i] > highest[i]) {
        throw new IllegalArgumentException(
            bank.instruments().get(i) + " has no note to learn from; leave it out");
      }
      entries.add(new InstrumentCard.Entry(bank.instruments().get(i), lowest[i], highest[i]));
      for (int velocity = 0; velocity < velocities.size(); velocity++) {
        fill(
            levels,
            i * sing.pitches() * velocities.size() + velocity,
            velocities.size(),
            sing.pitches());
      }
      for (int pitch = 0; pitch < sing.pitches(); pitch++) {
        fill(levels, (i * sing.pitches() + pitch) * velocities.size(), 1, velocities.size());
      }
    }
    Shape shape = new Shape(instruments, sing.pitches(), velocities.size());
    return new InstrumentTable(
        entries, velocities, bank.releaseFrame(), new Weights.Tensor(shape, levels));
  }

  /** Interpolates what is not known; beyond what is known, it stays as it is. */
  private static void fill(float[] levels, int from, int step, int count) {
    int known = -1;
    for (int i = 0; i < count; i++) {
      if (Float.isNaN(levels[from + i * step])) {
        continue;
      }
      float end = levels[from + i * step];
      float start = known < 0 ? end : levels[from + known * step];
      for (int j = known + 1; j < i; j++) {
        float share = known < 0 ? 0 : (float) (j - known) / (i - known);
        levels[from + j * step] = start + share * (end - start);
      }
      known = i;
    }
    for (int i = known + 1; known >= 0 && i < count; i++) {
      levels[from + i * step] = levels[from + known * step];
    }
  }

  /** Weights with the levels beside them. */
  Weights beside(Weights weights) {
    Map<String, Weights.Tensor> all = weights.tensors();
    all.put(LEVELS, levelsDb);
    return new Weights(all);
  }

  /** What a file of weights says beside its tensors. */
  Map<String, String> remarks() {
    Map<String, String> remarks = new LinkedHashMap<>();
    try {
      remarks.put(ENTRIES, JSON.writeValueAsString(entries));
      remarks.put(VELOCITIES, JSON.writeValueAsString(velocities));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("lists of names and numbers can always be written", e);
    }
    remarks.put(RELEASE, Integer.toString(releaseFrame));
    return remarks;
  }

  /**
   * From a file of weights that a run has left.
   *
   * @throws IOException if it says nothing of instruments
   */
  public static InstrumentTable read(SafeTensors.Contents contents, String where)
      throws IOException {
    try {
      Map<String, String> remarks = contents.metadata();
      return new InstrumentTable(
          JSON.readValue(remarks.getOrDefault(ENTRIES, ""), new TypeReference<>() {}),
          JSON.readValue(remarks.getOrDefault(VELOCITIES, ""), new TypeReference<>() {}),
          Integer.parseInt(remarks.getOrDefault(RELEASE, "")),
          contents.weights().get(LEVELS));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(where + " does not say which instruments it plays", e);
    }
  }
}
