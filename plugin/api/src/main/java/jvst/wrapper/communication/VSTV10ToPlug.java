package jvst.wrapper.communication;

/** What a host calls since VST 1.0. */
public interface VSTV10ToPlug {
  void setParameter(int index, float value);

  float getParameter(int index);

  void process(float[][] inputs, float[][] outputs, int sampleFrames);

  void processReplacing(float[][] inputs, float[][] outputs, int sampleFrames);

  int getProgram();

  void setProgram(int index);

  void setProgramName(String name);

  String getProgramName();

  String getParameterName(int index);

  String getParameterDisplay(int index);

  String getParameterLabel(int index);

  void open();

  void close();

  void suspend();

  void resume();

  float getVu();

  int getChunk(byte[][] data, boolean isPreset);

  int setChunk(byte[] data, int byteSize, boolean isPreset);

  void setBlockSize(int blockSize);

  void setSampleRate(float sampleRate);

  int getNumPrograms();

  int getNumParams();
}
