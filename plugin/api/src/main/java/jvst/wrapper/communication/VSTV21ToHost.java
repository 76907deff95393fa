package jvst.wrapper.communication;

/** What a plug-in calls since VST 2.1. */
public abstract class VSTV21ToHost extends VSTV20ToHost {
  public boolean beginEdit(int index) {
    return false;
  }

  public boolean endEdit(int index) {
    return false;
  }
}
