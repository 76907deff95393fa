package dev.nightjar.train.command;

import dev.nightjar.engine.model.PackageWriter;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.train.denoiser.Beginning;
import dev.nightjar.train.sing.InstrumentTable;
import dev.nightjar.train.sing.SingRun;
import dev.nightjar.train.sing.Stage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nightjar-train export}. */
@Command(
    name = "export",
    description = "Makes a model package of trained weights.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class ExportCommand implements Callable<Integer> {

  private static final String SING = "sing";

  @Parameters(
      paramLabel = "WEIGHTS",
      description = "best.safetensors of a denoiser's run, sing.safetensors of an instrument's.")
  Path weights;

  @Option(
      names = {"-o", "--out"},
      required = true,
      description = "Folder of the package.")
  Path out;

  @Option(names = "--force", description = "Replace a package that is there.")
  boolean force;

  @Option(names = "--name", required = true, description = "Name of the model.")
  String name;

  @Option(names = "--weights-version", defaultValue = "1", description = "Version of the weights.")
  String version;

  @Option(names = "--data", description = "A data set with its licence; repeat it.")
  List<String> data = List.of();

  @Option(
      names = "--score",
      description = "A measured score, as 'set/measure=value'; repeat it.",
      paramLabel = "SET/MEASURE=VALUE")
  Map<String, Double> scores = Map.of();

  @Option(names = "--author", defaultValue = "The Nightjar developers", description = "Repeat it.")
  List<String> authors;

  @Option(names = "--licence", defaultValue = "CC-BY-SA-4.0", description = "Of the weights.")
  String licence;

  @Option(names = "--citation", description = "A paper behind the model; repeat it.")
  List<String> citation = List.of();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (Files.exists(out) && !force) {
      throw new FileAlreadyExistsException(out + " is there already; replace it with --force");
    }
    SafeTensors.Contents contents = SafeTensors.read(weights);
    PackageWriter.Details details =
        new PackageWriter.Details(name, version, data, bySet(), authors, licence, citation);
    if (contents.metadata().containsKey(SING)) {
      writeInstruments(contents, details);
    } else {
      Network network = Beginning.networkOf(contents, weights);
      PackageWriter.writeDenoiser(out, network, contents.weights(), details);
    }
    spec.commandLine().getErr().println("wrote " + name + ": " + out);
    return 0;
  }

  private void writeInstruments(SafeTensors.Contents contents, PackageWriter.Details details)
      throws IOException {
    Stage stage = SingRun.stageOf(contents.metadata());
    if (!stage.isLast()) {
      spec.commandLine()
          .getErr()
          .println(
              weights
                  + " were left in stage "
                  + stage
                  + ": before the last stage they are no instrument yet");
    }
    InstrumentTable table = InstrumentTable.read(contents, weights.toString());
    PackageWriter.writeInstruments(
        out,
        SingRun.singOf(contents, weights),
        contents.weights(),
        new PackageWriter.Instruments(
            table.entries(), table.velocities(), table.releaseFrame(), table.levelsDb()),
        details);
  }

  private Map<String, Map<String, Double>> bySet() {
    Map<String, Map<String, Double>> sets = new TreeMap<>();
    scores.forEach(
        (key, value) -> {
          String[] parts = key.split("/", 2);
          if (parts.length < 2) {
            throw new IllegalArgumentException("--score " + key + ": write SET/MEASURE=VALUE");
          }
          sets.computeIfAbsent(parts[0], set -> new TreeMap<>()).put(parts[1], value);
        });
    return sets;
  }
}
