package dev.nightjar.engine.onnx;

/** How weights are stored and multiplied. */
public enum Precision {
  /** 32-bit floats. */
  FP32,
  /** 8-bit integers with a scale for each output. */
  INT8
}
