/**
 * Networks as ONNX graphs: the offline face, from a whole signal to a whole signal, and the
 * streaming face, from a hop and a state to a hop and the next state. Builds graphs; runs none.
 */
package dev.nightjar.engine.onnx;
