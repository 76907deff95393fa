package dev.nightjar.plugin.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.ChildJava;
import dev.nightjar.plugin.CommandProgram;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.synth.SineInstruments;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthCommandTest {
  private final SineInstruments instruments = new SineInstruments(0);

  @Test
  void valuesOutOfRangeAreBadUsage() {
    refused("--channel must be 1 to 16, not 17", "--channel", "17");
    refused("block size must be 16 to 8192, not 8", "--block-size", "8");
    refused("engine blocks must be 1 to 16, not 0", "--engine-blocks", "0");
    refused("seconds must be at least 0", "--seconds", "-1");
    refused("gain must be -60 to 24", "--gain", "99");
    refused("--polyphony must be 1 to 512", "--polyphony", "-2");
    refused("--backend", "--backend", "carrier-pigeon");
    refused("--provider", "--provider", "abacus");
  }

  @Test
  void aSongThatCannotBeReadIsNamed(@TempDir Path folder) throws Exception {
    Path song = Files.write(folder.resolve("song.mid"), new byte[] {1, 2, 3, 4, 5});
    CommandRun run = CommandRun.of(instruments, "synth", "--play", song);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("song.mid: is no MIDI file");
  }

  @Test
  void aDeviceThatDoesNotExistIsNamed() throws Exception {
    Process program =
        new ProcessBuilder(
                ChildJava.command(
                    CommandProgram.class,
                    "synth",
                    "--backend",
                    "java",
                    "--device",
                    "Steinway",
                    "--seconds",
                    "1"))
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), UTF_8);
    assertThat(program.waitFor()).isEqualTo(1);
    assertThat(said).contains("nightjar: No sound output", "Steinway");
  }

  @Test
  void presetsAreListedAsJsonToo() {
    CommandRun run = CommandRun.of(instruments, "synth", "--list-presets", "--json");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("\"name\" : \"Plain sine\"", "\"category\" : \"test\"");
  }

  @Test
  void devicesListsMidiInputs() {
    assertThat(CommandRun.of("devices").out()).contains("MIDI inputs");
    assertThat(CommandRun.of("devices", "--json").out()).contains("\"midiInputs\"");
  }

  private void refused(String words, Object... options) {
    Object[] all = new Object[options.length + 1];
    all[0] = "synth";
    System.arraycopy(options, 0, all, 1, options.length);
    CommandRun run = CommandRun.of(instruments, all);
    assertThat(run.status()).as(words).isEqualTo(2);
    assertThat(run.err()).contains(words);
  }
}
