package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.MidiKeyName;
import jvst.wrapper.valueobjects.MidiProgramCategory;
import jvst.wrapper.valueobjects.MidiProgramName;

/** What a host calls since VST 2.1. */
public interface VSTV21ToPlug extends VSTV20ToPlug {
  int getMidiProgramName(int channel, MidiProgramName midiProgramName);

  int getCurrentMidiProgram(int channel, MidiProgramName currentProgram);

  int getMidiProgramCategory(int channel, MidiProgramCategory category);

  boolean hasMidiProgramsChanged(int channel);

  boolean getMidiKeyName(int channel, MidiKeyName keyName);

  boolean beginSetProgram();

  boolean endSetProgram();
}
