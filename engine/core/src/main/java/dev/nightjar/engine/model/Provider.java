package dev.nightjar.engine.model;

/** Where ONNX Runtime computes. */
public enum Provider {
  /** On an NVIDIA GPU if there is a usable one, else on the processor. */
  AUTO("the GPU or the CPU"),
  /** On the processor. */
  CPU("the CPU"),
  /** On an NVIDIA GPU, or not at all. */
  CUDA("the GPU");

  private final String place;

  Provider(String place) {
    this.place = place;
  }

  /** What people call it, as in "runs on the CPU". */
  public String place() {
    return place;
  }
}
