package dev.nightjar.plugin.command;

import dev.nightjar.engine.stream.DenoiserSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How strongly noise is removed. */
final class StrengthOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--attenuation-limit",
      paramLabel = "DB",
      defaultValue = "100",
      description = "The most that noise is turned down, 0 to 100 dB (default: 100, no limit).")
  private float attenuationLimitDb;

  @Option(
      names = "--mix",
      paramLabel = "SHARE",
      defaultValue = "1",
      description = "Share of the denoised sound, 0 to 1; the rest is the input (default: 1).")
  private float mix;

  DenoiserSettings settings(boolean bypass) {
    try {
      return new DenoiserSettings(attenuationLimitDb, mix, bypass);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
