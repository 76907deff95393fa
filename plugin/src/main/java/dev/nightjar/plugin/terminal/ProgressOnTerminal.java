package dev.nightjar.plugin.terminal;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the time that is left, redrawn in place. */
final class ProgressOnTerminal implements Progress {
  private static final int REDRAW_MILLIS = 100;

  private final ProgressBar bar;

  ProgressOnTerminal(Console console, String task, long totalUnits, String unit) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(totalUnits)
            .setUnit(" " + unit, 1)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build();
  }

  @Override
  public void reach(long units) {
    bar.stepTo(units);
  }

  @Override
  public void close() {
    bar.close();
  }
}
