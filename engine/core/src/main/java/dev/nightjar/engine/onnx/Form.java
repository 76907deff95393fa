package dev.nightjar.engine.onnx;

/** How convolutions over time are written. */
public enum Form {
  /** As Conv nodes on {@code [1][channels][steps]}: best for many steps at once. */
  CONV,
  /** As matrix products on {@code [steps][channels]}: best for few steps at a time. */
  MATMUL
}
