package dev.nightjar.plugin.picture;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * What the colours of a panel mean.
 *
 * @param label the quantity and its unit
 * @param ticks values along it, from the bottom up
 * @param rgb from a place, 0 bottom to 1 top, to its colour 0xRRGGBB
 */
record ColourBar(String label, List<Tick> ticks, DoubleUnaryOperator rgb) {}
