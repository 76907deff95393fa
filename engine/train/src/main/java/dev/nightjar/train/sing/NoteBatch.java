package dev.nightjar.train.sing;

import dev.nightjar.train.network.TorchSing.Symbol;
import java.util.List;

/**
 * Notes of a step.
 *
 * @param symbols what they are called
 * @param sounds {@code [notes][padding + noteFrames + padding]}, zeros around each note
 * @param fromSteps the code at which each one's crop begins
 */
public record NoteBatch(List<Symbol> symbols, float[][] sounds, int[] fromSteps) {}
