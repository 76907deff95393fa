package dev.nightjar.plugin.picture;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.IOException;
import java.io.InputStream;

/** Inter, shipped with the program so that pictures look alike everywhere. */
final class Typeface {
  private static final Font REGULAR = load("Inter-Regular.otf");
  private static final Font SEMI_BOLD = load("Inter-SemiBold.otf");

  private Typeface() {}

  static Font regular(float sizePixels) {
    return REGULAR.deriveFont(sizePixels);
  }

  static Font semiBold(float sizePixels) {
    return SEMI_BOLD.deriveFont(sizePixels);
  }

  /** Makes text and lines smooth. */
  static void smooth(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  private static Font load(String name) {
    String path = "/com/formdev/flatlaf/fonts/inter/" + name;
    try (InputStream in = Typeface.class.getResourceAsStream(path)) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("The program's own typeface " + path + " is unreadable.", e);
    }
  }
}
