package dev.nightjar.plugin.jvst;

import java.util.ArrayList;
import java.util.List;
import jvst.wrapper.VSTPluginAdapter;

/** Has a plug-in display its values, once, since DAWs want their texts when no Java runs. */
final class JvstTexts {
  /** A plug-in whose parameters take their time shows percentages then. */
  private static final long MOST_NS = 3_000_000_000L;

  private JvstTexts() {}

  /** [not real-time] Moves every parameter; the plug-in is afterwards as it was. */
  static List<ParameterTexts> of(VSTPluginAdapter plugin, int parameters) {
    float[] initial = new float[parameters];
    for (int i = 0; i < parameters; i++) {
      initial[i] = plugin.getParameter(i);
    }
    long endNs = System.nanoTime() + MOST_NS;
    List<ParameterTexts> texts = new ArrayList<>();
    for (int i = 0; i < parameters; i++) {
      texts.add(of(plugin, i, endNs));
      plugin.setParameter(i, initial[i]);
    }
    // One that moved others by its moving has moved them for good by now.
    for (int i = 0; i < parameters; i++) {
      plugin.setParameter(i, initial[i]);
    }
    return texts;
  }

  private static ParameterTexts of(VSTPluginAdapter plugin, int parameter, long endNs) {
    List<String> displayed = new ArrayList<>();
    try {
      for (int place = 0; place < ParameterTexts.PLACES; place++) {
        if (System.nanoTime() > endNs) {
          return ParameterTexts.NONE;
        }
        plugin.setParameter(parameter, (float) place / (ParameterTexts.PLACES - 1));
        displayed.add(JvstDescription.text(plugin.getParameterDisplay(parameter), ""));
      }
      String label = JvstDescription.text(plugin.getParameterLabel(parameter), "");
      return ParameterTexts.of(displayed, label);
    } catch (RuntimeException cantSay) {
      return ParameterTexts.NONE;
    }
  }
}
