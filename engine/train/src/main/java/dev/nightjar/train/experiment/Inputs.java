package dev.nightjar.train.experiment;

import dev.nightjar.train.denoiser.LearningData;
import dev.nightjar.train.notes.NoteBank;
import dev.nightjar.train.notes.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What experiments may read; each takes what it knows.
 *
 * @param data a file of examples
 * @param mail a folder of mails
 * @param sounds speech and noise
 * @param notes of instruments
 */
public record Inputs(
    Optional<Path> data, Optional<Path> mail, Optional<Sounds> sounds, Optional<Notes> notes) {

  /** Speech and noise to denoise. */
  public interface Sounds {
    /** Opens them. */
    LearningData open(LearningData.Opening opening) throws IOException;
  }

  /** Where notes come from. */
  public interface Notes {
    /** Opens the notes of some instruments, made first where need be. */
    NoteBank open(List<Program> programs, Consumer<String> log) throws IOException;
  }

  /** Nothing. */
  public static Inputs none() {
    return new Inputs(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with a file of examples. */
  public Inputs with(Path file) {
    return new Inputs(Optional.of(file), mail, sounds, notes);
  }

  /** The same with a folder of mails. */
  public Inputs withMail(Path folder) {
    return new Inputs(data, Optional.of(folder), sounds, notes);
  }

  /** The same with speech and noise. */
  public Inputs with(Sounds some) {
    return new Inputs(data, mail, Optional.of(some), notes);
  }

  /** The same with notes. */
  public Inputs with(Notes some) {
    return new Inputs(data, mail, sounds, Optional.of(some));
  }
}
