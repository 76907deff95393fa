package dev.nightjar.train.optimize;

import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * M-SVAG-mb and Adam*-mb: updates adapted to the variance that is seen within each batch.
 *
 * <p>Source: "Dissecting Adam", algorithms 3 and 5, eq. 48.
 */
public final class BatchVarianceAdapted implements Optimizer {

  private final Adaptation adaptation;
  private final double mu;
  private final Memory memory;
  private final Tensor mean;
  private final Tensor variance;

  private BatchVarianceAdapted(Tensor like, double mu, Adaptation adaptation) {
    this.adaptation = adaptation;
    this.mu = mu;
    memory = new Memory(like);
    mean = memory.vector("momentum");
    variance = memory.vector("variance");
  }

  /** M-SVAG-mb, for weights such as {@code like}. */
  public static BatchVarianceAdapted msvag(Tensor like, double mu) {
    return new BatchVarianceAdapted(like, mu, Adaptation.MAGNITUDE);
  }

  /** Adam*-mb, for weights such as {@code like}. */
  public static BatchVarianceAdapted adamStar(Tensor like, double mu) {
    return new BatchVarianceAdapted(like, mu, Adaptation.SIGN);
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    Blocks.each(
        values,
        (from, count) -> {
          Tensor m = mean.narrow(0, from, count);
          torch.add_out(m, sample.gradient().narrow(0, from, count), m, new Scalar(mu));
          Tensor v = variance.narrow(0, from, count);
          Tensor present = sample.get(Need.VARIANCE).narrow(0, from, count);
          torch.add_out(v, present, v, new Scalar(mu * mu));
          Tensor squared = m.square();
          Tensor second = v.add(squared).clamp_min_(Adaptation.least(values));
          adaptation.move(
              values.narrow(0, from, count),
              new Adaptation.Moments(m, 1, squared, second, 1),
              stepSize);
        });
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.VARIANCE);
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}
