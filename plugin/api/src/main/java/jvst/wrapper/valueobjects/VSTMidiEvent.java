package jvst.wrapper.valueobjects;

/** A MIDI message: up to three bytes of data, and a zero. [one thread at a time] */
public class VSTMidiEvent extends VSTEvent {
  public static final int FLAG_MidiEventIsRealtime = 1;

  protected int noteLength;
  protected int noteOffset;
  protected byte detune;
  protected byte noteOffVelocity;
  protected byte reserved1;
  protected byte reserved2;

  public VSTMidiEvent() {
    data = new byte[4];
  }

  public int getNoteLength() {
    return noteLength;
  }

  public void setNoteLength(int noteLength) {
    this.noteLength = noteLength;
  }

  public int getNoteOffset() {
    return noteOffset;
  }

  public void setNoteOffset(int noteOffset) {
    this.noteOffset = noteOffset;
  }

  public byte getDetune() {
    return detune;
  }

  public void setDetune(byte detune) {
    this.detune = detune;
  }

  public byte getNoteOffVelocity() {
    return noteOffVelocity;
  }

  public void setNoteOffVelocity(byte noteOffVelocity) {
    this.noteOffVelocity = noteOffVelocity;
  }

  public byte getReserved1() {
    return reserved1;
  }

  public void setReserved1(byte reserved1) {
    this.reserved1 = reserved1;
  }

  public byte getReserved2() {
    return reserved2;
  }

  public void setReserved2(byte reserved2) {
    this.reserved2 = reserved2;
  }
}
