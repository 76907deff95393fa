package jvst.wrapper.communication;

/** What a plug-in calls since VST 2.2: nothing new. */
public abstract class VSTV22ToHost extends VSTV21ToHost {}
