package dev.nightjar.plugin.command;

import dev.nightjar.plugin.batch.FileKind;
import dev.nightjar.plugin.batch.Originals;
import dev.nightjar.plugin.batch.PictureOfFile;
import dev.nightjar.plugin.picture.SoundPicture;
import dev.nightjar.plugin.terminal.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a sound. */
@Command(
    name = "inspect",
    description = {
      "Draw a sound: waveform, log-mel spectrogram and rainbowgram. Prints the picture's name, then"
          + " the sound's length, peak, RMS and loudness (LUFS)."
    })
public final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A sound file of any kind.")
  private Path file;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "PNG",
      description = "Where the picture goes, a .png (default: the file's name with .png, here).")
  private Path out;

  @Option(
      names = "--beside",
      paramLabel = "FILE",
      description = "Draw the rainbowgrams of both sounds, one above the other.")
  private Path other;

  @Option(names = "--force", description = "Replace a picture that is there already.")
  private boolean force;

  @Override
  public Integer call() throws Exception {
    Path png = out == null ? Path.of(FileKind.stem(file) + ".png") : out;
    if (!png.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new ParameterException(
          spec.commandLine(), "-o names a picture, so it ends in .png, not as in " + png + ".");
    }
    Originals.mustStay(other == null ? List.of(file) : List.of(file, other), List.of(png));
    SoundPicture.mustBeFree(png, force);
    SoundPicture picture = PictureOfFile.read(file);
    String name = file.getFileName().toString();
    List<String> facts = new ArrayList<>(List.of(picture.facts()));
    if (other == null) {
      picture.write(name, png, force);
    } else {
      SoundPicture beside = PictureOfFile.read(other);
      facts.add(beside.facts());
      picture.writeBeside(name, beside, other.getFileName().toString(), png, force);
    }
    Console.of(spec.commandLine()).out().println(png);
    facts.forEach(Console.of(spec.commandLine()).out()::println);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
