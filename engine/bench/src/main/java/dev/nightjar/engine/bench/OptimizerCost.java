package dev.nightjar.engine.bench;

import dev.nightjar.train.optimize.GradientSample;
import dev.nightjar.train.optimize.Need;
import dev.nightjar.train.optimize.Optimizer;
import dev.nightjar.train.optimize.Optimizers;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a step of an optimizer costs, gradients given, on one thread, beside libtorch's Adam. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OptimizerCost {

  /** Libtorch's own. */
  static final String PEER = "libtorch-adam";

  @Param({
    PEER,
    "sgd",
    "momentum",
    "nesterov",
    "adagrad",
    "rmsprop",
    "adam",
    "adamw",
    "nadam",
    "unified-adagrad",
    "unified-adam",
    "m-ssd",
    "m-svag",
    "m-svag-mb",
    "adam-star",
    "adam-star-mb",
    "step-tuned"
  })
  public String optimizer;

  @Param({"250000", "4000000"})
  public int weights;

  /** One step, whoever makes it. */
  private interface Step {
    void run();
  }

  private Step step;

  @Setup
  public void open() {
    torch.set_num_threads(1);
    Tensor values = torch.randn(weights).retainReference();
    Tensor gradient = torch.randn(weights).retainReference();
    step = optimizer.equals(PEER) ? libtorch(values, gradient) : ours(values, gradient);
  }

  private static Step libtorch(Tensor values, Tensor gradient) {
    values.set_requires_grad(true);
    values.mutable_grad().put(gradient);
    org.bytedeco.pytorch.Adam adam =
        new org.bytedeco.pytorch.Adam(new TensorVector(values), new AdamOptions(1e-6));
    adam.retainReference();
    return adam::step;
  }

  private Step ours(Tensor values, Tensor gradient) {
    Optimizer made = Optimizers.named(optimizer, Map.of()).of(values);
    GradientSample sample = GradientSample.of(gradient);
    if (made.needs().contains(Need.VARIANCE)) {
      sample = sample.with(Need.VARIANCE, torch.rand(weights).retainReference());
    }
    GradientSample given = sample;
    return () -> {
      try (NoGradGuard guard = new NoGradGuard()) {
        made.step(values, given, 1e-6);
      }
    };
  }

  @Benchmark
  public void step() {
    try (PointerScope scope = new PointerScope()) {
      step.run();
    }
  }
}
