package dev.nightjar.plugin.window;

import javax.swing.JCheckBox;
import javax.swing.JComponent;

/** On or off. */
final class SwitchControl implements ParameterControl {

  private final WindowModel model;
  private final int parameter;
  private final WindowParameter described;
  private final JCheckBox box = new JCheckBox();

  SwitchControl(WindowModel model, int parameter) {
    this.model = model;
    this.parameter = parameter;
    described = model.description().parameters().get(parameter);
    follow();
    // Of a click, not of what follow() does.
    box.addActionListener(
        clicked ->
            model.set(parameter, box.isSelected() ? described.maximum() : described.minimum()));
  }

  @Override
  public JComponent component() {
    return box;
  }

  @Override
  public void follow() {
    box.setSelected(model.value(parameter) > described.minimum());
  }
}
