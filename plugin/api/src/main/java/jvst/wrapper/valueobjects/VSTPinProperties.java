package jvst.wrapper.valueobjects;

/** Name and arrangement of an input or output. [one thread at a time] */
public class VSTPinProperties {
  public static final int VST_PIN_IS_ACTIVE = 1;
  public static final int VST_PIN_IS_STEREO = 2;
  public static final int VST_PIN_USE_SPEAKER = 4;

  private String label;
  private int flags;
  private int arrangementType;
  private String shortLabel;

  public VSTPinProperties() {}

  public VSTPinProperties(String label, int flags, int arrangementType, String shortLabel) {
    this.label = label;
    this.flags = flags;
    this.arrangementType = arrangementType;
    this.shortLabel = shortLabel;
  }

  public String getLabel() {
    return label;
  }

  public void setLabel(String label) {
    this.label = label;
  }

  public int getFlags() {
    return flags;
  }

  public void setFlags(int flags) {
    this.flags = flags;
  }

  public int getArrangementType() {
    return arrangementType;
  }

  public void setArrangementType(int arrangementType) {
    this.arrangementType = arrangementType;
  }

  public String getShortLabel() {
    return shortLabel;
  }

  public void setShortLabel(String shortLabel) {
    this.shortLabel = shortLabel;
  }
}
