package dev.nightjar.train.notes;

import dev.nightjar.engine.audio.Quality;
import dev.nightjar.engine.audio.WholeSignalResampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.sound.midi.ShortMessage;

/**
 * Renders a SoundFont's notes in the form of NSynth's: 4 s at 16 kHz, let go at 3 s, every pitch in
 * five velocities (Défossez's thesis, section 2.5.1). [not real-time]
 */
public final class SoundFontNotes {

  /** Velocities of NSynth. */
  public static final List<Integer> VELOCITIES = List.of(25, 50, 75, 100, 127);

  /** The rate of the notes. */
  public static final int SAMPLE_RATE_HZ = 16_000;

  /** Frames of a note. */
  public static final int NOTE_FRAMES = 4 * SAMPLE_RATE_HZ;

  /** The frame at which it is let go. */
  public static final int RELEASE_FRAME = 3 * SAMPLE_RATE_HZ;

  /** Changes whenever notes are rendered in another way. */
  private static final String FORM = "2";

  private static final int RENDERING_RATE_HZ = 2 * SAMPLE_RATE_HZ;

  /** An eighth of a second, in whole buffers, as the parts of a note are. */
  private static final int PAUSE_FRAMES = 32 * Gervill.BUFFER_FRAMES;

  private static final int DRUM_CHANNEL = 9;
  private static final int ALL_SOUND_OFF = 120;
  private static final int RESET_CONTROLLERS = 121;

  private SoundFontNotes() {}

  /**
   * The bank in {@code folder} of a SoundFont, rendered if it isn't there yet.
   *
   * @param progress is told of each instrument that is done, with its number from 1
   */
  public static NoteBank load(
      Path soundFont, List<Program> programs, Path folder, BiConsumer<Integer, String> progress)
      throws IOException {
    if (!Files.isRegularFile(soundFont)) {
      throw new IOException(
          soundFont
              + ": no such SoundFont; Debian's fluid-soundfont-gm has one, or give --soundfont");
    }
    String name = soundFont.getFileName().toString().replaceAll("\\.[^.]*$", "");
    String source = FORM + " " + name + " " + Files.size(soundFont) + " " + programs;
    Optional<NoteBank> there = NoteBankWriter.open(folder, name, source);
    if (there.isPresent()) {
      return there.get();
    }
    NoteIndex form =
        new NoteIndex(
            source,
            SAMPLE_RATE_HZ,
            NOTE_FRAMES,
            RELEASE_FRAME,
            programs.stream().map(Program::instrument).toList(),
            List.of());
    try (NoteBankWriter writer = new NoteBankWriter(folder, name, form);
        Gervill gervill = new Gervill(soundFont, RENDERING_RATE_HZ)) {
      for (int i = 0; i < programs.size(); i++) {
        instrument(gervill, programs.get(i), i, writer);
        progress.accept(i + 1, programs.get(i).instrument());
      }
      return writer.finish();
    }
  }

  private static void instrument(Gervill gervill, Program program, int place, NoteBankWriter writer)
      throws IOException {
    int channel = program.isDrums() ? DRUM_CHANNEL : 0;
    gervill.send(ShortMessage.PROGRAM_CHANGE, channel, program.isDrums() ? 0 : program.number(), 0);
    for (int pitch = program.lowest(); pitch <= program.highest(); pitch++) {
      for (int velocity : VELOCITIES) {
        writer.add(place, pitch, velocity, note(gervill, channel, pitch, velocity));
      }
    }
  }

  private static float[] note(Gervill gervill, int channel, int pitch, int velocity)
      throws IOException {
    int ratio = RENDERING_RATE_HZ / SAMPLE_RATE_HZ;
    float[] sound = new float[ratio * NOTE_FRAMES];
    gervill.send(ShortMessage.NOTE_ON, channel, pitch, velocity);
    float[] held = gervill.read(ratio * RELEASE_FRAME);
    gervill.send(ShortMessage.NOTE_OFF, channel, pitch, 0);
    float[] released = gervill.read(sound.length - held.length);
    System.arraycopy(held, 0, sound, 0, held.length);
    System.arraycopy(released, 0, sound, held.length, released.length);
    gervill.send(ShortMessage.CONTROL_CHANGE, channel, ALL_SOUND_OFF, 0);
    gervill.send(ShortMessage.CONTROL_CHANGE, channel, RESET_CONTROLLERS, 0);
    // What is left dies away before the next note.
    gervill.read(PAUSE_FRAMES);
    return WholeSignalResampler.resample(
        new float[][] {sound}, RENDERING_RATE_HZ, SAMPLE_RATE_HZ, Quality.HIGH)[0];
  }
}
