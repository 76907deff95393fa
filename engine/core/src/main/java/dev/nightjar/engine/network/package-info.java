/**
 * Network descriptions: layers and sizes, written once. A description is a function over {@link
 * dev.nightjar.engine.network.Layers}; what it becomes (a libtorch computation, an offline or a
 * streaming ONNX graph, a list of parameters) depends on the implementation of that interface that
 * it is given. Knows no runtime.
 */
package dev.nightjar.engine.network;
