package jvst.wrapper.gui;

/** A plug-in's window, as its host sees it. */
public interface VSTPluginGUI {
  void open();

  void close();

  void idle();

  void destroy();
}
