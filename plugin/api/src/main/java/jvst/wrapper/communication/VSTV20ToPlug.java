package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTParameterProperties;
import jvst.wrapper.valueobjects.VSTPinProperties;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;
import jvst.wrapper.valueobjects.VSTVariableIO;

/** What a host calls since VST 2.0. */
public interface VSTV20ToPlug extends VSTV10ToPlug {
  String CANDO_HOST_SEND_VST_EVENTS = "sendVstEvents";
  String CANDO_HOST_SEND_VST_MIDI_EVENT = "sendVstMidiEvent";
  String CANDO_HOST_SEND_VST_TIME_INFO = "sendVstTimeInfo";
  String CANDO_HOST_RECEIVE_VST_Events = "receiveVstEvents";
  String CANDO_HOST_RECEIVE_VST_MIDI_EVENT = "receiveVstMidiEvent";
  String CANDO_HOST_RECEIVE_VST_TIME_INFO = "receiveVstTimeInfo";
  String CANDO_HOST_REPORT_CONNECTION_CHANGES = "reportConnectionChanges";
  String CANDO_HOST_ACCEPT_IO_CHANGES = "acceptIOChanges";
  String CANDO_HOST_SIZE_WINDOW = "sizeWindow";
  String CANDO_HOST_ASYNC_PROCESSING = "asyncProcessing";
  String CANDO_HOST_OFFLINE = "offline";
  String CANDO_HOST_SUPPLY_IDLE = "supplyIdle";
  String CANDO_HOST_SUPPORT_SHELL = "supportShell";
  String CANDO_HOST_OPEN_FILE_SELECTOR = "openFileSelector";
  String CANDO_HOST_EDIT_FILE = "editFile";
  String CANDO_HOST_CLOSE_FILE_SELECTOR = "closeFileSelector";
  String CANDO_HOST_START_STOP_PROCESS = "startStopProcess";

  int PLUG_CATEG_UNKNOWN = 0;
  int PLUG_CATEG_EFFECT = 1;
  int PLUG_CATEG_SYNTH = 2;
  int PLUG_CATEG_ANALYSIS = 3;
  int PLUG_CATEG_MASTERING = 4;
  int PLUG_CATEG_SPACIALIZER = 5;
  int PLUG_CATEG_ROOM_FX = 6;
  int PLUG_CATEG_SURROUND_FX = 7;
  int PLUG_CATEG_RESTORATION = 8;
  int PLUG_CATEG_OFFLINE_PROCESS = 9;
  int PLUG_CATEG_SHELL = 10;
  int PLUG_CATEG_GENERATOR = 11;

  int canDo(String feature);

  boolean setBypass(boolean value);

  boolean string2Parameter(int index, String value);

  String getProgramNameIndexed(int category, int index);

  String getProductString();

  String getVendorString();

  int getPlugCategory();

  String getEffectName();

  int getVendorVersion();

  boolean canParameterBeAutomated(int index);

  boolean copyProgram(int destination);

  int fxIdle();

  float getChannelParameter(int channel, int index);

  int getNumCategories();

  VSTPinProperties getInputProperties(int index);

  VSTPinProperties getOutputProperties(int index);

  String getErrorText();

  int getGetTailSize();

  VSTParameterProperties getParameterProperties(int index);

  int getVstVersion();

  void inputConnected(int index, boolean state);

  void outputConnected(int index, boolean state);

  boolean keysRequired();

  int processEvents(VSTEvents e);

  boolean processVariableIo(VSTVariableIO vario);

  int reportCurrentPosition();

  float[] reportDestinationBuffer();

  void setBlockSizeAndSampleRate(int blockSize, float sampleRate);

  boolean setSpeakerArrangement(
      VSTSpeakerArrangement pluginInput, VSTSpeakerArrangement pluginOutput);

  boolean getSpeakerArrangement(
      VSTSpeakerArrangement pluginInput, VSTSpeakerArrangement pluginOutput);
}
