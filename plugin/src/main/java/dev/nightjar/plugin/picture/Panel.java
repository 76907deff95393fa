package dev.nightjar.plugin.picture;

import java.util.List;
import java.util.Optional;

/**
 * One picture of a figure, over the figure's time axis.
 *
 * @param title what it shows
 * @param axisLabel the vertical axis' quantity and unit
 * @param ticks the vertical axis' values, from the bottom up
 * @param gridLines whether a line goes across at each tick, behind the plot
 * @param plot what fills it
 * @param colourBar what its colours mean, if they mean something
 * @param heightPixels of the plot
 */
record Panel(
    String title,
    String axisLabel,
    List<Tick> ticks,
    boolean gridLines,
    Plot plot,
    Optional<ColourBar> colourBar,
    int heightPixels) {}
