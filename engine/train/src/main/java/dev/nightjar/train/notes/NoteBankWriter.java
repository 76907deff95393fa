package dev.nightjar.train.notes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects notes into a bank {@code NAME-HASH.pcm} and {@code .json}. [not real-time] */
final class NoteBankWriter implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final float STORED_PEAK = 0.9f;
  private static final float SILENCE = 1e-4f;

  private final Path samples;
  private final Path json;
  private final Path temporary;
  private final NoteIndex form;
  private final FileChannel out;
  private final List<Note> notes = new ArrayList<>();

  /** A bank like {@code form}, whose notes come later. */
  NoteBankWriter(Path folder, String name, NoteIndex form) throws IOException {
    Files.createDirectories(folder);
    String file = fileName(name, form.source());
    samples = folder.resolve(file + ".pcm");
    json = folder.resolve(file + ".json");
    // Of this process alone: another may be making the same bank.
    temporary = folder.resolve(file + ".pcm." + ProcessHandle.current().pid() + ".part");
    this.form = form;
    Files.deleteIfExists(json);
    out =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Banks of different sources lie side by side. */
  private static String fileName(String name, String source) {
    return name + "-" + Integer.toHexString(source.hashCode());
  }

  /** The bank that is there, if it was made of that source and is whole. */
  static Optional<NoteBank> open(Path folder, String name, String source) throws IOException {
    Path json = folder.resolve(fileName(name, source) + ".json");
    Path samples = folder.resolve(fileName(name, source) + ".pcm");
    if (!Files.exists(json) || !Files.exists(samples)) {
      return Optional.empty();
    }
    NoteIndex index;
    try {
      index = JSON.readValue(json.toFile(), NoteIndex.class);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    boolean whole = Files.size(samples) == 2L * index.noteFrames() * index.notes().size();
    return whole && index.source().equals(source)
        ? Optional.of(new NoteBank(index, samples))
        : Optional.empty();
  }

  /** Adds a note of {@code noteFrames} samples, unless it is silent. */
  void add(int instrument, int pitch, int velocity, float[] sound) throws IOException {
    float peak = 0;
    for (float sample : sound) {
      peak = Math.max(peak, Math.abs(sample));
    }
    if (peak < SILENCE) {
      return;
    }
    float scale = STORED_PEAK * 32768 / peak;
    ByteBuffer bytes = ByteBuffer.allocate(2 * form.noteFrames()).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : sound) {
      bytes.putShort((short) Math.round(scale * sample));
    }
    bytes.flip();
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    notes.add(new Note(instrument, pitch, velocity, peak));
  }

  /** Puts the bank into place and opens it; instruments without a note are not in it. */
  NoteBank finish() throws IOException {
    out.close();
    List<String> sounding = new ArrayList<>();
    int[] places = new int[form.instruments().size()];
    for (int i = 0; i < places.length; i++) {
      int instrument = i;
      places[i] = sounding.size();
      if (notes.stream().anyMatch(note -> note.instrument() == instrument)) {
        sounding.add(form.instruments().get(i));
      }
    }
    List<Note> placed = new ArrayList<>();
    for (Note note : notes) {
      placed.add(new Note(places[note.instrument()], note.pitch(), note.velocity(), note.peak()));
    }
    NoteIndex index =
        new NoteIndex(
            form.source(),
            form.sampleRateHz(),
            form.noteFrames(),
            form.releaseFrame(),
            sounding,
            placed);
    Files.move(temporary, samples, StandardCopyOption.REPLACE_EXISTING);
    JSON.writeValue(json.toFile(), index);
    return new NoteBank(index, samples);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(temporary);
  }
}
