package dev.nightjar.plugin.picture;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A grid of cells, each in its colour, stretched over the panel. */
record GridPlot(Grid grid, CellColour colour) implements Plot {

  /** The colour 0xRRGGBB of a cell. */
  @FunctionalInterface
  interface CellColour {
    int rgb(int column, int row);
  }

  @Override
  public void paint(Graphics2D graphics, Rectangle area) {
    BufferedImage cells =
        new BufferedImage(grid.columns(), grid.rows(), BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        cells.setRGB(column, grid.rows() - 1 - row, colour.rgb(column, row));
      }
    }
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(cells, area.x, area.y, area.width, area.height, null);
  }
}
