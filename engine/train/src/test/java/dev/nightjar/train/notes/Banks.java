package dev.nightjar.train.notes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Banks for tests, rendered from the JDK's own small SoundFont. */
public final class Banks {

  private Banks() {}

  /** Writes that SoundFont down. */
  public static Path soundFont(Path folder) throws IOException {
    Path file = folder.resolve("emergency.sf2");
    try {
      Object bank =
          Class.forName("com.sun.media.sound.EmergencySoundbank")
              .getMethod("createSoundbank")
              .invoke(null);
      bank.getClass().getMethod("save", File.class).invoke(bank, file.toFile());
      return file;
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }

  /** A piano of five pitches, a flute of four, drums of three. */
  public static NoteBank small(Path folder) throws IOException {
    return SoundFontNotes.load(
        soundFont(folder),
        List.of(
            new Program("acoustic-grand-piano", 0, 58, 62),
            new Program("flute", 73, 70, 73),
            new Program("drum-kit", Program.DRUMS, 36, 38)),
        folder,
        (done, name) -> {});
  }

  /** One click a note: instruments that all have the pitches from one to another. */
  public static NoteBank clicks(Path folder, List<String> instruments, int lowest, int highest)
      throws IOException {
    NoteIndex form = new NoteIndex("clicks", 16_000, 4, 3, instruments, List.of());
    try (NoteBankWriter writer = new NoteBankWriter(folder, "clicks", form)) {
      for (int instrument = 0; instrument < instruments.size(); instrument++) {
        for (int pitch = lowest; pitch <= highest; pitch++) {
          writer.add(instrument, pitch, 100, new float[] {1, 0, 0, 0});
        }
      }
      return writer.finish();
    }
  }
}
