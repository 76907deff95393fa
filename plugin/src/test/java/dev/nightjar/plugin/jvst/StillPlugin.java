package dev.nightjar.plugin.jvst;

import jvst.wrapper.VSTPluginAdapter;

/** What a plug-in written for jVSTwRapper has to have, and no more. */
class StillPlugin extends VSTPluginAdapter {
  StillPlugin() {
    super(1);
    setNumInputs(2);
    setNumOutputs(2);
  }

  @Override
  public void setParameter(int index, float value) {}

  @Override
  public float getParameter(int index) {
    return 0;
  }

  @Override
  public String getParameterName(int index) {
    return "";
  }

  @Override
  public String getParameterDisplay(int index) {
    return "";
  }

  @Override
  public String getParameterLabel(int index) {
    return "";
  }

  @Override
  public int getNumParams() {
    return 0;
  }

  @Override
  public int getNumPrograms() {
    return 0;
  }

  @Override
  public int getProgram() {
    return 0;
  }

  @Override
  public void setProgram(int index) {}

  @Override
  public String getProgramName() {
    return "";
  }

  @Override
  public void setProgramName(String name) {}

  @Override
  public String getProductString() {
    return "Chunked";
  }

  @Override
  public String getVendorString() {
    return "";
  }

  @Override
  public int getPlugCategory() {
    return 0;
  }

  @Override
  public int canDo(String feature) {
    return 0;
  }

  @Override
  public String getProgramNameIndexed(int category, int index) {
    return "";
  }

  @Override
  public void processReplacing(float[][] inputs, float[][] outputs, int sampleFrames) {}
}
