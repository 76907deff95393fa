package dev.nightjar.train.picture;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What is to be made small of a network's outputs, {@code [pictures][outputs]}. */
public interface PictureLoss {

  /** The loss, one number. */
  Tensor of(Tensor outputs);

  /** The mean cross entropy of classes, {@code [pictures]}. */
  static PictureLoss classes(Tensor labels) {
    return outputs -> torch.cross_entropy_loss(outputs, labels);
  }

  /** The mean squared difference from pictures, {@code [pictures][outputs]}. */
  static PictureLoss likeness(Tensor pictures) {
    return outputs -> torch.mse_loss(outputs, pictures);
  }
}
