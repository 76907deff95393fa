package dev.nightjar.plugin.picture;

import java.awt.Graphics2D;
import java.awt.Rectangle;

/** Fills a panel's area; knows nothing of axes. */
interface Plot {
  void paint(Graphics2D graphics, Rectangle area);

  /** The same on the left share of its area; the paper shows beside it. */
  default Plot onShare(double share) {
    return (graphics, area) -> {
      int width = Math.max(1, (int) Math.round(share * area.width));
      paint(graphics, new Rectangle(area.x, area.y, width, area.height));
    };
  }
}
