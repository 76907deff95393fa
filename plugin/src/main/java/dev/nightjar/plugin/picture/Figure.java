package dev.nightjar.plugin.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Panels under each other, with a title above and one time axis below.
 *
 * @param title large
 * @param subtitle smaller
 * @param seconds what the time axis spans
 * @param panels from the top down
 */
record Figure(String title, String subtitle, double seconds, List<Panel> panels) {
  private static final int WIDTH = 1600;
  private static final int LEFT = 112;
  private static final int RIGHT = 148;
  private static final int TOP = 136;
  private static final int BOTTOM = 78;
  private static final int BETWEEN = 58;
  private static final int TITLE_BASELINE = 50;
  private static final int SUBTITLE_BASELINE = 80;
  private static final int TIME_TICKS = 12;
  private static final Color PAPER = Color.WHITE;

  /** The plots' width: as many columns of time are worth computing. */
  static final int PLOT_WIDTH = WIDTH - LEFT - RIGHT;

  BufferedImage draw() {
    BufferedImage image = new BufferedImage(WIDTH, height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      Typeface.smooth(graphics);
      graphics.setColor(PAPER);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      drawTitles(graphics);
      drawPanels(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private int height() {
    int plots = panels.stream().mapToInt(Panel::heightPixels).sum();
    return TOP + plots + BETWEEN * (panels.size() - 1) + BOTTOM;
  }

  private void drawTitles(Graphics2D graphics) {
    int room = WIDTH - 2 * PanelFrame.MARGIN;
    Font large = Typeface.semiBold(28);
    graphics.setColor(PanelFrame.INK);
    graphics.setFont(large);
    graphics.drawString(fitted(graphics, title, room), PanelFrame.MARGIN, TITLE_BASELINE);
    graphics.setColor(PanelFrame.SOFT_INK);
    graphics.setFont(Typeface.regular(18));
    graphics.drawString(fitted(graphics, subtitle, room), PanelFrame.MARGIN, SUBTITLE_BASELINE);
  }

  private void drawPanels(Graphics2D graphics) {
    int y = TOP;
    List<Tick> time = Tick.time(seconds, TIME_TICKS);
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      Rectangle area = new Rectangle(LEFT, y, PLOT_WIDTH, panel.heightPixels());
      PanelFrame frame = new PanelFrame(graphics, area);
      frame.draw(panel);
      boolean last = i == panels.size() - 1;
      frame.drawTime(time, last ? seconds < 120 ? "Time (s)" : "Time (min:s)" : "");
      y += panel.heightPixels() + BETWEEN;
    }
  }

  private static String fitted(Graphics2D graphics, String text, int room) {
    String shown = text;
    while (shown.length() > 1 && graphics.getFontMetrics().stringWidth(shown) > room) {
      shown = shown.substring(0, shown.length() - 2) + "…";
    }
    return shown;
  }
}
