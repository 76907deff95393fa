package dev.nightjar.train.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All experiments by name. */
public final class Experiments {

  private static final Map<String, Experiment> ALL = new LinkedHashMap<>();

  static {
    List.of(
            new Quadratics(),
            new AdaptationFactors(),
            new NonConvexRegression(),
            new FlowEnergies(),
            new StepRules(),
            new AdaptiveBounds(),
            new Digits(),
            new DigitAutoencoder(),
            new LayerScaling(),
            new AdaBatchSizes(),
            new WildThreads(),
            new SvrgSizes(),
            new DenoiserOptimizers())
        .forEach(experiment -> ALL.put(experiment.name(), experiment));
  }

  private Experiments() {}

  /**
   * The experiment of that name.
   *
   * @throws IllegalArgumentException with all names, if there is none
   */
  public static Experiment named(String name) {
    Experiment experiment = ALL.get(name);
    if (experiment == null) {
      throw new IllegalArgumentException(
          "no experiment " + name + "; there are " + String.join(", ", ALL.keySet()));
    }
    return experiment;
  }

  /** All of them. */
  public static List<Experiment> all() {
    return List.copyOf(ALL.values());
  }
}
