package jvst.wrapper;

import java.util.Locale;
import jvst.wrapper.communication.VSTV24ToHost;
import jvst.wrapper.communication.VSTV24ToPlug;
import jvst.wrapper.valueobjects.MidiKeyName;
import jvst.wrapper.valueobjects.MidiProgramCategory;
import jvst.wrapper.valueobjects.MidiProgramName;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTParameterProperties;
import jvst.wrapper.valueobjects.VSTPinProperties;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;
import jvst.wrapper.valueobjects.VSTVariableIO;

/**
 * What a plug-in written for jVSTwRapper extends. It implements what every plug-in has to; what it
 * leaves out is answered here, as by a plug-in that can't.
 *
 * <p>Nightjar calls the constructor, {@code open}, {@code setSampleRate}, {@code setBlockSize} and
 * {@code resume} [not real-time]; then {@code setParameter}, {@code processEvents} and {@code
 * processReplacing} [engine thread]; at last {@code suspend} and {@code close} [not real-time].
 */
public abstract class VSTPluginAdapter extends VSTV24ToHost implements VSTV24ToPlug {
  public static final int PAN_LAW_LINEAR = 0;
  public static final int PAN_LAW_EQUAL_POWER = 1;

  /** The number that the constructor got; means nothing here. */
  @SuppressWarnings("MemberName")
  protected long WrapperInstance;

  private static volatile boolean logging = true;

  /** Made by the host, with a number of its own. */
  protected VSTPluginAdapter(long wrapper) {
    WrapperInstance = wrapper;
  }

  /** Adds to the output. Never called here: every plug-in can replace. */
  @Override
  public void process(float[][] inputs, float[][] outputs, int sampleFrames) {}

  @Override
  public void open() {}

  @Override
  public void close() {}

  @Override
  public void suspend() {}

  @Override
  public void resume() {}

  @Override
  public float getVu() {
    return 0;
  }

  /**
   * The plug-in's state. Nightjar asks for the bank, never for a single program.
   *
   * @param data the first element takes the bytes
   * @param isPreset whether only the current program is wanted
   * @return how many bytes count; 0 for none
   */
  @Override
  public int getChunk(byte[][] data, boolean isPreset) {
    return 0;
  }

  /** The plug-in's state, as {@code getChunk} gave it. What is answered means nothing. */
  @Override
  public int setChunk(byte[] data, int byteSize, boolean isPreset) {
    return 0;
  }

  @Override
  public void setBlockSize(int blockSize) {}

  @Override
  public void setSampleRate(float sampleRate) {}

  @Override
  public boolean setBypass(boolean value) {
    return false;
  }

  @Override
  public boolean string2Parameter(int index, String value) {
    return false;
  }

  @Override
  public String getEffectName() {
    return getProductString();
  }

  @Override
  public int getVendorVersion() {
    return 0;
  }

  @Override
  public boolean canParameterBeAutomated(int index) {
    return true;
  }

  @Override
  public boolean copyProgram(int destination) {
    return false;
  }

  @Override
  public int fxIdle() {
    return 0;
  }

  @Override
  public float getChannelParameter(int channel, int index) {
    return 0;
  }

  @Override
  public int getNumCategories() {
    return 1;
  }

  @Override
  public VSTPinProperties getInputProperties(int index) {
    return null;
  }

  @Override
  public VSTPinProperties getOutputProperties(int index) {
    return null;
  }

  @Override
  public String getErrorText() {
    return "";
  }

  @Override
  public int getGetTailSize() {
    return 0;
  }

  @Override
  public VSTParameterProperties getParameterProperties(int index) {
    return null;
  }

  @Override
  public int getVstVersion() {
    return getMasterVersion();
  }

  @Override
  public void inputConnected(int index, boolean state) {}

  @Override
  public void outputConnected(int index, boolean state) {}

  @Override
  public boolean keysRequired() {
    return false;
  }

  @Override
  public int processEvents(VSTEvents e) {
    return 0;
  }

  @Override
  public boolean processVariableIo(VSTVariableIO vario) {
    return false;
  }

  @Override
  public int reportCurrentPosition() {
    return 0;
  }

  @Override
  public float[] reportDestinationBuffer() {
    return null;
  }

  @Override
  public void setBlockSizeAndSampleRate(int blockSize, float sampleRate) {}

  @Override
  public boolean setSpeakerArrangement(
      VSTSpeakerArrangement pluginInput, VSTSpeakerArrangement pluginOutput) {
    return false;
  }

  @Override
  public boolean getSpeakerArrangement(
      VSTSpeakerArrangement pluginInput, VSTSpeakerArrangement pluginOutput) {
    return false;
  }

  @Override
  public int getMidiProgramName(int channel, MidiProgramName midiProgramName) {
    return 0;
  }

  @Override
  public int getCurrentMidiProgram(int channel, MidiProgramName currentProgram) {
    return 0;
  }

  @Override
  public int getMidiProgramCategory(int channel, MidiProgramCategory category) {
    return 0;
  }

  @Override
  public boolean hasMidiProgramsChanged(int channel) {
    return false;
  }

  @Override
  public boolean getMidiKeyName(int channel, MidiKeyName keyName) {
    return false;
  }

  @Override
  public boolean beginSetProgram() {
    return false;
  }

  @Override
  public boolean endSetProgram() {
    return false;
  }

  @Override
  public int setTotalSampleToProcess(int value) {
    return 0;
  }

  @Override
  public int getNextShellPlugin(String name) {
    return 0;
  }

  @Override
  public int startProcess() {
    return 0;
  }

  @Override
  public int stopProcess() {
    return 0;
  }

  @Override
  public void processDoubleReplacing(double[][] inputs, double[][] outputs, int sampleFrames) {}

  @Override
  public boolean setProcessPrecision(int precision) {
    return false;
  }

  @Override
  public int getNumMidiInputChannels() {
    return 0;
  }

  @Override
  public int getNumMidiOutputChannels() {
    return 0;
  }

  /** A gain as decibels. */
  protected String dbToString(float value) {
    return value <= 0 ? "-oo" : formatFloatParam((float) (20 * Math.log10(value)));
  }

  /** A period of so many frames as Hz. */
  protected String hzToString(float value, int sampleRate) {
    return value <= 0 ? "0" : formatFloatParam(sampleRate / value);
  }

  /** So many frames as milliseconds. */
  protected String msToString(float value, int sampleRate) {
    return formatFloatParam(value * 1000 / sampleRate);
  }

  /** Two decimals. */
  protected String formatFloatParam(float value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Tells something to whoever reads the engine's log. [not real-time] */
  public static void log(String text) {
    if (logging) {
      System.err.println("plug-in: " + text);
    }
  }

  protected static boolean isLogEnabled() {
    return logging;
  }

  protected static void setIsLogEnabled(boolean enabled) {
    logging = enabled;
  }

  /** A folder that a plug-in can write to. */
  protected static String getLogBasePath() {
    return System.getProperty("java.io.tmpdir");
  }

  protected static String getLogFileName() {
    return "nightjar";
  }
}
