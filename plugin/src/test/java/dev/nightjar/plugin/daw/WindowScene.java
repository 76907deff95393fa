package dev.nightjar.plugin.daw;

import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Somebody at a desktop: starts a host, waits for its plug-in's window, and presses keys until the
 * host has had enough. Arguments: "edit" or "close", then the host's command.
 */
final class WindowScene {
  private static final String TITLE = "Mini-host: Nightjar";
  private static final int PATIENCE_SECONDS = 150;

  private WindowScene() {}

  public static void main(String[] arguments) throws Exception {
    List<String> command = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
    Process host = new ProcessBuilder(command).inheritIO().start();
    Robot robot = new Robot();
    robot.setAutoDelay(50);
    for (int seconds = 0; host.isAlive() && seconds < PATIENCE_SECONDS; seconds++) {
      if (isThere()) {
        System.out.println("seen");
        act(robot, arguments[0].equals("edit"));
      }
      if (host.waitFor(1, TimeUnit.SECONDS)) {
        break;
      }
    }
    host.destroy();
    System.exit(host.waitFor());
  }

  /** By what the desktop itself says. */
  private static boolean isThere() throws IOException, InterruptedException {
    return new ProcessBuilder("xwininfo", "-name", TITLE)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  /** From the list of programs to the first slider, and one step down; or away with the window. */
  private static void act(Robot robot, boolean edit) throws InterruptedException {
    Thread.sleep(2_000);
    int[] keys =
        edit ? new int[] {KeyEvent.VK_TAB, KeyEvent.VK_LEFT} : new int[] {KeyEvent.VK_ESCAPE};
    for (int key : keys) {
      robot.keyPress(key);
      robot.keyRelease(key);
    }
  }
}
