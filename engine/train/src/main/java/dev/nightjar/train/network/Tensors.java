package dev.nightjar.train.network;

import java.nio.FloatBuffer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Tensors from and to Java arrays, and the few calls whose libtorch form is long-winded. */
public final class Tensors {

  private Tensors() {}

  /** A tensor of the shape with a copy of the values. */
  public static Tensor of(float[] values, long... shape) {
    return Tensor.create(values, shape);
  }

  /** A batch {@code [items][frames]} of signals of one length. */
  public static Tensor batch(float[][] items) {
    int frames = items[0].length;
    float[] flat = new float[items.length * frames];
    for (int i = 0; i < items.length; i++) {
      System.arraycopy(items[i], 0, flat, i * frames, frames);
    }
    return of(flat, items.length, frames);
  }

  /** All elements in order. */
  public static float[] values(Tensor tensor) {
    try (Tensor dense = tensor.detach().contiguous()) {
      float[] values = new float[(int) dense.numel()];
      FloatBuffer buffer = dense.createBuffer();
      buffer.get(values);
      return values;
    }
  }

  /** Tensors one after another along a dimension. */
  public static Tensor cat(long dimension, Tensor... tensors) {
    return torch.cat(new TensorVector(tensors), dimension);
  }

  /** {@code steps} zeros in front of a dimension, or behind it if negative. */
  static Tensor padded(Tensor x, int dimension, int front, int back) {
    int fromLast = (int) x.dim() - 1 - dimension;
    long[] pad = new long[2 * (fromLast + 1)];
    pad[2 * fromLast] = front;
    pad[2 * fromLast + 1] = back;
    return torch.pad(x, pad);
  }

  static Scalar scalar(double value) {
    return new Scalar(value);
  }
}
