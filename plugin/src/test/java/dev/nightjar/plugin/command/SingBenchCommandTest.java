package dev.nightjar.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.plugin.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingBenchCommandTest {

  @Test
  void measuresRatesAndTheFirstSoundOfEachPrecision() throws Exception {
    CommandRun run =
        CommandRun.of(
            "bench", "sing", "--random", "8,16", "--seconds", "0.02", "--no-polyphony", "--json");
    assertThat(run.status()).isZero();
    JsonNode costs = new ObjectMapper().readTree(run.out()).at("/costs");
    assertThat(costs).hasSize(2);
    assertThat(costs.at("/0/precision").textValue()).isEqualTo("fp16");
    assertThat(costs.at("/1/precision").textValue()).isEqualTo("int8");
    for (JsonNode cost : costs) {
      assertThat(cost.at("/model").textValue()).isEqualTo("random:8,16");
      assertThat(cost.at("/rates")).hasSize(6);
      for (JsonNode rate : cost.at("/rates")) {
        assertThat(rate.at("/timesRealTime").doubleValue()).isPositive();
      }
      assertThat(cost.at("/noteOn/maxMs").doubleValue())
          .isGreaterThanOrEqualTo(cost.at("/noteOn/medianMs").doubleValue());
    }
  }

  @Test
  void printsATableBesideTheThesis() {
    CommandRun run =
        CommandRun.of(
            "bench",
            "sing",
            "--random",
            "8,16",
            "--seconds",
            "0.02",
            "--no-polyphony",
            "--precision",
            "fp16");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("random:8,16 fp16", "vs thesis", "note-on to sound");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--random 8 | --random takes two sizes",
        "--random 0,16 | --random takes two sizes",
        "--threads 0 | --threads must be",
        "--seconds NaN | --seconds must be",
        "--seconds 0 | --seconds must be"
      })
  void badOptionIsBadUsage(String options, String said) {
    CommandRun run = CommandRun.of((Object[]) ("bench sing " + options).split(" "));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(said);
  }

  @Test
  void unknownModelFailsByName() {
    CommandRun run = CommandRun.of("bench", "sing", "-n", "nosuchmodel");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("nosuchmodel");
  }
}
