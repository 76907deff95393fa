package dev.nightjar.engine.onnx;

/** How weights are stored and multiplied. */
public enum Precision {
  /** 32-bit floats. */
  FP32,
  /** Stored as 16-bit floats, multiplied as 32-bit ones. */
  FP16,
  /** 8-bit integers with a scale for each output. */
  INT8
}
