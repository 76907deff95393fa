package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTTimeInfo;

/**
 * What a plug-in calls since VST 2.0. There is no way back to the DAW here, so most of these answer
 * that the host can't.
 */
public abstract class VSTV20ToHost extends VSTV10ToHost {
  public static final int CANDO_DONT_KNOW = 0;
  public static final int CANDO_YES = 1;
  public static final int CANDO_NO = -1;

  public static final String CANDO_PLUG_SEND_VST_EVENTS = "sendVstEvents";
  public static final String CANDO_PLUG_SEND_VST_MIDI_EVENT = "sendVstMidiEvent";
  public static final String CANDO_PLUG_SEND_VST_TIME_INFO = "sendVstTimeInfo";
  public static final String CANDO_PLUG_RECEIVE_VST_EVENTS = "receiveVstEvents";
  public static final String CANDO_PLUG_RECEIVE_VST_MIDI_EVENT = "receiveVstMidiEvent";
  public static final String CANDO_PLUG_REVEIVE_VST_MIDI_EVENT = "receiveVstMidiEvent";
  public static final String CANDO_PLUG_RECEIVE_VST_TIME_INFO = "receiveVstTimeInfo";
  public static final String CANDO_PLUG_OFFLINE = "offline";
  public static final String CANDO_PLUG_PLUG_AS_CHANNEL_INSERT = "plugAsChannelInsert";
  public static final String CANDO_PLUG_PLUG_AS_SEND = "plugAsSend";
  public static final String CANDO_PLUG_MIX_DRY_WET = "mixDryWet";
  public static final String CANDO_PLUG_NO_REAL_TIME = "noRealTime";
  public static final String CANDO_PLUG_MULTIPASS = "multipass";
  public static final String CANDO_PLUG_METAPASS = "metapass";
  public static final String CANDO_PLUG_1_IN_1_OUT = "1in1out";
  public static final String CANDO_PLUG_1_IN_2_OUT = "1in2out";
  public static final String CANDO_PLUG_2_IN_1_OUT = "2in1out";
  public static final String CANDO_PLUG_2_IN_2_OUT = "2in2out";
  public static final String CANDO_PLUG_2_IN_4_OUT = "2in4out";
  public static final String CANDO_PLUG_4_IN_2_OUT = "4in2out";
  public static final String CANDO_PLUG_4_IN_4_OUT = "4in4out";
  public static final String CANDO_PLUG_4_IN_8_OUT = "4in8out";
  public static final String CANDO_PLUG_8_IN_4_OUT = "8in4out";
  public static final String CANDO_PLUG_8_IN_8_OUT = "8in8out";
  public static final String CANDO_PLUG_MIDI_PROGRAM_NAMES = "midiProgramNames";
  public static final String CANDO_PLUG_CONFORMS_TO_WINDOW_RULES = "conformsToWindowRules";
  public static final String CANDO_PLUG_BYPASS = "bypass";

  public static final int VST_LANG_ENGLISH = 1;
  public static final int VST_LANG_GERMAN = 2;
  public static final int VST_LANG_FRENCH = 3;
  public static final int VST_LANG_ITALIAN = 4;
  public static final int VST_LANG_SPANISH = 5;
  public static final int VST_LANG_JAPANESE = 6;

  private static final int REAL_TIME = 2;
  private static final double USUAL_TEMPO = 120;

  /** Notes and positions come; nothing can be sent back. */
  public int canHostDo(String what) {
    return switch (what) {
      case VSTV20ToPlug.CANDO_HOST_SEND_VST_EVENTS,
          VSTV20ToPlug.CANDO_HOST_SEND_VST_MIDI_EVENT,
          VSTV20ToPlug.CANDO_HOST_SEND_VST_TIME_INFO ->
          CANDO_YES;
      default -> CANDO_NO;
    };
  }

  public int closeWindow() {
    return 0;
  }

  public int openWindow() {
    return 0;
  }

  public boolean sizeWindow(int width, int height) {
    return false;
  }

  public boolean ioChanged() {
    return false;
  }

  /**
   * Sample rate, and frames since the start. The tempo is not known: 120, and flagged as not valid.
   */
  public VSTTimeInfo getTimeInfo(int filter) {
    VSTTimeInfo info = new VSTTimeInfo();
    info.setSampleRate(announced.sampleRateHz);
    info.setSamplePos(announced.position);
    info.setTempo(USUAL_TEMPO);
    info.setTimeSigNumerator(4);
    info.setTimeSigDenominator(4);
    info.setFlags(VSTTimeInfo.VST_TIME_TRANSPORT_PLAYING);
    return info;
  }

  public boolean sendVstEventsToHost(VSTEvents events) {
    return false;
  }

  public boolean needIdle() {
    return false;
  }

  public double updateSampleRate() {
    return announced.sampleRateHz;
  }

  public int updateBlockSize() {
    return announced.blockFrames;
  }

  public int getAutomationState() {
    return 0;
  }

  public int getCurrentProcessLevel() {
    return REAL_TIME;
  }

  public String getDirectory() {
    return "";
  }

  public String getHostProductString() {
    return "Nightjar";
  }

  public int getHostVendorVersion() {
    return 1;
  }

  public String getHostVendorString() {
    return "Nightjar";
  }

  public int getHostLanguage() {
    return VST_LANG_ENGLISH;
  }

  public int getInputLatency() {
    return 0;
  }

  public int getOutputLatency() {
    return 0;
  }

  public int getNextPlug() {
    return 0;
  }

  public int getPreviousPlug() {
    return 0;
  }

  public int getNumAutomatableParameters() {
    return 0;
  }

  public int getParameterQuantization() {
    return 0;
  }

  public void hasExternalBuffer(boolean state) {}

  public void isSynth(boolean state) {
    announced.synth = state;
  }

  public void noTail(boolean state) {}

  public int offlineGetCurrentMetaPass() {
    return 0;
  }

  public int offlineGetCurrentPass() {
    return 0;
  }

  public int offlineRead() {
    return 0;
  }

  public int offlineStart() {
    return 0;
  }

  public int offlineWrite() {
    return 0;
  }

  public void setOutputSamplerate(float rate) {}

  /** In 1/10,000 beats a minute. */
  public int tempoAt(int position) {
    return (int) (USUAL_TEMPO * 10_000);
  }

  public boolean updateDisplay() {
    return false;
  }

  public void wantAsyncOperation(boolean state) {}

  public void wantEvents(int filter) {}

  public int willProcessReplacing() {
    return 1;
  }
}
