package dev.nightjar.train.denoiser;

import java.util.Map;

/**
 * Which examples of its seed a run hears: one after another, each once, whatever the size of its
 * batches has been.
 *
 * @param first the first that it heard
 * @param fromStep where it began or went on
 * @param fromExample the first one heard there
 * @param perBatch examples in a batch since then
 * @param stepsPerBatch steps made with each batch
 */
record ExampleCount(long first, long fromStep, long fromExample, int perBatch, int stepsPerBatch) {

  static final String FIRST = "first_example";
  static final String NEXT = "next_example";

  static ExampleCount fresh(long first, TrainingSettings settings, int stepsPerBatch) {
    return new ExampleCount(first, 0, first, settings.batchSize(), stepsPerBatch);
  }

  /** Of a checkpoint; those that don't say it are of batches of one size. */
  static ExampleCount of(
      Map<String, String> remarks, long step, TrainingSettings settings, int stepsPerBatch) {
    String soFar = Long.toString(step / stepsPerBatch * settings.batchSize());
    return new ExampleCount(
        Long.parseLong(remarks.getOrDefault(FIRST, "0")),
        step,
        Long.parseLong(remarks.getOrDefault(NEXT, soFar)),
        settings.batchSize(),
        stepsPerBatch);
  }

  Map<String, String> remarks(long step) {
    return Map.of(FIRST, Long.toString(first), NEXT, Long.toString(next(step)));
  }

  /** The first example of the batch that a step hears. */
  long next(long step) {
    return fromExample + (step / stepsPerBatch - fromStep / stepsPerBatch) * perBatch;
  }

  /** How many have been heard before a step; a batch that is only half used has been, too. */
  long heard(long step) {
    long batches = Math.floorDiv(step + stepsPerBatch - 1, stepsPerBatch);
    return fromExample - first + (batches - fromStep / stepsPerBatch) * perBatch;
  }
}
