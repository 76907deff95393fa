/**
 * Network descriptions: layers and sizes, written once. A description is a function over {@link
 * dev.nightjar.engine.network.Layers}; what it becomes (a libtorch computation, an offline or a
 * streaming ONNX graph, a list of parameters) depends on the implementation of that interface that
 * it is given. Knows no runtime. Nothing here changes once it is made: [any thread], and since
 * arrays are made, [not real-time].
 */
package dev.nightjar.engine.network;
