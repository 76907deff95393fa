package dev.nightjar.plugin.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What the way from a DAW to the engine and back costs, as the native bench measured it.
 *
 * @param plugin id of what was played
 * @param sampleRateHz of the stream
 * @param realtimeThread whether the audio thread had real-time priority
 * @param rings through shared memory, a size of block each
 * @param firstReadyMs from the first activation to the engine's being warm; below 0 if it never was
 * @param message what a DAW's user would have read
 * @param lockedQueue through queues under locks to an echoing thread, for comparison
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BridgeCost(
    String plugin,
    @JsonProperty("sample_rate_hz") int sampleRateHz,
    @JsonProperty("realtime_thread") boolean realtimeThread,
    List<Row> rings,
    @JsonProperty("first_ready_ms") double firstReadyMs,
    String message,
    @JsonProperty("locked_queue") List<Row> lockedQueue) {

  /**
   * One size of block.
   *
   * @param blockFrames frames of a block
   * @param latencyFrames as announced to the host
   * @param blocks that were played
   * @param lateBlocks that came out dry or silent
   * @param lateBlocksPerHour the same, had it gone on
   * @param engineLoad share of the time that the engine needed
   * @param processUs time in the audio thread's call
   * @param roundTripUs from handing a block over to its result's being there
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Row(
      @JsonProperty("block_frames") int blockFrames,
      @JsonProperty("latency_frames") int latencyFrames,
      int blocks,
      @JsonProperty("late_blocks") int lateBlocks,
      @JsonProperty("late_blocks_per_hour") double lateBlocksPerHour,
      @JsonProperty("engine_load") double engineLoad,
      @JsonProperty("process_us") Series processUs,
      @JsonProperty("round_trip_us") Series roundTripUs) {}

  /**
   * Durations in microseconds.
   *
   * @param mean of all
   * @param p50 the middle one
   * @param p99 as long as or longer than 99 of 100
   * @param max the longest
   * @param count how many
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Series(double mean, double p50, double p99, double max, int count) {}
}
