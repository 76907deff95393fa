package dev.nightjar.engine.model;

/** Where ONNX Runtime computes. */
public enum Provider {
  /** On an NVIDIA GPU if there is a usable one, else on the processor. */
  AUTO,
  /** On the processor. */
  CPU,
  /** On an NVIDIA GPU, or not at all. */
  CUDA
}
