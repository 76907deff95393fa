package jvst.wrapper.communication;

/** What a host calls since VST 2.2: nothing new. */
public interface VSTV22ToPlug extends VSTV21ToPlug {}
