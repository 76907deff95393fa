package dev.nightjar.engine.bench;

import dev.nightjar.train.sparse.GeneratedText;
import dev.nightjar.train.sparse.Hogwild;
import dev.nightjar.train.sparse.LinearLoss;
import dev.nightjar.train.sparse.SparseMethod;
import dev.nightjar.train.sparse.SparseProblem;
import dev.nightjar.train.sparse.SparseRows;
import dev.nightjar.train.sparse.SplitBatch;
import dev.nightjar.train.sparse.WildBatch;
import java.util.Arrays;
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
 * Examples per second of logistic regression on texts made up in news20's size, on one thread and
 * on two, and on two that have nothing in common but the examples, which is as fast as two threads
 * can be on a machine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SparseThreads {

  /** One thread. */
  static final String ONE = "one";

  /** Two threads, each with half of the examples and weights of its own. */
  static final String CEILING = "two-alone";

  private static final int ROWS = 19_996;
  private static final int BATCH_PER_THREAD = 20;

  @Param({"hogwild", "wild-adabatch", "split-adabatch"})
  public String method;

  @Param({ONE, "two", CEILING})
  public String threads;

  private SparseProblem problem;
  private int[][] orders;
  private SparseMethod[] methods;
  private double[][] weights;

  @Setup
  public void make() {
    SparseRows rows = GeneratedText.likeNews20(1).make();
    problem = new SparseProblem(rows, LinearLoss.LOGISTIC, 0);
    int[] order = rows.shuffled(new SplittableRandom(1));
    if (threads.equals(CEILING)) {
      orders =
          new int[][] {
            Arrays.copyOf(order, ROWS / 2), Arrays.copyOfRange(order, ROWS / 2, ROWS),
          };
      methods = new SparseMethod[] {method(1), method(1)};
    } else {
      orders = new int[][] {order};
      methods = new SparseMethod[] {method(threads.equals(ONE) ? 1 : 2)};
    }
    weights = new double[methods.length][rows.columnCount()];
  }

  private SparseMethod method(int count) {
    return switch (method) {
      case "hogwild" -> new Hogwild(1, count);
      case "wild-adabatch" -> WildBatch.adaBatch(1, BATCH_PER_THREAD * count, count);
      case "split-adabatch" -> new SplitBatch(1, BATCH_PER_THREAD * count, count);
      default -> throw new IllegalArgumentException(method);
    };
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double examples() throws InterruptedException {
    if (methods.length == 1) {
      methods[0].pass(problem, weights[0], orders[0]);
      return weights[0][0];
    }
    Thread other = new Thread(() -> methods[1].pass(problem, weights[1], orders[1]));
    other.start();
    methods[0].pass(problem, weights[0], orders[0]);
    other.join();
    return weights[0][0] + weights[1][0];
  }
}
