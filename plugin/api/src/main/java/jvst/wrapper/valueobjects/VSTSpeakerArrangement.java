package jvst.wrapper.valueobjects;

/** How many loudspeakers there are, and where. [one thread at a time] */
public class VSTSpeakerArrangement {
  public static final int SpeakerArrUserDefined = -2;
  public static final int SpeakerArrEmpty = -1;
  public static final int SpeakerArrMono = 0;
  public static final int SpeakerArrStereoM = 1;
  public static final int SpeakerArrStereoSurround = 2;
  public static final int SpeakerArrStereoCenter = 3;
  public static final int SpeakerArrStereoSide = 4;
  public static final int SpeakerArrStereoCLfe = 5;
  public static final int SpeakerArr30Cine = 6;
  public static final int SpeakerArr30Music = 7;
  public static final int SpeakerArr31Cine = 8;
  public static final int SpeakerArr31Music = 9;
  public static final int SpeakerArr40Cine = 10;
  public static final int SpeakerArr40Music = 11;
  public static final int SpeakerArr41Cine = 12;
  public static final int SpeakerArr41Music = 13;
  public static final int SpeakerArr50 = 14;
  public static final int SpeakerArr51 = 15;
  public static final int SpeakerArr60Cine = 16;
  public static final int SpeakerArr60Music = 17;
  public static final int SpeakerArr61Cine = 18;
  public static final int SpeakerArr61Music = 19;
  public static final int SpeakerArr70Cine = 20;
  public static final int SpeakerArr70Music = 21;
  public static final int SpeakerArr71Cine = 22;
  public static final int SpeakerArr71Music = 23;
  public static final int SpeakerArr80Cine = 24;
  public static final int SpeakerArr80Music = 25;
  public static final int SpeakerArr81Cine = 26;
  public static final int SpeakerArr81Music = 27;
  public static final int SpeakerArr102 = 28;
  public static final int NumSpeakerArr = 29;

  private int type;
  private int numChannels;
  private VSTSpeakerProperties[] speakers = new VSTSpeakerProperties[0];

  public VSTSpeakerArrangement() {}

  public int getType() {
    return type;
  }

  public void setType(int type) {
    this.type = type;
  }

  public int getNumChannels() {
    return numChannels;
  }

  public void setNumChannels(int numChannels) {
    this.numChannels = numChannels;
  }

  public VSTSpeakerProperties[] getSpeakers() {
    return speakers;
  }

  public void setSpeakers(VSTSpeakerProperties[] speakers) {
    this.speakers = speakers;
  }
}
