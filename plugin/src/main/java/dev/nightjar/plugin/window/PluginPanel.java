package dev.nightjar.plugin.window;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

/** A plug-in's name, programs, parameters and state. On the window's thread. */
final class PluginPanel {

  private static final int MARGIN = 12;
  private static final float TITLE_POINTS = 18;
  private static final int VALUE_COLUMNS = 10;
  private static final Insets GAP = new Insets(4, 6, 4, 6);

  private final WindowModel model;
  private final JPanel panel = new JPanel(new BorderLayout(MARGIN, MARGIN));
  private final JPanel rows = new JPanel(new GridBagLayout());
  private final List<ParameterControl> controls = new ArrayList<>();
  private final List<JLabel> texts = new ArrayList<>();
  private final JLabel state = new JLabel(" ");

  PluginPanel(WindowModel model) {
    this.model = model;
    WindowDescription description = model.description();
    for (int parameter = 0; parameter < description.parameters().size(); parameter++) {
      addRow(parameter, description.parameters().get(parameter));
    }
    JScrollPane scroll = new JScrollPane(rows);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    panel.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
    panel.add(head(description), BorderLayout.NORTH);
    panel.add(scroll, BorderLayout.CENTER);
    state.setName("state");
    panel.add(state, BorderLayout.SOUTH);
  }

  /** To be laid out. */
  JComponent component() {
    return panel;
  }

  /** Shows what has changed. */
  void follow() {
    for (int parameter = 0; parameter < controls.size(); parameter++) {
      controls.get(parameter).follow();
      set(texts.get(parameter), model.text(parameter));
    }
  }

  /** One line about the engine. */
  void state(String text) {
    set(state, text);
  }

  private JComponent head(WindowDescription description) {
    JPanel head = new JPanel(new BorderLayout(MARGIN, MARGIN));
    JLabel name = label(description.plugin());
    name.setFont(name.getFont().deriveFont(Font.BOLD, TITLE_POINTS));
    head.add(name, BorderLayout.CENTER);
    if (!description.programs().isEmpty()) {
      JPanel choice = new JPanel(new FlowLayout(FlowLayout.TRAILING));
      choice.add(new JLabel("Program"));
      choice.add(programs(description.programs()));
      head.add(choice, BorderLayout.EAST);
    }
    return head;
  }

  private JComponent programs(List<String> names) {
    JComboBox<String> list = new JComboBox<>(names.toArray(new String[0]));
    list.setName("programs");
    list.setPrototypeDisplayValue("m".repeat(VALUE_COLUMNS));
    // A host does not say which program it has loaded.
    list.setSelectedIndex(-1);
    list.addActionListener(
        chosen -> {
          if (list.getSelectedIndex() >= 0) {
            model.choose(list.getSelectedIndex());
          }
        });
    return list;
  }

  private void addRow(int parameter, WindowParameter described) {
    ParameterControl control = ParameterControl.of(model, parameter);
    control.component().setName("parameter " + parameter);
    control.component().setToolTipText(plain(described.name()));
    JLabel text = label(model.text(parameter));
    JLabel widest = new JLabel("m".repeat(VALUE_COLUMNS));
    text.setPreferredSize(widest.getPreferredSize());
    controls.add(control);
    texts.add(text);
    // A choice and a switch say what they are set to.
    text.setVisible(described.control() == WindowParameter.Control.SLIDER);
    GridBagConstraints at = new GridBagConstraints();
    at.gridy = parameter;
    at.insets = GAP;
    at.anchor = GridBagConstraints.LINE_START;
    rows.add(label(described.name()), at);
    at.weightx = 1;
    at.fill = GridBagConstraints.HORIZONTAL;
    rows.add(control.component(), at);
    at.weightx = 0;
    rows.add(text, at);
  }

  private static JLabel label(String text) {
    JLabel label = new JLabel();
    set(label, text);
    return label;
  }

  private static void set(JLabel label, String text) {
    String plain = plain(text);
    if (!plain.equals(label.getText())) {
      label.setText(plain);
    }
  }

  /** Swing takes what begins so for a page to be laid out, and a plug-in may be called anything. */
  private static String plain(String text) {
    return text.regionMatches(true, 0, "<html", 0, 5) ? " " + text : text;
  }
}
