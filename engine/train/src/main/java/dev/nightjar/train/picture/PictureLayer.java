package dev.nightjar.train.picture;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A layer of a {@link PictureNetwork}.
 *
 * @param units channels of a convolution, units of a dense layer
 * @param kernel height and width of a convolution, 0 for a dense layer
 * @param pool of how many by how many places the largest goes on; 1 for all
 * @param activation what its outputs pass
 */
public record PictureLayer(int units, int kernel, int pool, Activation activation) {

  /** Curves that outputs pass. */
  public enum Activation {
    /** None. */
    LINEAR,
    /** The positive part. */
    RELU,
    /** x times its sigmoid. */
    SILU,
    /** 0 to 1. */
    SIGMOID;

    Tensor of(Tensor x) {
      return switch (this) {
        case LINEAR -> x;
        case RELU -> x.relu();
        case SILU -> torch.silu(x);
        case SIGMOID -> x.sigmoid();
      };
    }
  }

  /** A dense layer. */
  public static PictureLayer dense(int units, Activation activation) {
    return new PictureLayer(units, 0, 1, activation);
  }

  /** A convolution without padding, rectified, then pooled. */
  public static PictureLayer convolution(int channels, int kernel, int pool) {
    return new PictureLayer(channels, kernel, pool, Activation.RELU);
  }

  boolean isDense() {
    return kernel == 0;
  }

  /** The form of its outputs before pooling. */
  Pictures.Form outputs(Pictures.Form inputs) {
    return isDense()
        ? new Pictures.Form(units, 1, 1)
        : new Pictures.Form(units, inputs.height() - kernel + 1, inputs.width() - kernel + 1);
  }

  /** The form of what goes on. */
  Pictures.Form pooled(Pictures.Form inputs) {
    Pictures.Form all = outputs(inputs);
    return new Pictures.Form(units, all.height() / pool, all.width() / pool);
  }

  /** Inputs of a unit. */
  int fanIn(Pictures.Form inputs) {
    return isDense() ? inputs.size() : inputs.channels() * kernel * kernel;
  }
}
