package dev.nightjar.train.optimize;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The tensors that an optimizer remembers, of the type of its weights, and its count of steps. */
final class Memory {

  private final Tensor like;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** For weights such as {@code like}. */
  Memory(Tensor like) {
    this.like = like;
  }

  /** A new vector of zeros, as long as the weights. */
  Tensor vector(String name) {
    Tensor vector = torch.zeros_like(like).retainReference();
    tensors.put(name, vector);
    return vector;
  }

  /** A new number. */
  Cell cell(String name, double initial) {
    Tensor one = torch.zeros(1).to(like.scalar_type()).retainReference();
    one.fill_(new Scalar(initial));
    tensors.put(name, one);
    return new Cell(one);
  }

  /** All of them. */
  Map<String, Tensor> tensors() {
    return java.util.Collections.unmodifiableMap(tensors);
  }

  /** A number that lies in a tensor, so that it is saved and restored as the vectors are. */
  record Cell(Tensor tensor) {

    double get() {
      return tensor.item_double();
    }

    void set(double value) {
      tensor.fill_(new Scalar(value));
    }

    /** One more; exact up to 2²⁴ in single precision. */
    double increment() {
      tensor.add_(new Scalar(1.0));
      return get();
    }
  }
}
