package jvst.wrapper.valueobjects;

/** The name of a MIDI program. [one thread at a time] */
public class MidiProgramName {
  public static final int MIDI_IS_OMNI = 1;

  private int thisProgramIndex;
  private int parentCategoryIndex;
  private int flags;
  private String name;
  private byte reserved;
  private byte midiProgram;
  private byte midiBankMsb;
  private byte midiBankLsb;

  public int getThisProgramIndex() {
    return thisProgramIndex;
  }

  public void setThisProgramIndex(int thisProgramIndex) {
    this.thisProgramIndex = thisProgramIndex;
  }

  public int getParentCategoryIndex() {
    return parentCategoryIndex;
  }

  public void setParentCategoryIndex(int parentCategoryIndex) {
    this.parentCategoryIndex = parentCategoryIndex;
  }

  public int getFlags() {
    return flags;
  }

  public void setFlags(int flags) {
    this.flags = flags;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public byte getReserved() {
    return reserved;
  }

  public void setReserved(byte reserved) {
    this.reserved = reserved;
  }

  public byte getMidiProgram() {
    return midiProgram;
  }

  public void setMidiProgram(byte midiProgram) {
    this.midiProgram = midiProgram;
  }

  public byte getMidiBankMsb() {
    return midiBankMsb;
  }

  public void setMidiBankMsb(byte midiBankMsb) {
    this.midiBankMsb = midiBankMsb;
  }

  public byte getMidiBankLsb() {
    return midiBankLsb;
  }

  public void setMidiBankLsb(byte midiBankLsb) {
    this.midiBankLsb = midiBankLsb;
  }
}
