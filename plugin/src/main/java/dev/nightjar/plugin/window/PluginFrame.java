package dev.nightjar.plugin.window;

import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;
import javax.swing.WindowConstants;
import javax.swing.plaf.nimbus.NimbusLookAndFeel;

/** A window on the desktop. On the window's thread. */
final class PluginFrame {

  private static final int LOOK_MS = 33;
  private static final int LOOKS_A_STATE = 8;
  private static final int LEAST_WIDTH = 420;

  static {
    try {
      UIManager.setLookAndFeel(new NimbusLookAndFeel());
    } catch (UnsupportedLookAndFeelException plainOne) {
      // Java's other one does as well.
    }
  }

  private final WindowModel model;
  private final Supplier<String> state;
  private final PluginPanel panel;
  private final JFrame frame = new JFrame();
  private final Timer timer = new Timer(LOOK_MS, tick -> follow());
  private int looks;

  /**
   * @param state what the engine does, in a few words
   * @param closed its user has closed it; it is to be disposed of
   */
  PluginFrame(WindowModel model, Supplier<String> state, Runnable closed) {
    this.model = model;
    this.state = state;
    panel = new PluginPanel(model);
    frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            closed.run();
          }
        });
    frame
        .getRootPane()
        .registerKeyboardAction(
            escape -> closed.run(),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    frame.setContentPane(panel.component());
    frame.setLocationByPlatform(true);
    follow();
    fit();
  }

  /** Whether this is what it shows. */
  boolean shows(WindowDescription description) {
    return model.description().equals(description);
  }

  /** In front of others, if the desktop has it so. */
  void show(String title) {
    frame.setTitle(title);
    frame.setVisible(true);
    frame.toFront();
    timer.start();
  }

  void dispose() {
    timer.stop();
    frame.dispose();
  }

  private void follow() {
    panel.follow();
    if (looks++ % LOOKS_A_STATE == 0) {
      panel.state("Engine: " + state.get());
    }
  }

  private void fit() {
    frame.pack();
    Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    Dimension wished = frame.getSize();
    frame.setSize(
        Math.min(screen.width, Math.max(LEAST_WIDTH, wished.width)),
        Math.min(screen.height, wished.height));
  }
}
