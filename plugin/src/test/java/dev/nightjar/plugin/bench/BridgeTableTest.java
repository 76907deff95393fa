package dev.nightjar.plugin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class BridgeTableTest {
  private static final String MEASURED =
      """
      {"plugin": "test.one", "sample_rate_hz": 48000, "realtime_thread": false,
       "rings": [{"block_frames": 128, "latency_frames": 256, "blocks": 3750, "late_blocks": 2,
         "late_blocks_per_hour": 720.0, "engine_load": 0.125,
         "process_us": {"mean": 7.25, "p50": 6.0, "p99": 20.0, "max": 40.0, "count": 3750},
         "round_trip_us": {"mean": 80.0, "p50": 70.0, "p99": 250.0, "max": 900.0, "count": 3748}}],
       "first_ready_ms": 1500.0, "message": "", "locked_queue": [], "later": 1}
      """;

  @Test
  void aimsAreJudgedAt128Frames() throws Exception {
    BridgeCost cost = new ObjectMapper().readValue(MEASURED, BridgeCost.class);
    assertThat(BridgeTable.lines(cost))
        .contains(
            "process() mean at 128 frames: 7.3 us, aim at most 15: reached",
            "round trip p99 at 128 frames: 250.0 us, aim at most 200: missed",
            "late blocks at 128 frames: 2.0 blocks, aim at most 0: missed")
        .anyMatch(line -> line.contains("engine warm 1.5 s"))
        .anyMatch(line -> line.startsWith("shared memory, 128") && line.endsWith("12.5 %"));
  }
}
