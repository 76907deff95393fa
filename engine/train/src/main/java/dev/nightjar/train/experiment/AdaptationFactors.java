package dev.nightjar.train.experiment;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The best factors for a noisy gradient and for its sign, and Adam's, with measured ones beside
 * them: "Dissecting Adam", lemma 1 and fig. 5.
 */
final class AdaptationFactors implements Experiment {

  private static final int POINTS = 61;
  private static final double MOST = 6;

  @Override
  public String name() {
    return "variance-factors";
  }

  @Override
  public String about() {
    return "variance adaptation factors against relative deviation (Dissecting Adam, fig. 5)";
  }

  @Override
  public List<String> files() {
    return List.of("variance-factors.csv", "variance-factors.png");
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException {
    Random random = new Random(conditions.seed());
    int samples = conditions.times(400_000, 1_000);
    double[] eta = new double[POINTS];
    double[][] factors = new double[5][POINTS];
    Table table =
        new Table("eta", "svag", "sign_optimal", "adam", "svag_measured", "sign_measured");
    double worst = 0;
    for (int n = 0; n < POINTS; n++) {
      eta[n] = MOST * n / (POINTS - 1);
      factors[0][n] = 1 / (1 + eta[n] * eta[n]);
      factors[1][n] = n == 0 ? 1 : Normal.erf(1 / (Math.sqrt(2) * eta[n]));
      factors[2][n] = Math.sqrt(factors[0][n]);
      // The factor of least squares for estimates of 1, and for their signs, from samples.
      double sum = 0;
      double squares = 0;
      double signs = 0;
      for (int i = 0; i < samples; i++) {
        double estimate = 1 + eta[n] * random.nextGaussian();
        sum += estimate;
        squares += estimate * estimate;
        signs += Math.signum(estimate);
      }
      factors[3][n] = sum / squares;
      factors[4][n] = signs / samples;
      worst = Math.max(worst, Math.abs(factors[3][n] - factors[0][n]));
      worst = Math.max(worst, Math.abs(factors[4][n] - factors[1][n]));
      table.row(eta[n], factors[0][n], factors[1][n], factors[2][n], factors[3][n], factors[4][n]);
    }
    results.write("variance-factors", table);
    results.draw(
        "variance-factors",
        Plot.linear("Variance adaptation", "relative deviation η", "factor")
            .curve("1/(1+η²), best for the gradient", eta, factors[0])
            .curve("erf(1/(√2 η)), best for its sign", eta, factors[1])
            .curve("1/√(1+η²), Adam's", eta, factors[2])
            .curve("measured, gradient", eta, factors[3])
            .curve("measured, sign", eta, factors[4]));
    double apart = 0;
    for (int n = 0; n < POINTS; n++) {
      apart = Math.max(apart, Math.abs(factors[1][n] - factors[2][n]));
    }
    results.say(
        String.format(
            Locale.ROOT,
            "measured factors within %.4f of the formulas; Adam's within %.3f of the sign's best",
            worst,
            apart));
  }
}
