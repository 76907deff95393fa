package dev.nightjar.plugin.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.List;

/** What stands around a plot: its title, axes and colour bar. */
final class PanelFrame {
  static final Color INK = new Color(0x1F2430);
  static final Color SOFT_INK = new Color(0x6B7280);
  static final int MARGIN = 30;
  private static final Color GRID = new Color(0xE5E7EB);
  private static final Color RULE = new Color(0x9CA3AF);
  private static final int TICK_LENGTH = 6;
  private static final int TICK_GAP = 6;
  private static final int BAR_GAP = 22;
  private static final int BAR_WIDTH = 16;
  private static final int BAR_LABEL_DISTANCE = 80;
  private static final int TIME_LABEL_DROP = 58;
  private static final int TITLE_RISE = 11;

  private final Graphics2D graphics;
  private final Rectangle area;

  PanelFrame(Graphics2D graphics, Rectangle area) {
    this.graphics = graphics;
    this.area = area;
  }

  void draw(Panel panel) {
    graphics.setColor(INK);
    graphics.setFont(Typeface.semiBold(18));
    graphics.drawString(panel.title(), area.x, area.y - TITLE_RISE);
    if (panel.gridLines()) {
      graphics.setColor(GRID);
      graphics.setStroke(new BasicStroke(1));
      panel.ticks().forEach(tick -> line(area.x, y(tick), area.x + area.width, y(tick)));
    }
    panel.plot().paint(graphics, area);
    drawVerticalAxis(panel);
    panel.colourBar().ifPresent(this::drawColourBar);
  }

  /** Ticks below the plot; numbers and a label only if there is one to print. */
  void drawTime(List<Tick> ticks, String label) {
    int bottom = area.y + area.height;
    rule();
    line(area.x, bottom, area.x + area.width, bottom);
    for (Tick tick : ticks) {
      double x = area.x + tick.place() * area.width;
      rule();
      line(x, bottom, x, bottom + TICK_LENGTH);
      if (!label.isEmpty()) {
        FontMetrics metrics = tickFont();
        float left = (float) (x - metrics.stringWidth(tick.label()) / 2.0);
        graphics.drawString(
            tick.label(), left, bottom + TICK_LENGTH + TICK_GAP + metrics.getAscent());
      }
    }
    FontMetrics metrics = labelFont();
    int middle = area.x + area.width / 2;
    graphics.drawString(label, middle - metrics.stringWidth(label) / 2, bottom + TIME_LABEL_DROP);
  }

  private void drawVerticalAxis(Panel panel) {
    rule();
    line(area.x, area.y, area.x, area.y + area.height);
    for (Tick tick : panel.ticks()) {
      rule();
      line(area.x - TICK_LENGTH, y(tick), area.x, y(tick));
      FontMetrics metrics = tickFont();
      int right = area.x - TICK_LENGTH - TICK_GAP;
      graphics.drawString(
          tick.label(), right - metrics.stringWidth(tick.label()), baseline(metrics, y(tick)));
    }
    upright(panel.axisLabel(), MARGIN + 14);
  }

  private void drawColourBar(ColourBar bar) {
    int left = area.x + area.width + BAR_GAP;
    for (int row = 0; row < area.height; row++) {
      int rgb = (int) bar.rgb().applyAsDouble(1 - (row + 0.5) / area.height);
      graphics.setColor(new Color(rgb));
      graphics.fillRect(left, area.y + row, BAR_WIDTH, 1);
    }
    for (Tick tick : bar.ticks()) {
      int right = left + BAR_WIDTH;
      rule();
      line(right, y(tick), right + TICK_LENGTH, y(tick));
      FontMetrics metrics = tickFont();
      graphics.drawString(tick.label(), right + TICK_LENGTH + TICK_GAP, baseline(metrics, y(tick)));
    }
    upright(bar.label(), left + BAR_WIDTH + BAR_LABEL_DISTANCE);
  }

  private void upright(String text, int baselineX) {
    FontMetrics metrics = labelFont();
    AffineTransform before = graphics.getTransform();
    graphics.translate(baselineX, area.y + area.height / 2.0 + metrics.stringWidth(text) / 2.0);
    graphics.rotate(-Math.PI / 2);
    graphics.drawString(text, 0, 0);
    graphics.setTransform(before);
  }

  private double y(Tick tick) {
    return area.y + area.height * (1 - tick.place());
  }

  private static float baseline(FontMetrics metrics, double y) {
    return (float) (y + metrics.getAscent() / 2.0 - metrics.getDescent() / 2.0);
  }

  private FontMetrics tickFont() {
    return font(Typeface.regular(15), INK);
  }

  private FontMetrics labelFont() {
    return font(Typeface.regular(15), SOFT_INK);
  }

  private FontMetrics font(Font font, Color colour) {
    graphics.setFont(font);
    graphics.setColor(colour);
    return graphics.getFontMetrics();
  }

  private void rule() {
    graphics.setColor(RULE);
    graphics.setStroke(new BasicStroke(1));
  }

  private void line(double fromX, double fromY, double toX, double toY) {
    graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
  }
}
