package jvst.wrapper.valueobjects;

/** Blocks in and out of different lengths. [one thread at a time] */
public class VSTVariableIO {
  private float[][] inputs = new float[0][];
  private float[][] outputs = new float[0][];
  private int numSamplesInput;
  private int numSamplesOutput;
  private int numSamplesInputProcessed;
  private int numSamplesOutputProcessed;

  public VSTVariableIO() {}

  public float[][] getInputs() {
    return inputs;
  }

  public void setInputs(float[][] inputs) {
    this.inputs = inputs;
  }

  public float[][] getOutputs() {
    return outputs;
  }

  public void setOutputs(float[][] outputs) {
    this.outputs = outputs;
  }

  public int getNumSamplesInput() {
    return numSamplesInput;
  }

  public void setNumSamplesInput(int numSamplesInput) {
    this.numSamplesInput = numSamplesInput;
  }

  public int getNumSamplesOutput() {
    return numSamplesOutput;
  }

  public void setNumSamplesOutput(int numSamplesOutput) {
    this.numSamplesOutput = numSamplesOutput;
  }

  public int getNumSamplesInputProcessed() {
    return numSamplesInputProcessed;
  }

  public void setNumSamplesInputProcessed(int numSamplesInputProcessed) {
    this.numSamplesInputProcessed = numSamplesInputProcessed;
  }

  public int getNumSamplesOutputProcessed() {
    return numSamplesOutputProcessed;
  }

  public void setNumSamplesOutputProcessed(int numSamplesOutputProcessed) {
    this.numSamplesOutputProcessed = numSamplesOutputProcessed;
  }
}
