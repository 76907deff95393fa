package dev.nightjar.train.network;

import org.bytedeco.pytorch.Tensor;

/**
 * Where an LSTM is.
 *
 * @param hidden {@code [layers][batch][hidden]}
 * @param cell {@code [layers][batch][hidden]}
 */
public record LstmState(Tensor hidden, Tensor cell) {}
