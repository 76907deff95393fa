package dev.nightjar.train.optimize;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * An optimizer by name.
 *
 * @param name as {@link Optimizers#named} knows it
 * @param arguments numbers by name
 * @param perLayer whether each layer has a step size of its own, as {@link PerLayer} has it
 */
public record OptimizerChoice(String name, Map<String, String> arguments, boolean perLayer) {

  /** What networks are trained with if nothing else is said. */
  public static final OptimizerChoice ADAM = new OptimizerChoice("adam", Map.of());

  /**
   * Checks the choice.
   *
   * @throws IllegalArgumentException if there is no such optimizer or argument
   */
  public OptimizerChoice {
    arguments = Map.copyOf(arguments);
    Optimizers.named(name, arguments);
  }

  /** One step size for all weights. */
  public OptimizerChoice(String name, Map<String, String> arguments) {
    this(name, arguments, false);
  }

  /**
   * The optimizer, with nothing in its memory.
   *
   * @param like the weights
   * @param layers of them
   */
  public Optimizer optimizer(Tensor like, List<Layer> layers) {
    Optimizer made = Optimizers.named(name, arguments).of(like, layers);
    return perLayer ? new PerLayer(like, made, layers) : made;
  }

  /** How many steps in a row it makes with a batch. */
  public int stepsPerBatch() {
    return asked(Optimizer::stepsPerBatch);
  }

  /** What it wants to know beside the gradient of a batch. */
  public Set<Need> needs() {
    return asked(Optimizer::needs);
  }

  /**
   * Checks that batches can tell it enough.
   *
   * @param examples of a batch
   * @throws IllegalArgumentException if they can't
   */
  public void requireEnough(int examples) {
    Set<Need> needs = needs();
    if (!Set.of(Need.VARIANCE).containsAll(needs)) {
      throw new IllegalArgumentException(this + " needs " + needs + ", which a batch can't tell");
    }
    if (needs.contains(Need.VARIANCE) && examples < 2) {
      throw new IllegalArgumentException(
          this + " needs the variance within a batch; take batches of two or more");
    }
  }

  private <T> T asked(Function<Optimizer, T> question) {
    try (PointerScope scope = new PointerScope();
        Optimizer made = Optimizers.named(name, arguments).of(torch.zeros(1))) {
      return question.apply(made);
    }
  }

  @Override
  public String toString() {
    return (arguments.isEmpty() ? name : name + " " + new TreeMap<>(arguments))
        + (perLayer ? ", steps per layer" : "");
  }
}
