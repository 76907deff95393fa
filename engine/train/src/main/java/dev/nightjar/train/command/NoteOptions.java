package dev.nightjar.train.command;

import dev.nightjar.train.notes.NSynthNotes;
import dev.nightjar.train.notes.NoteBank;
import dev.nightjar.train.notes.Program;
import dev.nightjar.train.notes.SoundFontNotes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the notes are that SING learns from. */
final class NoteOptions {

  /** Where Debian puts it. */
  static final String SOUND_FONT = "/usr/share/sounds/sf2/FluidR3_GM.sf2";

  @Option(
      names = "--soundfont",
      defaultValue = SOUND_FONT,
      description = "An .sf2 file; Debian's fluid-soundfont-gm has one.")
  Path soundFont;

  @Option(
      names = "--nsynth",
      description = "Instead, a folder in the form of NSynth: examples.json and audio/*.wav.")
  Path nsynth;

  @Option(
      names = "--instruments",
      split = ",",
      description = "Only these instruments of the SoundFont; all of them else.")
  List<String> instruments = List.of();

  @Option(names = "--notes-cache", description = "Folder for the notes; the run's folder else.")
  Path cache;

  @Option(names = "--split-seed", defaultValue = "1", description = "Of the held-out pitches.")
  long splitSeed;

  /** Opens the notes, making them first where need be. */
  NoteBank open(Path run, PrintWriter log) throws IOException {
    Path folder = cache == null ? run : cache;
    if (nsynth != null) {
      return NSynthNotes.load(nsynth, folder, line -> say(log, line));
    }
    List<Program> programs = chosen(Program.generalMidi());
    return SoundFontNotes.load(
        soundFont,
        programs,
        folder,
        (done, name) -> say(log, done + " of " + programs.size() + " instruments: " + name));
  }

  /** What makes a bank, and what is held out of it, others than others. */
  String fingerprint(NoteBank bank) {
    return bank.fingerprint() + "-" + splitSeed;
  }

  private List<Program> chosen(List<Program> all) {
    if (instruments.isEmpty()) {
      return all;
    }
    for (String name : instruments) {
      if (all.stream().noneMatch(program -> program.instrument().equals(name))) {
        throw new IllegalArgumentException(
            "--instruments: there is no '"
                + name
                + "'; there are "
                + all.stream().map(Program::instrument).toList());
      }
    }
    return all.stream().filter(program -> instruments.contains(program.instrument())).toList();
  }

  private static void say(PrintWriter log, String line) {
    log.println(line);
    log.flush();
  }
}
