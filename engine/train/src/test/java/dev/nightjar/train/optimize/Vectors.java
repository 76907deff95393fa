package dev.nightjar.train.optimize;

import java.nio.DoubleBuffer;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;

/** Vectors in double precision, in Java and in libtorch. */
final class Vectors {

  private Vectors() {}

  static double[] random(Random random, int size) {
    return random.doubles(size, -2, 2).toArray();
  }

  static double[] positive(Random random, int size) {
    return random.doubles(size, 0.1, 2).toArray();
  }

  static Tensor tensor(double... values) {
    return Tensor.create(values, values.length);
  }

  static double[] values(Tensor tensor) {
    double[] values = new double[(int) tensor.numel()];
    DoubleBuffer buffer = tensor.detach().contiguous().createBuffer();
    buffer.get(values);
    return values;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
