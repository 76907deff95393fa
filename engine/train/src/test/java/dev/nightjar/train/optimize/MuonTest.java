package dev.nightjar.train.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuonTest {

  private static final double MU = 0.95;
  private static final double STEP = 0.1;
  private static final int VECTOR = 3;

  /** Two matrices, then a vector. */
  @ParameterizedTest
  @CsvSource({"2, 5", "5, 2", "3, 3", "1, 4"})
  void matricesMoveAsThePublishedCodeSays(int rows, int columns) {
    Random random = new Random(10L * rows + columns);
    int size = rows * columns;
    Layer layer = new Layer(2L * size, 1, columns, new Layer.Matrices(2, rows, columns));
    try (PointerScope scope = new PointerScope()) {
      double[] expected = Vectors.random(random, 2 * size + VECTOR);
      double[] momentum = new double[2 * size];
      double[] tail = Arrays.copyOfRange(expected, 2 * size, expected.length);
      PseudoCode adam = PseudoCode.all(VECTOR).get("adam").get();
      Tensor values = Vectors.tensor(expected.clone());
      Optimizer muon =
          Optimizers.named("muon", Map.of()).of(values, List.of(layer, new Layer(VECTOR, 1, 1)));
      for (int n = 0; n < 6; n++) {
        double[] gradient = Vectors.random(random, expected.length);
        for (int matrix = 0; matrix < 2; matrix++) {
          step(expected, gradient, momentum, matrix * size, rows, columns);
        }
        adam.step(tail, Arrays.copyOfRange(gradient, 2 * size, gradient.length), null, STEP);
        System.arraycopy(tail, 0, expected, 2 * size, VECTOR);
        muon.step(values, Vectors.tensor(gradient), STEP);
        assertThat(Vectors.values(values)).containsExactly(expected, within(1e-12));
      }
    }
  }

  /** What the polynomial is for: singular values of any size become 0.6 to 1.3. */
  @ParameterizedTest
  @CsvSource({"4, 9", "9, 4"})
  void allDirectionsOfAMatrixMoveAboutAsFar(int rows, int columns) {
    try (PointerScope scope = new PointerScope()) {
      Tensor values = Vectors.tensor(new double[rows * columns]);
      Layer layer =
          new Layer((long) rows * columns, 1, columns, new Layer.Matrices(1, rows, columns));
      Optimizer muon = Optimizers.named("muon", Map.of()).of(values, List.of(layer));
      muon.step(values, Vectors.tensor(Vectors.random(new Random(3), rows * columns)), 1);
      Tensor moved = values.view(rows, columns);
      Tensor sizes = torch.linalg_svdvals(moved);
      double scale = 0.2 * Math.sqrt(Math.max(rows, columns));
      assertThat(Arrays.stream(Vectors.values(sizes)).map(size -> size / scale))
          .allMatch(size -> size > 0.6 && size < 1.3);
    }
  }

  /** In the words of the paper: X ← aX + (bXXᵀ + c(XXᵀ)²)X, five times. */
  private static void step(
      double[] values, double[] gradient, double[] momentum, int from, int rows, int columns) {
    double[][] x = new double[rows][columns];
    double norm = 0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int at = from + r * columns + c;
        momentum[at] = MU * momentum[at] + gradient[at];
        x[r][c] = gradient[at] + MU * momentum[at];
        norm += x[r][c] * x[r][c];
      }
    }
    for (double[] row : x) {
      for (int c = 0; c < columns; c++) {
        row[c] /= Math.sqrt(norm) + 1e-7;
      }
    }
    x = rows > columns ? transposed(x) : x;
    for (int i = 0; i < 5; i++) {
      double[][] square = product(x, transposed(x));
      double[][] fourth = product(square, square);
      double[][] polynomial = new double[square.length][square.length];
      for (int r = 0; r < square.length; r++) {
        for (int c = 0; c < square.length; c++) {
          polynomial[r][c] = -4.7750 * square[r][c] + 2.0315 * fourth[r][c];
        }
      }
      double[][] next = product(polynomial, x);
      for (int r = 0; r < x.length; r++) {
        for (int c = 0; c < x[r].length; c++) {
          next[r][c] += 3.4445 * x[r][c];
        }
      }
      x = next;
    }
    x = rows > columns ? transposed(x) : x;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        values[from + r * columns + c] -= STEP * 0.2 * Math.sqrt(Math.max(rows, columns)) * x[r][c];
      }
    }
  }

  private static double[][] transposed(double[][] x) {
    double[][] y = new double[x[0].length][x.length];
    for (int r = 0; r < x.length; r++) {
      for (int c = 0; c < y.length; c++) {
        y[c][r] = x[r][c];
      }
    }
    return y;
  }

  private static double[][] product(double[][] x, double[][] y) {
    double[][] z = new double[x.length][y[0].length];
    for (int r = 0; r < z.length; r++) {
      for (int c = 0; c < z[r].length; c++) {
        for (int k = 0; k < y.length; k++) {
          z[r][c] += x[r][k] * y[k][c];
        }
      }
    }
    return z;
  }
}
