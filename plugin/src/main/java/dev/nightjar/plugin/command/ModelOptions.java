package dev.nightjar.plugin.command;

import dev.nightjar.engine.audio.Resampler;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.stream.Denoiser;
import dev.nightjar.plugin.batch.BatchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which model, and where it computes. */
final class ModelOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

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

  /** As {@link #open}, where a model or a precision that cannot be had is bad usage. */
  ModelPackage openUsable() {
    try {
      ModelPackage opened = open();
      opened.requirePrecision(precision());
      return opened;
    } catch (ModelException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
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
      throws IOException {
    if (sampleRateHz < Resampler.LOWEST_RATE_HZ || sampleRateHz > Resampler.HIGHEST_RATE_HZ) {
      throw new BatchException(
          "has %d Hz; %d to %d Hz can be denoised"
              .formatted(sampleRateHz, Resampler.LOWEST_RATE_HZ, Resampler.HIGHEST_RATE_HZ));
    }
    return Denoiser.open(opened, precision(), provider, channels, sampleRateHz, maxBlockFrames);
  }
}
