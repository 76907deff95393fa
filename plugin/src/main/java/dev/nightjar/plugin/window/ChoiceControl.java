package dev.nightjar.plugin.window;

import javax.swing.JComboBox;
import javax.swing.JComponent;

/** A list of named values. */
final class ChoiceControl implements ParameterControl {

  private final WindowModel model;
  private final int parameter;
  private final double minimum;
  private final JComboBox<String> choice;
  private boolean following;

  ChoiceControl(WindowModel model, int parameter) {
    this.model = model;
    this.parameter = parameter;
    WindowParameter described = model.description().parameters().get(parameter);
    minimum = described.minimum();
    choice = new JComboBox<>(described.steps().toArray(new String[0]));
    follow();
    choice.addActionListener(
        chosen -> {
          if (!following && choice.getSelectedIndex() >= 0) {
            model.set(parameter, minimum + choice.getSelectedIndex());
          }
        });
  }

  @Override
  public JComponent component() {
    return choice;
  }

  @Override
  public void follow() {
    int step = (int) (model.value(parameter) - minimum);
    if (!choice.isPopupVisible() && step != choice.getSelectedIndex()) {
      following = true;
      choice.setSelectedIndex(step < choice.getItemCount() ? step : -1);
      following = false;
    }
  }
}
