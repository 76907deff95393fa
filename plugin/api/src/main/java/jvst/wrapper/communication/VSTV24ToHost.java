package jvst.wrapper.communication;

/** What a plug-in calls since VST 2.4. */
public abstract class VSTV24ToHost extends VSTV23ToHost {
  public void canDoubleReplacing(boolean state) {}
}
