package dev.nightjar.train.experiment;

import dev.nightjar.engine.measure.SiSdr;
import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.train.denoiser.LearningData;
import dev.nightjar.train.denoiser.Validation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * All optimizers that a denoiser can be trained with, on a small one, with as many gradients of
 * examples for each, the same examples in the same order, and a step size of its own.
 */
final class DenoiserOptimizers implements Experiment {

  private static final int STEPS = 400;
  private static final int SEARCH_STEPS = 50;
  private static final int HELD_OUT = 16;

  /** Adam begins so many times more from other weights: differences below theirs say nothing. */
  private static final int REPEATS = 2;

  /** Steps of each optimizer that are timed, one of each in turn: the machine's load is shared. */
  private static final int TIMED_STEPS = 15;

  /** Where the search for each optimizer's step size begins. */
  private static final Map<String, Double> GUESSES = new LinkedHashMap<>();

  static {
    GUESSES.put("sgd", 0.1);
    GUESSES.put("momentum", 0.03);
    GUESSES.put("nesterov", 0.03);
    GUESSES.put("adagrad", 0.01);
    GUESSES.put("rmsprop", 1e-3);
    GUESSES.put("adam", 3e-3);
    GUESSES.put("adamw", 3e-3);
    GUESSES.put("nadam", 3e-3);
    GUESSES.put("muon", 3e-3);
    GUESSES.put("unified-adagrad", 0.01);
    GUESSES.put("unified-adam", 3e-3);
    GUESSES.put("finite-horizon-adam", 0.03);
    GUESSES.put("m-ssd", 3e-4);
    GUESSES.put("m-svag", 0.3);
    GUESSES.put("m-svag-mb", 0.03);
    GUESSES.put("adam-star", 3e-3);
    GUESSES.put("adam-star-mb", 1e-3);
    GUESSES.put("step-tuned", 0.1);
    GUESSES.put("step-tuned-full-batch", 0.01);
    GUESSES.put("stochastic-gv", 0.1);
  }

  /** Whom it races. */
  static Set<String> names() {
    return Collections.unmodifiableSet(GUESSES.keySet());
  }

  @Override
  public String name() {
    return "denoiser-optimizers";
  }

  @Override
  public String about() {
    return "all optimizers on a small denoiser, equal gradients; needs --speech and --noise";
  }

  @Override
  public List<String> files() {
    return List.of(
        "denoiser-optimizers.csv", "denoiser-optimizers-curves.csv", "denoiser-optimizers.png");
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException, InterruptedException {
    Inputs.Sounds sounds =
        conditions
            .inputs()
            .sounds()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        name() + " needs --speech and --noise, or --clean and --noisy"));
    int steps = conditions.times(STEPS, 2);
    int searchSteps = conditions.times(SEARCH_STEPS, 0);
    DenoiserRace race = race(sounds, steps, conditions, results);
    Map<String, Double> secondsPerStep =
        race.secondsPerStep(GUESSES.keySet(), conditions.times(TIMED_STEPS, 1));
    List<DenoiserRace.Outcome> outcomes = new ArrayList<>();
    for (Map.Entry<String, Double> guess : GUESSES.entrySet()) {
      String name = guess.getKey();
      double size =
          searchSteps < 2
              ? guess.getValue()
              : StepSizeSearch.best(
                  guess.getValue(),
                  tried -> race.train(name, tried, searchSteps, 0).scores().loss());
      if (StepSizeSearch.endsAtItsEdge(guess.getValue(), size)) {
        results.say(name + ": the search for its step size ended at its edge");
      }
      for (int repeat = 0; repeat <= (name.equals("adam") ? REPEATS : 0); repeat++) {
        DenoiserRace.Outcome outcome = race.train(name, size, steps, repeat);
        outcomes.add(outcome);
        say(outcome, repeat, results);
        report(outcomes, secondsPerStep, results);
      }
    }
  }

  private static DenoiserRace race(
      Inputs.Sounds sounds, int steps, Conditions conditions, Results results) throws IOException {
    LearningData data =
        sounds.open(
            new LearningData.Opening(
                DenoiserRace.NETWORK.sampleRateHz(),
                conditions.times(HELD_OUT, 1),
                conditions.seed(),
                results::say));
    Validation held = data.validation();
    double noisyDb = 0;
    for (int i = 0; i < held.noisy().size(); i++) {
      noisyDb += SiSdr.db(held.clean().get(i), held.noisy().get(i)) / held.noisy().size();
    }
    results.say(
        String.format(
            Locale.ROOT,
            "%,d weights, %d steps of %d examples of %.1f s; noisy SI-SDR %.2f dB",
            Blueprint.of(DenoiserRace.NETWORK).weightCount(),
            steps,
            DenoiserRace.BATCH,
            (double) DenoiserRace.EXAMPLE_FRAMES / DenoiserRace.NETWORK.sampleRateHz(),
            noisyDb));
    return new DenoiserRace(data.training(), held, conditions.seed(), conditions.threads());
  }

  private static void say(DenoiserRace.Outcome outcome, int repeat, Results results) {
    Validation.Scores scores = outcome.scores();
    results.say(
        String.format(
            Locale.ROOT,
            "%s%s: step size %.2g, valid loss %.4f, SI-SDR %.2f dB, STOI %.3f",
            outcome.name(),
            repeat == 0 ? "" : ", other weights " + repeat,
            outcome.size(),
            scores.loss(),
            scores.siSdrDb(),
            scores.stoi()));
  }

  private static void report(
      List<DenoiserRace.Outcome> outcomes, Map<String, Double> secondsPerStep, Results results)
      throws IOException {
    Table table =
        new Table(
            "optimizer",
            "step_size",
            "gradients",
            "examples",
            "valid_loss",
            "si_sdr_db",
            "stoi",
            "seconds_per_step");
    Table curves = new Table("optimizer", "step", "loss");
    Plot plot = Plot.logarithmic("A small denoiser", "steps", "training loss");
    DenoiserRace.Outcome before = null;
    for (DenoiserRace.Outcome outcome : outcomes) {
      Validation.Scores scores = outcome.scores();
      table.row(
          outcome.name(),
          outcome.size(),
          outcome.losses().length * DenoiserRace.BATCH,
          outcome.examples(),
          scores.loss(),
          scores.siSdrDb(),
          scores.stoi(),
          secondsPerStep.get(outcome.name()));
      if (before == null || !before.name().equals(outcome.name())) {
        draw(outcome, curves, plot);
      }
      before = outcome;
    }
    results.write("denoiser-optimizers", table);
    results.write("denoiser-optimizers-curves", curves);
    results.draw("denoiser-optimizers", plot);
  }

  private static void draw(DenoiserRace.Outcome outcome, Table curves, Plot plot) {
    double[] losses = outcome.losses();
    int window = Math.max(1, losses.length / 20);
    double[] x = new double[losses.length / window];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i + 1.0) * window;
      y[i] = Arrays.stream(losses, i * window, (i + 1) * window).average().orElseThrow();
      curves.row(outcome.name(), (i + 1) * window, y[i]);
    }
    plot.curve(outcome.name(), x, y);
  }
}
