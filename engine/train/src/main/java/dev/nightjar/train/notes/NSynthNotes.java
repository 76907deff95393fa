package dev.nightjar.train.notes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.audio.Quality;
import dev.nightjar.engine.audio.WholeSignalResampler;
import dev.nightjar.engine.file.AudioClip;
import dev.nightjar.engine.file.AudioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads a folder in the form of NSynth: {@code examples.json}, which maps names of notes to {@code
 * instrument_str}, {@code pitch} and {@code velocity}, and {@code audio/NAME.wav}, 4 s at 16 kHz.
 * [not real-time]
 */
public final class NSynthNotes {

  private static final String NAME = "nsynth";

  private NSynthNotes() {}

  private record Example(String file, String instrument, int pitch, int velocity) {}

  /**
   * The bank in {@code folder} of an NSynth folder, read if it isn't there yet. Notes whose files
   * can't be read are left out and told.
   *
   * @throws IOException if {@code examples.json} is not as it should be, or no note can be read
   */
  public static NoteBank load(Path nsynth, Path folder, Consumer<String> log) throws IOException {
    Path json = nsynth.resolve("examples.json");
    if (!Files.isRegularFile(json)) {
      throw new IOException(json + ": no such file; --nsynth takes a folder with examples.json");
    }
    String source = NAME + " " + digest(json);
    Optional<NoteBank> there = NoteBankWriter.open(folder, NAME, source);
    if (there.isPresent()) {
      return there.get();
    }
    List<Example> examples = examples(json);
    List<String> instruments =
        List.copyOf(new TreeSet<>(examples.stream().map(Example::instrument).toList()));
    NoteIndex form =
        new NoteIndex(
            source,
            SoundFontNotes.SAMPLE_RATE_HZ,
            SoundFontNotes.NOTE_FRAMES,
            SoundFontNotes.RELEASE_FRAME,
            instruments,
            List.of());
    int read = 0;
    try (NoteBankWriter writer = new NoteBankWriter(folder, NAME, form)) {
      for (Example example : examples) {
        try {
          float[] sound = sound(nsynth.resolve("audio").resolve(example.file + ".wav"));
          int instrument = instruments.indexOf(example.instrument);
          writer.add(instrument, example.pitch, example.velocity, sound);
          read++;
        } catch (IOException e) {
          log.accept("left out: " + e.getMessage());
        }
      }
      if (read == 0) {
        throw new IOException(nsynth + ": none of its notes can be read");
      }
      NoteBank bank = writer.finish();
      for (String instrument : instruments) {
        if (!bank.instruments().contains(instrument)) {
          log.accept("left out: " + instrument + ", as none of its notes can be read or sounds");
        }
      }
      return bank;
    }
  }

  /** Tells one folder's notes from another's, wherever it lies. */
  private static String digest(Path json) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(Files.readAllBytes(json)), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static float[] sound(Path file) throws IOException {
    AudioClip clip = AudioReader.readAll(file);
    float[][] mono = {clip.samples()[0]};
    float[] sound =
        clip.sampleRateHz() == SoundFontNotes.SAMPLE_RATE_HZ
            ? mono[0]
            : WholeSignalResampler.resample(
                mono, clip.sampleRateHz(), SoundFontNotes.SAMPLE_RATE_HZ, Quality.HIGH)[0];
    return Arrays.copyOf(sound, SoundFontNotes.NOTE_FRAMES);
  }

  private static List<Example> examples(Path json) throws IOException {
    List<Example> examples = new ArrayList<>();
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json.toFile());
    } catch (JsonProcessingException e) {
      throw new IOException(json + " is no JSON: " + e.getOriginalMessage(), e);
    }
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      String name = entry.getKey();
      if (!name.matches("[A-Za-z0-9_.-]+")) {
        throw new IOException(json + ": '" + name + "' is no name of a note");
      }
      examples.add(
          new Example(
              name,
              text(json, name, entry.getValue()),
              number(json, name, entry.getValue(), "pitch", 0),
              number(json, name, entry.getValue(), "velocity", 1)));
    }
    if (examples.isEmpty()) {
      throw new IOException(json + " names no notes");
    }
    return examples;
  }

  private static String text(Path json, String name, JsonNode note) throws IOException {
    JsonNode value = note.path("instrument_str");
    if (!value.isTextual()) {
      throw new IOException(json + ": note " + name + " has no instrument_str");
    }
    return value.asText();
  }

  private static int number(Path json, String name, JsonNode note, String field, int least)
      throws IOException {
    JsonNode value = note.path(field);
    if (!value.isInt() || value.asInt() < least || value.asInt() > 127) {
      throw new IOException(
          json + ": note " + name + ": " + field + " must be " + least + " to 127, not " + value);
    }
    return value.asInt();
  }
}
