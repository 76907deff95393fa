package dev.nightjar.plugin.window;

import javax.swing.JComponent;

/** What a parameter is changed with. On the window's thread. */
interface ParameterControl {

  /** To be laid out. */
  JComponent component();

  /** Follows the value, unless its user is just changing it. */
  void follow();

  /** The one that fits the parameter. */
  static ParameterControl of(WindowModel model, int parameter) {
    return switch (model.description().parameters().get(parameter).control()) {
      case SLIDER -> new SliderControl(model, parameter);
      case CHOICE -> new ChoiceControl(model, parameter);
      case SWITCH -> new SwitchControl(model, parameter);
    };
  }
}
