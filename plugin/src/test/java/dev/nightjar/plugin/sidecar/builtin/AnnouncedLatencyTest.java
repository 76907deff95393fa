package dev.nightjar.plugin.sidecar.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nightjar.plugin.ChildJava;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StreamFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plug-ins announce to their hosts before there is an engine, against what it needs. */
class AnnouncedLatencyTest {
  private static final Path HEADER = Path.of("../native/core");
  private static final int[] RATES_HZ = {
    8_000, 9_600, 11_025, 12_000, 16_000, 16_001, 22_050, 24_000, 32_000, 37_800, 44_056, 44_100,
    47_952, 48_000, 64_000, 88_200, 96_000, 128_000, 176_400, 192_000
  };

  /** A latency that is much too long would be a lie of another kind. */
  private static final double MOST_TOO_LONG_SECONDS = 0.0065;

  @TempDir private Path folder;

  @Test
  void isEnoughAtEveryRateAndHardlyMore() throws Exception {
    assumeTrue(ChildJava.hasProgram("cc") && Files.exists(HEADER.resolve("latency.h")));
    int[] denoiser = announced("denoiser");
    int[] instrument = announced("instrument");
    try (ShippedPlugins plugins = new ShippedPlugins()) {
      for (int i = 0; i < RATES_HZ.length; i++) {
        int rateHz = RATES_HZ[i];
        int most = (int) (MOST_TOO_LONG_SECONDS * rateHz);
        assertThat(denoiser[i] - needed(plugins, ShippedPlugins.DENOISER, 1, rateHz))
            .as("denoiser at " + rateHz)
            .isBetween(0, most);
        assertThat(instrument[i] - needed(plugins, ShippedPlugins.INSTRUMENT, 0, rateHz))
            .as("instrument at " + rateHz)
            .isBetween(0, most);
      }
    }
  }

  private static int needed(ShippedPlugins plugins, String plugin, int inputs, int rateHz)
      throws IOException {
    StreamFormat format = new StreamFormat(rateHz, inputs, inputs == 0 ? 2 : 1, 1_024, 100_000);
    double[] values = new double[inputs == 0 ? 9 : 4];
    try (Processor processor = plugins.open(plugin, format, values, text -> {})) {
      return processor.latencyFrames();
    }
  }

  private int[] announced(String plugin) throws Exception {
    StringBuilder program =
        new StringBuilder("#include <stdio.h>\n#include \"latency.h\"\nint main(void) {\n");
    for (int rateHz : RATES_HZ) {
      program.append("printf(\"%u\\n\", nj_").append(plugin).append("_frames(");
      program.append(rateHz).append("));\n");
    }
    Path source = Files.writeString(folder.resolve(plugin + ".c"), program + "return 0;\n}\n");
    Path built = folder.resolve(plugin);
    output("cc", "-std=c11", "-I", "" + HEADER, "" + source, "-o", "" + built, "-lm");
    return output("" + built).lines().mapToInt(Integer::parseInt).toArray();
  }

  private static String output(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
