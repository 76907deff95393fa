package jvst.wrapper.communication;

/** What a host calls since VST 2.4. */
public interface VSTV24ToPlug extends VSTV23ToPlug {
  boolean setProcessPrecision(int precision);

  int getNumMidiInputChannels();

  int getNumMidiOutputChannels();

  void processDoubleReplacing(double[][] inputs, double[][] outputs, int sampleFrames);
}
