package dev.nightjar.train.command;

import dev.nightjar.train.experiment.Conditions;
import dev.nightjar.train.experiment.Experiment;
import dev.nightjar.train.experiment.Experiments;
import dev.nightjar.train.experiment.Inputs;
import dev.nightjar.train.experiment.Results;
import dev.nightjar.train.notes.SoundFontNotes;
import dev.nightjar.train.sparse.LinearLoss;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nightjar-train reproduce}. */
@Command(
    name = "reproduce",
    description = "Does an experiment of the papers again: numbers as CSV, pictures as PNG.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class ReproduceCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Without one, all are listed.")
  String name;

  @Option(
      names = {"-o", "--out"},
      description = "Folder for the results.")
  Path out;

  @Option(names = "--force", description = "Replace its results that are in the folder.")
  boolean force;

  @Option(names = "--data", description = "A file of data, for experiments that take one.")
  Path data;

  @Option(names = "--mail", description = "A folder of mails, for experiments on sparse rows.")
  Path mail;

  @ArgGroup(multiplicity = "0..1")
  SoundFolders sounds;

  @Option(
      names = "--soundfont",
      defaultValue = NoteOptions.SOUND_FONT,
      description = "Whose notes are classified; Debian's fluid-soundfont-gm has one.")
  Path soundFont;

  @Option(names = "--cache", description = "Folder for sounds and notes (default: OUT/cache).")
  Path cache;

  @Option(names = "--seed", defaultValue = "1", description = "Of everything random.")
  long seed;

  @Option(
      names = "--effort",
      defaultValue = "1",
      description =
          "Below 1 for fewer repetitions and smaller made-up data, above 1 for longer runs.")
  double effort;

  @Option(
      names = "--objective",
      defaultValue = "logistic",
      paramLabel = "LOSS",
      description = "Of adabatch: logistic or square.")
  LinearLoss objective;

  @Option(names = "--threads", defaultValue = "2", description = "At most.")
  int threads;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter log = spec.commandLine().getErr();
    if (name == null) {
      PrintWriter list = spec.commandLine().getOut();
      for (Experiment experiment : Experiments.all()) {
        list.printf("%-22s %s%n", experiment.name(), experiment.about());
      }
      list.flush();
      return 0;
    }
    Ranges ranges = new Ranges(spec);
    ranges.require(out != null, "Missing required option: '--out=<out>'");
    ranges.require(effort > 0 && effort <= 100, "--effort must be above 0 and at most 100");
    ranges.require(threads >= 1 && threads <= 1024, "--threads must be 1 to 1024");
    Experiment experiment = Experiments.named(name);
    Results results =
        new Results(
            out,
            line -> {
              log.println(line);
              log.flush();
            });
    if (!force) {
      results.refuseToReplace(experiment.files());
    }
    experiment.run(new Conditions(inputs(), seed, effort, threads, objective), results);
    return 0;
  }

  private Inputs inputs() {
    Path folder = cache == null ? out.resolve("cache") : cache;
    return new Inputs(
        Optional.ofNullable(data),
        Optional.ofNullable(mail),
        Optional.ofNullable(sounds).map(found -> opening -> found.open(folder, opening)),
        Optional.of(
            (programs, log) ->
                SoundFontNotes.load(
                    soundFont,
                    programs,
                    folder,
                    (done, name) -> log.accept(done + " of " + programs.size() + ": " + name))));
  }
}
