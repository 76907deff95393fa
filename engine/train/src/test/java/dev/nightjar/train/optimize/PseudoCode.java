package dev.nightjar.train.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The papers' algorithms again, one number at a time, as printed. */
interface PseudoCode {

  /** One step in place; {@code extra} is the variance, whole gradient or expected curvature. */
  void step(double[] x, double[] g, double[] extra, double alpha);

  /** Each with the defaults of {@link Optimizers}. */
  static Map<String, Supplier<PseudoCode>> all(int n) {
    Map<String, Supplier<PseudoCode>> all = new TreeMap<>();
    all.put("sgd", () -> (x, g, e, a) -> each(n, i -> x[i] -= a * g[i]));
    all.put("momentum", () -> momentum(n));
    all.put("nesterov", () -> nesterov(n));
    all.put("adagrad", () -> adagrad(n));
    all.put("rmsprop", () -> rmsProp(n));
    all.put("adam", () -> adam(n, 0));
    all.put("adamw", () -> adam(n, 0.01));
    all.put("nadam", () -> nadam(n));
    // Of weights that are no matrices; MuonTest has the others.
    all.put("muon", () -> adam(n, 0));
    all.put("unified-adam", () -> unified(n, 0.9, 0.999, 1));
    all.put("unified-adagrad", () -> unified(n, 0, 1, 1));
    all.put("finite-horizon-adam", () -> unified(n, 0, 1 - 1e-4, 0.01));
    all.put("m-ssd", () -> signDescent(n));
    all.put("m-svag", () -> movingAverage(n, false));
    all.put("adam-star", () -> movingAverage(n, true));
    all.put("m-svag-mb", () -> miniBatch(n, false));
    all.put("adam-star-mb", () -> miniBatch(n, true));
    all.put("step-tuned", () -> stepTuned(n, 1));
    all.put("step-tuned-full-batch", () -> gradientVariation(n, 1));
    all.put("stochastic-gv", () -> gradientVariation(n, 3));
    all.put("exact-gv", () -> gradientVariation(n, 4));
    all.put("expected-gv", () -> gradientVariation(n, 5));
    return all;
  }

  /** Some again, with constants that are not the defaults. */
  static PseudoCode of(String name, Map<String, String> arguments, int n) {
    double beta1 = Double.parseDouble(arguments.getOrDefault("beta1", "0"));
    return switch (name) {
      case "step-tuned" -> stepTuned(n, Integer.parseInt(arguments.get("epoch")));
      case "unified-adagrad" -> unified(n, beta1, 1, 1);
      case "finite-horizon-adam" -> {
        double steps = Double.parseDouble(arguments.get("steps"));
        yield unified(n, beta1, 1 - 1 / steps, 1 / Math.sqrt(steps));
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** What is done at an index. */
  interface At {
    void at(int i);
  }

  private static void each(int n, At at) {
    for (int i = 0; i < n; i++) {
      at.at(i);
    }
  }

  private static PseudoCode momentum(int n) {
    double[] m = new double[n];
    return (x, g, e, a) ->
        each(
            n,
            i -> {
              m[i] = 0.9 * m[i] + g[i];
              x[i] -= a * m[i];
            });
  }

  private static PseudoCode nesterov(int n) {
    double[] m = new double[n];
    return (x, g, e, a) ->
        each(
            n,
            i -> {
              m[i] = 0.9 * m[i] + g[i];
              x[i] -= a * (g[i] + 0.9 * m[i]);
            });
  }

  private static PseudoCode adagrad(int n) {
    double[] v = new double[n];
    return (x, g, e, a) ->
        each(
            n,
            i -> {
              v[i] += g[i] * g[i];
              x[i] -= a * g[i] / (Math.sqrt(v[i]) + 1e-10);
            });
  }

  private static PseudoCode rmsProp(int n) {
    double[] v = new double[n];
    return (x, g, e, a) ->
        each(
            n,
            i -> {
              v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i];
              x[i] -= a * g[i] / (Math.sqrt(v[i]) + 1e-8);
            });
  }

  private static PseudoCode adam(int n, double decay) {
    double[] m = new double[n];
    double[] v = new double[n];
    int[] t = new int[1];
    return (x, g, e, a) -> {
      t[0]++;
      each(
          n,
          i -> {
            m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
            v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
            double mHat = m[i] / (1 - Math.pow(0.9, t[0]));
            double vHat = v[i] / (1 - Math.pow(0.999, t[0]));
            x[i] -= a * (mHat / (Math.sqrt(vHat) + 1e-8) + decay * x[i]);
          });
    };
  }

  /** As torch's documentation prints it. */
  private static PseudoCode nadam(int n) {
    double[] m = new double[n];
    double[] v = new double[n];
    List<Double> mu = new ArrayList<>(List.of(0.9 * (1 - 0.5 * Math.pow(0.96, 0.004))));
    return (x, g, e, a) -> {
      int t = mu.size();
      double before = mu.stream().reduce(1.0, (p, q) -> p * q);
      mu.add(0.9 * (1 - 0.5 * Math.pow(0.96, (t + 1) * 0.004)));
      double after = before * mu.get(t);
      each(
          n,
          i -> {
            m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
            v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
            double mHat =
                mu.get(t) * m[i] / (1 - after) + (1 - mu.get(t - 1)) * g[i] / (1 - before);
            double vHat = v[i] / (1 - Math.pow(0.999, t));
            x[i] -= a * mHat / (Math.sqrt(vHat) + 1e-8);
          });
    };
  }

  private static PseudoCode unified(int n, double beta1, double beta2, double scale) {
    double[] m = new double[n];
    double[] v = new double[n];
    int[] t = new int[1];
    return (x, g, e, a) -> {
      t[0]++;
      double sum = 0;
      for (int j = 0; j < t[0]; j++) {
        sum += Math.pow(beta2, j);
      }
      double alpha = scale * a * (beta2 == 1 ? 1 : (1 - beta1) * Math.sqrt(sum));
      each(
          n,
          i -> {
            m[i] = beta1 * m[i] + g[i];
            v[i] = beta2 * v[i] + g[i] * g[i];
            x[i] -= alpha * m[i] / Math.sqrt(1e-8 + v[i]);
          });
    };
  }

  private static PseudoCode signDescent(int n) {
    double[] m = new double[n];
    return (x, g, e, a) ->
        each(
            n,
            i -> {
              m[i] = 0.9 * m[i] + g[i];
              x[i] -= a * Math.signum(m[i]);
            });
  }

  private static PseudoCode movingAverage(int n, boolean sign) {
    double mu = 0.9;
    double[] mTilde = new double[n];
    double[] vTilde = new double[n];
    int[] t = new int[1];
    return (x, g, e, a) -> {
      t[0]++;
      double muT = Math.pow(mu, t[0]);
      double kappa =
          (1 - Math.pow(mu, 2 * t[0]))
              * Math.pow(1 - mu, 2)
              / ((1 - mu * mu) * Math.pow(1 - muT, 2));
      each(
          n,
          i -> {
            mTilde[i] = mu * mTilde[i] + (1 - mu) * g[i];
            vTilde[i] = mu * vTilde[i] + (1 - mu) * g[i] * g[i];
            double m = mTilde[i] / (1 - muT);
            double v = vTilde[i] / (1 - muT);
            double eta2 = kappa * (v - m * m) / (m * m);
            x[i] -= a * (sign ? Math.pow(1 + eta2, -0.5) * Math.signum(m) : 1 / (1 + eta2) * m);
          });
    };
  }

  private static PseudoCode miniBatch(int n, boolean sign) {
    double mu = 0.9;
    double[] m = new double[n];
    double[] s = new double[n];
    return (x, g, e, a) ->
        each(
            n,
            i -> {
              m[i] = mu * m[i] + g[i];
              s[i] = mu * mu * s[i] + e[i];
              double eta2 = s[i] / (m[i] * m[i]);
              x[i] -=
                  a * (sign ? Math.pow(1 + eta2, -0.5) * Math.signum(m[i]) : 1 / (1 + eta2) * m[i]);
            });
  }

  /**
   * Algorithm 2; every second call is line 7 and what follows it. It decays as section 5.1 says.
   */
  private static PseudoCode stepTuned(int n, int batchesPerEpoch) {
    double[] average = new double[n];
    double[] theta = new double[n];
    double[] gradient = new double[n];
    double[] gamma = {1};
    int[] calls = new int[1];
    return (x, g, e, a) -> {
      int k = calls[0] / 2;
      double eta = a / Math.pow(k / batchesPerEpoch + 1, 0.5 + 0.001) * gamma[0];
      if (calls[0] % 2 == 0) {
        System.arraycopy(x, 0, theta, 0, n);
        System.arraycopy(g, 0, gradient, 0, n);
        each(n, i -> x[i] -= eta * g[i]);
      } else {
        double[] dTheta = new double[n];
        double[] hat = new double[n];
        each(
            n,
            i -> {
              dTheta[i] = x[i] - theta[i];
              average[i] = 0.9 * average[i] + (1 - 0.9) * (g[i] - gradient[i]);
              hat[i] = average[i] / (1 - Math.pow(0.9, k + 1));
              x[i] -= eta * g[i];
            });
        double along = Vectors.dot(hat, dTheta);
        gamma[0] = along > 0 ? Vectors.dot(dTheta, dTheta) / along : 2;
        gamma[0] = Math.min(Math.max(gamma[0], 0.5), 2);
      }
      calls[0]++;
    };
  }

  /** Algorithms 1, 3, 4, 5, with the difference of weights as in eq. 6: it may be tiny. */
  private static PseudoCode gradientVariation(int n, int algorithm) {
    double[] last = new double[n];
    double[] witness = new double[n];
    double[] taken = new double[1];
    int[] k = new int[1];
    return (x, g, e, a) -> {
      double gamma = 1;
      double[] now = algorithm == 1 || algorithm == 3 ? g : e;
      if (k[0] > 0) {
        double[] dTheta = new double[n];
        double[] dg = new double[n];
        each(
            n,
            i -> {
              dTheta[i] = -taken[0] * last[i];
              dg[i] = algorithm == 5 ? -taken[0] * witness[i] : now[i] - witness[i];
            });
        double along = Vectors.dot(dg, dTheta);
        gamma = along > 0 ? Vectors.dot(dTheta, dTheta) / along : 2;
        if (algorithm != 1) {
          gamma = Math.min(Math.max(gamma, 0.5), 2);
        }
      }
      double decay = algorithm == 1 ? 1 : Math.pow(k[0] + 1, 0.5 + 0.001);
      taken[0] = a / decay * gamma;
      System.arraycopy(g, 0, last, 0, n);
      System.arraycopy(now, 0, witness, 0, n);
      each(n, i -> x[i] -= taken[0] * g[i]);
      k[0]++;
    };
  }
}
