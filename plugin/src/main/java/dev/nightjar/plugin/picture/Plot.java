package dev.nightjar.plugin.picture;

import java.awt.Graphics2D;
import java.awt.Rectangle;

/** Fills a panel's area; knows nothing of axes. */
interface Plot {
  void paint(Graphics2D graphics, Rectangle area);
}
