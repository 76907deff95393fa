package dev.nightjar.train.command;

import dev.nightjar.train.data.MixSettings;
import dev.nightjar.train.denoiser.LearningData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a denoiser learns from: speech and noise to mix, or ready-made pairs. */
final class SoundFolders {

  @ArgGroup(exclusive = false)
  Parts parts;

  @ArgGroup(exclusive = false)
  Pairs pairs;

  /** Speech and noise. */
  static final class Parts {
    @Option(names = "--speech", required = true, description = "Folder of clean speech.")
    Path speech;

    @Option(names = "--noise", required = true, description = "Folder of noise.")
    Path noise;

    @Option(
        names = "--snr",
        paramLabel = "LOW,HIGH",
        defaultValue = "-5,25",
        converter = SnrConverter.class,
        description = "Signal-to-noise ratios of most mixtures, dB: from -30 to 60.")
    MixSettings.Snr snr;
  }

  /** Two numbers. */
  static final class SnrConverter implements ITypeConverter<MixSettings.Snr> {
    @Override
    public MixSettings.Snr convert(String text) {
      List<String> numbers = List.of(text.split(",", -1));
      try {
        if (numbers.size() == 2) {
          return MixSettings.Snr.between(
              Double.parseDouble(numbers.get(0)), Double.parseDouble(numbers.get(1)));
        }
      } catch (NumberFormatException notANumber) {
        throw new TypeConversionException("'" + text + "' are no two numbers: " + notANumber);
      } catch (IllegalArgumentException outOfRange) {
        throw new TypeConversionException(outOfRange.getMessage());
      }
      throw new TypeConversionException("'" + text + "' must be two numbers, as -10,15");
    }
  }

  /** Pairs. */
  static final class Pairs {
    @Option(
        names = "--clean",
        required = true,
        description = "Folder of clean speech, with files named as in --noisy or by fileid_N.")
    Path clean;

    @Option(names = "--noisy", required = true, description = "Folder of the same in noise.")
    Path noisy;
  }

  /** Finds and, where need be, decodes the files into {@code decoded}. */
  LearningData open(Path decoded, LearningData.Opening opening) throws IOException {
    return pairs == null
        ? LearningData.mixed(parts.speech, parts.noise, parts.snr, decoded, opening)
        : LearningData.paired(pairs.clean, pairs.noisy, opening);
  }
}
