package dev.nightjar.train.optimize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;

/** All optimizers by name, their arguments and what these are if not given. */
public final class Optimizers {

  private static final double NEARLY_ONE = Math.nextDown(1.0);
  private static final Argument MU = new Argument("mu", 0.9, 0, NEARLY_ONE);
  private static final Argument BETA1 = new Argument("beta1", 0.9, 0, NEARLY_ONE);
  private static final Argument BETA2 = new Argument("beta2", 0.999, 0, NEARLY_ONE);

  /** Beneath this, gradients whose squares vanish in single precision would make long steps. */
  private static final double LEAST_EPSILON = 1e-20;

  private static final Argument EPSILON = new Argument("epsilon", 1e-8, LEAST_EPSILON, 1);
  private static final Argument CONCAVE = new Argument("nu", 2, 1e-9, 1e9);
  private static final Argument LEAST = new Argument("least", 0.5, 0, 1e9);
  private static final Argument MOST = new Argument("most", 2, 0, 1e9);
  private static final Argument DELTA = new Argument("delta", 0.001, -0.5, 0.5);

  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    add("sgd", List.of(), (like, layers, a) -> new Sgd());
    add("momentum", List.of(MU), (like, layers, a) -> Momentum.heavyBall(like, a.get(MU)));
    add("nesterov", List.of(MU), (like, layers, a) -> Momentum.nesterov(like, a.get(MU)));
    add(
        "adagrad",
        List.of(new Argument("epsilon", 1e-10, LEAST_EPSILON, 1)),
        (like, layers, a) -> new Adagrad(like, a.get(EPSILON)));
    add(
        "rmsprop",
        List.of(new Argument("decay", 0.99, 0, NEARLY_ONE), EPSILON),
        (like, layers, a) -> new RmsProp(like, a.get("decay"), a.get(EPSILON)));
    add(
        "adam",
        List.of(BETA1, BETA2, EPSILON),
        (like, layers, a) -> new Adam(like, a.get(BETA1), a.get(BETA2), a.get(EPSILON), 0));
    add(
        "adamw",
        List.of(BETA1, BETA2, EPSILON, new Argument("decay", 0.01, 0, 1)),
        (like, layers, a) ->
            new Adam(like, a.get(BETA1), a.get(BETA2), a.get(EPSILON), a.get("decay")));
    add(
        "nadam",
        List.of(BETA1, BETA2, EPSILON, new Argument("psi", 0.004, 0, 1)),
        (like, layers, a) ->
            new NesterovAdam(like, a.get(BETA1), a.get(BETA2), a.get(EPSILON), a.get("psi")));
    add(
        "muon",
        List.of(new Argument("mu", 0.95, 0, NEARLY_ONE), BETA1, BETA2, EPSILON),
        (like, layers, a) ->
            new Muon(
                like,
                layers,
                a.get(MU),
                new Adam(like, a.get(BETA1), a.get(BETA2), a.get(EPSILON), 0)));
    add(
        "unified-adam",
        List.of(BETA1, new Argument("beta2", 0.999, 0, 1), EPSILON),
        Optimizers::requireRisingBetas,
        (like, layers, a) -> UnifiedAdam.adam(like, a.get(BETA1), a.get(BETA2), a.get(EPSILON)));
    add(
        "unified-adagrad",
        List.of(new Argument("beta1", 0, 0, NEARLY_ONE), EPSILON),
        (like, layers, a) -> UnifiedAdam.adagrad(like, a.get(BETA1), a.get(EPSILON)));
    add(
        "finite-horizon-adam",
        List.of(
            new Argument("beta1", 0, 0, NEARLY_ONE), Argument.whole("steps", 10_000, 2), EPSILON),
        Optimizers::requireLongHorizon,
        (like, layers, a) ->
            UnifiedAdam.finiteHorizon(like, a.get(BETA1), (long) a.get("steps"), a.get(EPSILON)));
    add("m-ssd", List.of(MU), (like, layers, a) -> new SignDescent(like, a.get(MU)));
    add("m-svag", List.of(MU), (like, layers, a) -> VarianceAdapted.msvag(like, a.get(MU)));
    add("m-svag-mb", List.of(MU), (like, layers, a) -> BatchVarianceAdapted.msvag(like, a.get(MU)));
    add("adam-star", List.of(MU), (like, layers, a) -> VarianceAdapted.adamStar(like, a.get(MU)));
    add(
        "adam-star-mb",
        List.of(MU),
        (like, layers, a) -> BatchVarianceAdapted.adamStar(like, a.get(MU)));
    add(
        "step-tuned",
        List.of(
            CONCAVE,
            new Argument("beta", 0.9, 0, NEARLY_ONE),
            LEAST,
            MOST,
            DELTA,
            Argument.whole("epoch", 1, 1)),
        Optimizers::requireBounds,
        (like, layers, a) ->
            new StepTuned(like, tuning(a), a.get("beta"), a.get(DELTA), (long) a.get("epoch")));
    add(
        "step-tuned-full-batch",
        List.of(CONCAVE),
        (like, layers, a) -> GradientVariation.fullBatch(like, a.get(CONCAVE)));
    add(
        "stochastic-gv",
        List.of(CONCAVE, LEAST, MOST, DELTA),
        Optimizers::requireBounds,
        (like, layers, a) -> GradientVariation.stochastic(like, tuning(a), a.get(DELTA)));
    add(
        "exact-gv",
        List.of(CONCAVE, LEAST, MOST, DELTA),
        Optimizers::requireBounds,
        (like, layers, a) -> GradientVariation.exact(like, tuning(a), a.get(DELTA)));
    add(
        "expected-gv",
        List.of(CONCAVE, LEAST, MOST, DELTA),
        Optimizers::requireBounds,
        (like, layers, a) -> GradientVariation.expected(like, tuning(a), a.get(DELTA)));
  }

  private Optimizers() {}

  /** Makes an optimizer for weights such as those given. */
  public interface Recipe {
    /**
     * One with nothing in its memory.
     *
     * @param layers all of the weights in order, for optimizers that tell them apart
     */
    Optimizer of(Tensor like, List<Layer> layers);

    /** One that knows of no layers. */
    default Optimizer of(Tensor like) {
      return of(like, List.of());
    }
  }

  private interface Maker {
    Optimizer of(Tensor like, List<Layer> layers, Arguments arguments);
  }

  /** What must hold between arguments. */
  private interface Check {
    void of(String optimizer, Arguments arguments);
  }

  private record Argument(
      String name, double byDefault, double least, double most, boolean isWhole) {

    Argument(String name, double byDefault, double least, double most) {
      this(name, byDefault, least, most, false);
    }

    static Argument whole(String name, double byDefault, double least) {
      return new Argument(name, byDefault, least, 1e12, true);
    }

    double parse(String optimizer, String text) {
      double value;
      try {
        value = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            optimizer + ": " + name + "=" + text + " is no number", e);
      }
      if (!(value >= least && value <= most)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%s: %s=%s must be %s to %s", optimizer, name, text, least, most));
      }
      if (isWhole && value != Math.rint(value)) {
        throw new IllegalArgumentException(
            optimizer + ": " + name + "=" + text + " must be a whole number");
      }
      return value;
    }
  }

  private record Kind(List<Argument> arguments, Check check, Maker maker) {}

  private record Arguments(Map<String, Double> values) {
    double get(Argument argument) {
      return values.get(argument.name());
    }

    double get(String name) {
      return values.get(name);
    }
  }

  private static void add(String name, List<Argument> arguments, Maker maker) {
    add(name, arguments, (optimizer, a) -> {}, maker);
  }

  private static void add(String name, List<Argument> arguments, Check check, Maker maker) {
    KINDS.put(name, new Kind(arguments, check, maker));
  }

  private static void requireRisingBetas(String optimizer, Arguments a) {
    require(a.get(BETA1) < a.get("beta2"), optimizer, "beta1 must be less than beta2");
  }

  private static void requireLongHorizon(String optimizer, Arguments a) {
    require(
        a.get(BETA1) < 1 - 1 / a.get("steps"),
        optimizer,
        "beta1 must be less than 1 - 1/steps; take a smaller beta1 or more steps");
  }

  private static void requireBounds(String optimizer, Arguments a) {
    require(a.get(LEAST) <= a.get(MOST), optimizer, "least must not be more than most");
  }

  private static void require(boolean condition, String optimizer, String message) {
    if (!condition) {
      throw new IllegalArgumentException(optimizer + ": " + message);
    }
  }

  private static CurvatureStep tuning(Arguments a) {
    return new CurvatureStep(a.get(CONCAVE), a.get(LEAST), a.get(MOST));
  }

  /**
   * The optimizer of that name.
   *
   * @param arguments numbers by name; what is missing has its default
   * @throws IllegalArgumentException with what there is, if there is no such optimizer or argument,
   *     a number is out of its range, or two of them don't go together
   */
  public static Recipe named(String name, Map<String, String> arguments) {
    Kind kind = KINDS.get(name);
    if (kind == null) {
      throw new IllegalArgumentException(
          "no optimizer " + name + "; there are " + String.join(", ", KINDS.keySet()));
    }
    Map<String, Double> values = new LinkedHashMap<>();
    kind.arguments().forEach(argument -> values.put(argument.name(), argument.byDefault()));
    Map<String, String> left = new TreeMap<>(arguments);
    for (Argument argument : kind.arguments()) {
      String text = left.remove(argument.name());
      if (text != null) {
        values.put(argument.name(), argument.parse(name, text));
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          name
              + " has no argument "
              + String.join(", ", left.keySet())
              + (kind.arguments().isEmpty() ? "; it has none" : "; it has " + defaults(kind)));
    }
    Arguments all = new Arguments(values);
    kind.check().of(name, all);
    return (like, layers) -> kind.maker().of(like, layers, all);
  }

  /** All names, each with its arguments and their defaults. */
  public static Map<String, String> listing() {
    Map<String, String> listing = new LinkedHashMap<>();
    KINDS.forEach((name, kind) -> listing.put(name, defaults(kind)));
    return listing;
  }

  private static String defaults(Kind kind) {
    return kind.arguments().stream()
        .map(a -> a.name() + "=" + number(a.byDefault()))
        .collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    return value == Math.rint(value) && value < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
