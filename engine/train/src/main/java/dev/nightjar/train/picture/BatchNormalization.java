package dev.nightjar.train.picture;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Batch normalization of a layer's weighted sums, before its biases: in training by the mean and
 * variance of the batch, else by running averages of these.
 *
 * <p>Source: S. Ioffe, C. Szegedy, "Batch normalization", 2015, in the form of L. Bottou's lecture,
 * without gains of its own.
 */
final class BatchNormalization implements AutoCloseable {

  private static final double FLOOR = 1e-5;
  private static final double KEPT = 0.9;

  private final Tensor mean;
  private final Tensor variance;

  /** Of a layer of so many units. */
  BatchNormalization(int units) {
    mean = torch.zeros(units).retainReference();
    variance = torch.ones(units).retainReference();
  }

  /** Of sums {@code [examples][units]} or {@code [examples][units][height][width]}. */
  Tensor normalized(Tensor sums, boolean training) {
    if (!training) {
      return scaled(sums, mean, variance);
    }
    long[] others = sums.dim() == 2 ? new long[] {0} : new long[] {0, 2, 3};
    Tensor batchMean = sums.mean(others);
    Tensor batchVariance = sums.sub(spread(batchMean, sums)).square().mean(others);
    try (NoGradGuard guard = new NoGradGuard()) {
      mean.lerp_(batchMean.detach(), new Scalar(1 - KEPT));
      variance.lerp_(batchVariance.detach(), new Scalar(1 - KEPT));
    }
    return scaled(sums, batchMean, batchVariance);
  }

  private static Tensor scaled(Tensor sums, Tensor mean, Tensor variance) {
    Tensor gain = variance.add(new Scalar(FLOOR)).rsqrt();
    return sums.sub(spread(mean, sums)).mul(spread(gain, sums));
  }

  private static Tensor spread(Tensor perUnit, Tensor sums) {
    return sums.dim() == 2 ? perUnit : perUnit.view(-1, 1, 1);
  }

  /**
   * Puts the running averages into the weights, so that the layer without normalization does what
   * it did with it.
   *
   * @param weight {@code [units][...]}, changed
   * @param bias {@code [units]}, changed
   */
  void foldInto(Tensor weight, Tensor bias) {
    Tensor gain = variance.add(new Scalar(FLOOR)).rsqrt();
    bias.sub_(mean.mul(gain));
    long[] shape = weight.dim() == 2 ? new long[] {-1, 1} : new long[] {-1, 1, 1, 1};
    weight.mul_(gain.view(shape));
  }

  @Override
  public void close() {
    mean.close();
    variance.close();
  }
}
