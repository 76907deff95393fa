package dev.nightjar.plugin.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;

/** A waveform from afar: extremes in a light tone, root mean square in a strong one. */
record WaveformPlot(WaveformOutline outline, double fullHeight) implements Plot {
  private static final Color EXTREMES = new Color(0x9DB4E8);
  private static final Color BODY = new Color(0x2F5BC4);
  private static final double THINNEST_PIXELS = 1;

  @Override
  public void paint(Graphics2D graphics, Rectangle area) {
    double columnWidth = area.width / (double) outline.columns();
    float least = 0;
    float most = 0;
    float rms = 0;
    for (int column = 0; column < outline.columns(); column++) {
      if (outline.hasSound(column)) {
        least = outline.least(column);
        most = outline.most(column);
        rms = outline.rms(column);
      }
      double x = area.x + column * columnWidth;
      graphics.setColor(EXTREMES);
      bar(graphics, area, x, columnWidth, least, most);
      graphics.setColor(BODY);
      bar(graphics, area, x, columnWidth, Math.max(least, -rms), Math.min(most, rms));
    }
  }

  private void bar(
      Graphics2D graphics, Rectangle area, double x, double width, float from, float to) {
    double top = y(area, Math.max(from, to));
    double height = Math.max(THINNEST_PIXELS, y(area, Math.min(from, to)) - top);
    graphics.fill(new Rectangle2D.Double(x, top, width, height));
  }

  private double y(Rectangle area, float sample) {
    double share = Math.max(-1, Math.min(1, sample / fullHeight));
    return area.y + area.height * (0.5 - 0.5 * share);
  }
}
