package jvst.wrapper;

import javax.swing.JFrame;
import jvst.wrapper.gui.VSTPluginGUI;
import jvst.wrapper.gui.VSTPluginGUIRunner;

/** What windows of plug-ins extend. They link, and are never made. */
public abstract class VSTPluginGUIAdapter extends JFrame implements VSTPluginGUI {
  public static final boolean RUNNING_MAC_X = System.getProperty("os.name").startsWith("Mac OS X");

  private static final long serialVersionUID = 1;

  public transient VSTPluginGUIRunner runner;
  protected transient VSTPluginAdapter plugin;

  protected VSTPluginGUIAdapter(VSTPluginGUIRunner runner, VSTPluginAdapter plugin) {
    this.runner = runner;
    this.plugin = plugin;
  }

  public void undecorate() {}

  @Override
  public void open() {}

  @Override
  public void close() {}

  @Override
  public void destroy() {}

  @Override
  public void idle() {}

  protected void log(String text) {
    VSTPluginAdapter.log(text);
  }
}
