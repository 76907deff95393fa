package dev.nightjar.plugin.window;

import javax.swing.JComponent;
import javax.swing.JSlider;

/** A slider: held from the press of the mouse to its release. */
final class SliderControl implements ParameterControl {

  private final WindowModel model;
  private final int parameter;
  private final WindowParameter described;
  private final JSlider slider;
  private boolean held;
  private boolean following;

  SliderControl(WindowModel model, int parameter) {
    this.model = model;
    this.parameter = parameter;
    described = model.description().parameters().get(parameter);
    slider = new JSlider(0, described.positions(), described.position(model.value(parameter)));
    slider.addChangeListener(changed -> moved());
  }

  private void moved() {
    if (following) {
      return;
    }
    boolean holds = slider.getValueIsAdjusting();
    if (!held && !atItsValue()) {
      model.begin(parameter);
      held = true;
    }
    if (held && !atItsValue()) {
      model.change(parameter, described.valueAt(slider.getValue()));
    }
    if (held && !holds) {
      model.end(parameter);
      held = false;
    }
  }

  /** A value between two positions stays what it is as long as the slider does not move. */
  private boolean atItsValue() {
    return slider.getValue() == described.position(model.value(parameter));
  }

  @Override
  public JComponent component() {
    return slider;
  }

  @Override
  public void follow() {
    if (!slider.getValueIsAdjusting()) {
      following = true;
      slider.setValue(described.position(model.value(parameter)));
      following = false;
    }
  }
}
