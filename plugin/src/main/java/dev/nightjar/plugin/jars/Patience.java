package dev.nightjar.plugin.jars;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Lets foreign code run for so long and no longer. */
public final class Patience {
  private Patience() {}

  /**
   * Runs it on a thread of its own. One that does not end is left behind: a daemon, which can't
   * keep the process alive. [not real-time]
   *
   * @param name what runs, as the subject of a sentence
   * @throws PluginException that says what it threw, or that it took too long
   */
  public static <T> T run(String name, Duration limit, Callable<T> foreign) throws PluginException {
    return run(name, limit, foreign, nobodyWants -> {});
  }

  /**
   * Runs it on a thread of its own, as above.
   *
   * @param tooLate takes what comes when nobody waits for it any more, on that thread
   */
  public static <T> T run(
      String name, Duration limit, Callable<T> foreign, Consumer<? super T> tooLate)
      throws PluginException {
    Attempt<T> attempt = new Attempt<>(foreign, tooLate);
    Thread thread = new Thread(attempt, "plug-in " + name);
    thread.setDaemon(true);
    thread.start();
    try {
      return attempt.within(limit);
    } catch (ExecutionException e) {
      throw new PluginException(
          name + " can't be used: " + Blame.of(e.getCause()) + ".", e.getCause());
    } catch (TimeoutException e) {
      throw new PluginException(
          name + " did not answer within " + limit.toSeconds() + " s; it is left out.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PluginException("Interrupted while " + name + " was tried.", e);
    }
  }

  /** Comes to an end either for who waits or, once that one has given up, for {@code tooLate}. */
  private static final class Attempt<T> extends FutureTask<T> {
    private final Consumer<? super T> tooLate;

    Attempt(Callable<T> foreign, Consumer<? super T> tooLate) {
      super(foreign);
      this.tooLate = tooLate;
    }

    T within(Duration limit) throws ExecutionException, TimeoutException, InterruptedException {
      try {
        return get(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | InterruptedException e) {
        if (!cancel(true)) {
          return get(); // just in time
        }
        throw e;
      }
    }

    @Override
    protected void set(T made) {
      super.set(made);
      if (isCancelled()) {
        tooLate.accept(made);
      }
    }
  }
}
