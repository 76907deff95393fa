package dev.nightjar.plugin.window;

import java.util.List;

/**
 * What there is to be seen in a plug-in's window.
 *
 * @param plugin its name
 * @param display that the host's windows are on, as ":0"; "" if that is not known
 * @param parameters in their order
 * @param programs names of the factory presets
 */
record WindowDescription(
    String plugin, String display, List<WindowParameter> parameters, List<String> programs) {}
