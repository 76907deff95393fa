package dev.nightjar.engine.bench;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.nightjar.train.sparse.Aggregation;
import dev.nightjar.train.sparse.GeneratedText;
import dev.nightjar.train.sparse.Hogwild;
import dev.nightjar.train.sparse.LinearLoss;
import dev.nightjar.train.sparse.MiniBatch;
import dev.nightjar.train.sparse.SparseMethod;
import dev.nightjar.train.sparse.SparseProblem;
import dev.nightjar.train.sparse.SparseRows;
import dev.nightjar.train.sparse.SparseSgd;
import dev.nightjar.train.sparse.SplitBatch;
import dev.nightjar.train.sparse.WildBatch;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Examples per second of logistic regression on texts made up like news20, beside LIBLINEAR's dual
 * coordinate descent for it, which like ours looks at every example once in a pass.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SparseSpeed {

  /** The peer. */
  static final String PEER = "liblinear";

  private static final int ROWS = 2_000;
  private static final int PASSES = 10;
  private static final double ALL_ROWS = 19_996;

  @Param({
    PEER,
    "sgd",
    "adabatch-20",
    "hogwild-1-thread",
    "hogwild-2-threads",
    "wild-adabatch-1-thread",
    "wild-adabatch-2-threads",
    "split-adabatch-1-thread",
    "split-adabatch-2-threads"
  })
  public String method;

  private SparseProblem problem;
  private int[] order;
  private Problem theirs;

  @Setup
  public void make() {
    SparseRows rows = GeneratedText.likeNews20(1).smaller(ROWS / ALL_ROWS).make();
    problem = new SparseProblem(rows, LinearLoss.LOGISTIC, 0);
    order = rows.shuffled(new SplittableRandom(1));
    theirs = new Problem();
    theirs.l = rows.count();
    theirs.n = rows.columnCount();
    theirs.x = new Feature[theirs.l][];
    theirs.y = new double[theirs.l];
    Linear.disableDebugOutput();
    for (int row = 0; row < theirs.l; row++) {
      int[] columns = rows.columns(row);
      float[] values = rows.values(row);
      theirs.x[row] = new Feature[columns.length];
      for (int i = 0; i < columns.length; i++) {
        theirs.x[row][i] = new FeatureNode(columns[i] + 1, values[i]);
      }
      theirs.y[row] = rows.label(row);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS * PASSES)
  public double examples() {
    if (method.equals(PEER)) {
      Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, 1, 1e-30, PASSES);
      return Linear.train(theirs, parameter).getFeatureWeights()[0];
    }
    SparseMethod ours =
        switch (method) {
          case "sgd" -> new SparseSgd(1);
          case "adabatch-20" -> new MiniBatch(1, 20, Aggregation.ADABATCH);
          case "hogwild-1-thread" -> new Hogwild(1, 1);
          case "hogwild-2-threads" -> new Hogwild(1, 2);
          case "wild-adabatch-1-thread" -> WildBatch.adaBatch(1, 20, 1);
          case "wild-adabatch-2-threads" -> WildBatch.adaBatch(1, 40, 2);
          case "split-adabatch-1-thread" -> new SplitBatch(1, 20, 1);
          case "split-adabatch-2-threads" -> new SplitBatch(1, 40, 2);
          default -> throw new IllegalArgumentException(method);
        };
    double[] weights = new double[problem.rows().columnCount()];
    for (int pass = 0; pass < PASSES; pass++) {
      ours.pass(problem, weights, order);
    }
    return weights[0];
  }
}
