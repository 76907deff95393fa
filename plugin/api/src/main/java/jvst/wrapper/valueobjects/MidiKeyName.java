package jvst.wrapper.valueobjects;

/** The name of a key. [one thread at a time] */
public class MidiKeyName {
  private int thisProgramIndex;
  private int thisKeyNumber;
  private int reserved;
  private int flags;
  private String keyName;

  public int getThisProgramIndex() {
    return thisProgramIndex;
  }

  public void setThisProgramIndex(int thisProgramIndex) {
    this.thisProgramIndex = thisProgramIndex;
  }

  public int getThisKeyNumber() {
    return thisKeyNumber;
  }

  public void setThisKeyNumber(int thisKeyNumber) {
    this.thisKeyNumber = thisKeyNumber;
  }

  public int getReserved() {
    return reserved;
  }

  public void setReserved(int reserved) {
    this.reserved = reserved;
  }

  public int getFlags() {
    return flags;
  }

  public void setFlags(int flags) {
    this.flags = flags;
  }

  public String getKeyName() {
    return keyName;
  }

  public void setKeyname(String keyName) {
    this.keyName = keyName;
  }
}
