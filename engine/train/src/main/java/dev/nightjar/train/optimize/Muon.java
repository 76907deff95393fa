package dev.nightjar.train.optimize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Momentum whose directions for matrices are made orthogonal, so that all of their singular values
 * learn at one speed; weights that are no matrices move as another optimizer moves them.
 *
 * <p>Source: K. Jordan et al., "Muon: an optimizer for hidden layers in neural networks", 2024; the
 * size of a step, that of Adam's, from J. Liu et al., "Muon is scalable for LLM training", 2025,
 * eq. 4.
 */
public final class Muon implements Optimizer {

  private static final int ITERATIONS = 5;

  /** A polynomial that brings singular values from 0 to 1 near 1, soon rather than exactly. */
  private static final double A = 3.4445;

  private static final double B = -4.7750;
  private static final double C = 2.0315;

  /** The root mean square of Adam's steps, in step sizes. */
  private static final double STEP_RMS = 0.2;

  private static final double LEAST_NORM = 1e-7;

  private final double mu;
  private final Optimizer others;
  private final Memory memory;
  private final Tensor momentum;
  private final List<Place> places = new ArrayList<>();

  /** Matrices of one size that lie one after another. */
  private record Place(long from, Layer.Matrices matrices) {

    Tensor in(Tensor flat) {
      return flat.narrow(0, from, matrices.count() * matrices.size())
          .view(matrices.count(), matrices.rows(), matrices.columns());
    }
  }

  /**
   * For weights such as {@code like}.
   *
   * @param layers all of them in order
   * @param mu how much of the momentum is kept
   * @param others what moves the weights that are no matrices; closed with this
   */
  public Muon(Tensor like, List<Layer> layers, double mu, Optimizer others) {
    this.mu = mu;
    this.others = others;
    memory = new Memory(like);
    momentum = memory.vector("momentum");
    long from = 0;
    for (Layer layer : layers) {
      if (layer.matrices().count() > 0) {
        places.add(new Place(from, layer.matrices()));
      }
      from += layer.weights();
    }
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    Tensor gradient = sample.gradient();
    Tensor before = values.clone();
    others.step(values, sample, stepSize);
    torch.add_out(momentum, gradient, momentum, new Scalar(mu));
    Tensor ahead = gradient.add(momentum, new Scalar(mu));
    for (Place place : places) {
      try (PointerScope scope = new PointerScope()) {
        Tensor direction = orthogonal(place.in(ahead));
        double longer = Math.max(place.matrices().rows(), place.matrices().columns());
        Scalar size = new Scalar(-stepSize * STEP_RMS * Math.sqrt(longer));
        place.in(values).copy_(place.in(before).add(direction, size));
      }
    }
  }

  /** Nearly the orthogonal matrices next to {@code [count][rows][columns]}. */
  private static Tensor orthogonal(Tensor matrices) {
    boolean tall = matrices.size(1) > matrices.size(2);
    Tensor x = tall ? matrices.transpose(1, 2) : matrices;
    x = x.div(x.square().sum(new long[] {1, 2}, true, null).sqrt().add(new Scalar(LEAST_NORM)));
    for (int i = 0; i < ITERATIONS; i++) {
      Tensor square = x.bmm(x.transpose(1, 2));
      Tensor polynomial = square.mul(new Scalar(B)).add(square.bmm(square), new Scalar(C));
      x = x.mul(new Scalar(A)).add(polynomial.bmm(x));
    }
    return tall ? x.transpose(1, 2) : x;
  }

  @Override
  public Map<String, Tensor> state() {
    Map<String, Tensor> all = new LinkedHashMap<>(memory.tensors());
    others.state().forEach((name, tensor) -> all.put("others." + name, tensor));
    return all;
  }
}
