package dev.nightjar.engine.onnx;

import dev.nightjar.engine.network.Signal;

/**
 * A signal in a graph.
 *
 * @param name the value's name
 * @param signal its shape for each hop
 */
record Value(String name, Signal signal) {}
