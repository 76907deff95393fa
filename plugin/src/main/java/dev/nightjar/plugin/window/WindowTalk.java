package dev.nightjar.plugin.window;

import dev.nightjar.plugin.sidecar.WindowOpener;
import java.awt.EventQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes what a plug-in says about its window, and has that shown. However fast lines come in, the
 * window's thread is asked for one thing at a time.
 */
final class WindowTalk implements WindowOpener.InstanceWindow {

  private static final String ABOUT_WINDOWS = "window ";
  private static final String SHOW = "show ";
  private static final String VALUE = "value ";

  /** What is to be seen. */
  private record Wanted(WindowDescription description, String title) {}

  private final WindowOpener.Owner owner;
  private final DescriptionReader reader = new DescriptionReader();
  private final AtomicLongArray values = new AtomicLongArray(DescriptionReader.MOST_PARAMETERS);

  /** Null for nothing. */
  private final AtomicReference<Wanted> wanted = new AtomicReference<>();

  private final AtomicBoolean settling = new AtomicBoolean();
  private boolean used;

  /** What is seen; null for nothing. Of the window's thread. */
  private PluginFrame frame;

  WindowTalk(WindowOpener.Owner owner) {
    this.owner = owner;
  }

  @Override
  public boolean hear(String line) {
    if (!line.startsWith(ABOUT_WINDOWS)) {
      return false;
    }
    String said = line.substring(ABOUT_WINDOWS.length());
    if (said.equals("hide")) {
      want(null);
      return true;
    }
    if (said.startsWith(SHOW)) {
      show(said.substring(SHOW.length()));
      return true;
    }
    return said.startsWith(VALUE) ? value(said.substring(VALUE.length())) : reader.take(said);
  }

  @Override
  public void close() {
    want(null);
  }

  private void show(String title) {
    WindowDescription description = reader.description();
    String problem = Display.problem(description.display());
    if (problem != null) {
      owner.say("window refused " + problem);
      return;
    }
    used = true;
    want(new Wanted(description, title));
  }

  /** As "3 0.5". */
  private boolean value(String text) {
    int space = text.indexOf(' ');
    try {
      int parameter = Integer.parseInt(text.substring(0, Math.max(0, space)));
      double value = Double.parseDouble(text.substring(space + 1));
      boolean possible = parameter >= 0 && parameter < values.length() && Double.isFinite(value);
      if (possible) {
        values.set(parameter, Double.doubleToLongBits(value));
      }
      return possible;
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  private void want(Wanted now) {
    wanted.set(now);
    if (used && settling.compareAndSet(false, true)) {
      EventQueue.invokeLater(this::settle);
    }
  }

  private void settle() {
    settling.set(false);
    Wanted now = wanted.get();
    if (now == null) {
      leave();
      return;
    }
    try {
      if (frame == null || !frame.shows(now.description())) {
        leave();
        WindowModel model = new WindowModel(now.description(), values, owner::say);
        frame = new PluginFrame(model, owner::state, this::closedByUser);
      }
      frame.show(now.title());
      owner.say("window opened");
    } catch (RuntimeException | Error broken) {
      leave();
      wanted.compareAndSet(now, null);
      owner.say("window refused The window can't be opened: " + broken);
    }
  }

  private void closedByUser() {
    wanted.set(null);
    leave();
    owner.say("window closed");
  }

  private void leave() {
    if (frame != null) {
      frame.dispose();
      frame = null;
    }
  }
}
