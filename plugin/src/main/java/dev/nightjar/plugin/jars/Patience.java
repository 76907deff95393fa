package dev.nightjar.plugin.jars;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
    FutureTask<T> task = new FutureTask<>(foreign);
    Thread thread = new Thread(task, "plug-in " + name);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new PluginException(
          name + " can't be used: " + Blame.of(e.getCause()) + ".", e.getCause());
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new PluginException(
          name + " did not answer within " + limit.toSeconds() + " s; it is left out.", e);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new PluginException("Interrupted while " + name + " was tried.", e);
    }
  }
}
