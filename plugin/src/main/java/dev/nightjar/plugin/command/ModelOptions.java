package dev.nightjar.plugin.command;

import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.stream.Denoiser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which model, and where it computes. */
final class ModelOptions {
  /** The model that ships with Nightjar. */
  private static final String SHIPPED = "speech16k";

  @Option(
      names = {"-n", "--model"},
      paramLabel = "MODEL",
      defaultValue = SHIPPED,
      description =
          "A model's name, or a model package: folder or zip (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--precision",
      paramLabel = "fp32|int8",
      defaultValue = "fp32",
      description = "Precision of the weights (default: ${DEFAULT-VALUE}).")
  private String precision;

  @Option(
      names = "--provider",
      paramLabel = "auto|cpu|cuda",
      defaultValue = "auto",
      description = "Where to compute (default: ${DEFAULT-VALUE}).")
  private Provider provider;

  ModelPackage open() throws ModelException {
    boolean isPath = model.contains("/") || model.contains("\\") || model.endsWith(".zip");
    return isPath || Files.exists(Path.of(model))
        ? ModelPackage.open(Path.of(model))
        : ModelPackage.bundled(model);
  }

  String precision() {
    return precision.toLowerCase(Locale.ROOT);
  }

  Provider provider() {
    return provider;
  }

  /** Whether only the loaded model knows where it runs. */
  boolean mayFallBack() {
    return provider == Provider.AUTO;
  }

  Denoiser denoiser(ModelPackage opened, int channels, int sampleRateHz, int maxBlockFrames)
      throws ModelException {
    return Denoiser.open(opened, precision(), provider, channels, sampleRateHz, maxBlockFrames);
  }
}
