package jvst.wrapper.communication;

/** What a plug-in calls since VST 1.0. Never from several threads at once. */
public abstract class VSTV10ToHost {
  private static final int VST_2_4 = 2400;

  final Announced announced = new Announced();

  public void setUniqueID(int id) {
    announced.uniqueId = id;
  }

  public void setNumInputs(int num) {
    announced.inputs = Math.max(0, num);
  }

  public void setNumOutputs(int num) {
    announced.outputs = Math.max(0, num);
  }

  public void hasVu(boolean state) {}

  public void hasClip(boolean state) {}

  public void canMono(boolean state) {}

  public void canProcessReplacing(boolean state) {}

  public void setRealtimeQualities(int qualities) {}

  public void setOfflineQualities(int qualities) {}

  public void setInitialDelay(int delay) {
    announced.delayFrames = Math.max(0, delay);
  }

  /** Whether the plug-in's state is what {@code getChunk} gives, besides its parameters. */
  public void programsAreChunks(boolean state) {
    announced.chunks = state;
  }

  public float getSampleRate() {
    return announced.sampleRateHz;
  }

  public int getBlockSize() {
    return announced.blockFrames;
  }

  /** Sets the plug-in's own parameter; the DAW is not told, and keeps its value. */
  public void setParameterAutomated(int index, float value) {
    if (this instanceof VSTV10ToPlug plugin) {
      plugin.setParameter(index, value);
    }
  }

  public int getMasterVersion() {
    return VST_2_4;
  }

  public int getCurrentUniqueId() {
    return announced.uniqueId;
  }

  public void masterIdle() {}

  public boolean isInputConnected(int input) {
    return input < announced.inputs;
  }

  public boolean isOutputConnected(int output) {
    return output < announced.outputs;
  }
}
