package jvst.wrapper.valueobjects;

/** How a parameter is turned and shown. [one thread at a time] */
public class VSTParameterProperties {
  public static final int VST_PARAMETER_IS_SWITCH = 1;
  public static final int VST_PARAMETER_USES_INTEGER_MIN_MAX = 1 << 1;
  public static final int VST_PARAMETER_USES_FLOAT_STEP = 1 << 2;
  public static final int VST_PARAMETER_USES_INT_STEP = 1 << 3;
  public static final int VST_PARAMETER_SUPPORTS_DISPLAY_INDEX = 1 << 4;
  public static final int VST_PARAMETER_SUPPORTS_DISPLAY_CATEGORY = 1 << 5;
  public static final int VST_PARAMETER_CAN_RAMP = 1 << 6;

  private float stepFloat;
  private float smallStepFloat;
  private float largeStepFloat;
  private String label;
  private int flags;
  private int minInteger;
  private int maxInteger;
  private int stepInteger;
  private int largeStepInteger;
  private String shortLabel;
  private int displayIndex;
  private int category;
  private int numParametersInCategory;
  private int reserved;
  private String categoryLabel;
  private char[] future = new char[16];

  public VSTParameterProperties() {}

  public VSTParameterProperties(
      float stepFloat,
      float smallStepFloat,
      float largeStepFloat,
      String label,
      int flags,
      int minInteger,
      int maxInteger,
      int stepInteger,
      int largeStepInteger,
      String shortLabel,
      int displayIndex,
      int category,
      int numParametersInCategory,
      int reserved,
      String categoryLabel,
      char[] future) {
    this.stepFloat = stepFloat;
    this.smallStepFloat = smallStepFloat;
    this.largeStepFloat = largeStepFloat;
    this.label = label;
    this.flags = flags;
    this.minInteger = minInteger;
    this.maxInteger = maxInteger;
    this.stepInteger = stepInteger;
    this.largeStepInteger = largeStepInteger;
    this.shortLabel = shortLabel;
    this.displayIndex = displayIndex;
    this.category = category;
    this.numParametersInCategory = numParametersInCategory;
    this.reserved = reserved;
    this.categoryLabel = categoryLabel;
    this.future = future;
  }

  public float getStepFloat() {
    return stepFloat;
  }

  public void setStepFloat(float stepFloat) {
    this.stepFloat = stepFloat;
  }

  public float getSmallStepFloat() {
    return smallStepFloat;
  }

  public void setSmallStepFloat(float smallStepFloat) {
    this.smallStepFloat = smallStepFloat;
  }

  public float getLargeStepFloat() {
    return largeStepFloat;
  }

  public void setLargeStepFloat(float largeStepFloat) {
    this.largeStepFloat = largeStepFloat;
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

  public int getMinInteger() {
    return minInteger;
  }

  public void setMinInteger(int minInteger) {
    this.minInteger = minInteger;
  }

  public int getMaxInteger() {
    return maxInteger;
  }

  public void setMaxInteger(int maxInteger) {
    this.maxInteger = maxInteger;
  }

  public int getStepInteger() {
    return stepInteger;
  }

  public void setStepInteger(int stepInteger) {
    this.stepInteger = stepInteger;
  }

  public int getLargeStepInteger() {
    return largeStepInteger;
  }

  public void setLargeStepInteger(int largeStepInteger) {
    this.largeStepInteger = largeStepInteger;
  }

  public String getShortLabel() {
    return shortLabel;
  }

  public void setShortLabel(String shortLabel) {
    this.shortLabel = shortLabel;
  }

  public int getDisplayIndex() {
    return displayIndex;
  }

  public void setDisplayIndex(int displayIndex) {
    this.displayIndex = displayIndex;
  }

  public int getCategory() {
    return category;
  }

  public void setCategory(int category) {
    this.category = category;
  }

  public int getNumParametersInCategory() {
    return numParametersInCategory;
  }

  public void setNumParametersInCategory(int numParametersInCategory) {
    this.numParametersInCategory = numParametersInCategory;
  }

  public int getReserved() {
    return reserved;
  }

  public void setReserved(int reserved) {
    this.reserved = reserved;
  }

  public String getCategoryLabel() {
    return categoryLabel;
  }

  public void setCategoryLabel(String categoryLabel) {
    this.categoryLabel = categoryLabel;
  }

  public char[] getFuture() {
    return future;
  }

  public void setFuture(char[] future) {
    this.future = future;
  }
}
