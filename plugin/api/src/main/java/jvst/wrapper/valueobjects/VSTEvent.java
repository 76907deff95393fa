package jvst.wrapper.valueobjects;

/** Something that is played at a frame of a block. [one thread at a time] */
public class VSTEvent {
  public static final int VST_EVENT_MIDI_TYPE = 1;
  public static final int VST_EVENT_AUDIO_TYPE = 2;
  public static final int VST_EVENT_VIDEO_TYPE = 3;
  public static final int VST_EVENT_PARAMETER_TYPE = 4;
  public static final int VST_EVENT_TRIGGER_TYPE = 5;
  public static final int VST_EVENT_SYSEX_TYPE = 6;

  protected int type;
  protected int byteSize;
  protected int deltaFrames;
  protected int flags;
  protected byte[] data = new byte[16];

  public VSTEvent() {}

  public int getType() {
    return type;
  }

  public void setType(int type) {
    this.type = type;
  }

  public int getByteSize() {
    return byteSize;
  }

  public void setByteSize(int byteSize) {
    this.byteSize = byteSize;
  }

  public int getDeltaFrames() {
    return deltaFrames;
  }

  public void setDeltaFrames(int deltaFrames) {
    this.deltaFrames = deltaFrames;
  }

  public int getFlags() {
    return flags;
  }

  public void setFlags(int flags) {
    this.flags = flags;
  }

  public byte[] getData() {
    return data;
  }

  public void setData(byte[] data) {
    this.data = data;
  }
}
