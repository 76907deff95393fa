package jvst.wrapper.gui;

/** Who would open a plug-in's window. Nobody does: DAWs show their own controls. */
public class VSTPluginGUIRunner implements VSTPluginGUI {
  public VSTPluginGUIRunner() {}

  @Override
  public void open() {}

  @Override
  public void close() {}

  @Override
  public void idle() {}

  @Override
  public void destroy() {}
}
