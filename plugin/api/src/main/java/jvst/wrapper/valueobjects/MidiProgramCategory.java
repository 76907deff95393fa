package jvst.wrapper.valueobjects;

/** A group of MIDI programs. [one thread at a time] */
public class MidiProgramCategory {
  private int thisCategoryIndex;
  private int parentCategoryIndex;
  private int flags;
  private String name;

  public int getThisCategoryIndex() {
    return thisCategoryIndex;
  }

  public void setThisCategoryIndex(int thisCategoryIndex) {
    this.thisCategoryIndex = thisCategoryIndex;
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
}
