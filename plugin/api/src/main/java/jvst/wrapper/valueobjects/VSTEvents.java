package jvst.wrapper.valueobjects;

/** What is played in one block. [one thread at a time] */
public class VSTEvents {
  private int numEvents;
  private int reserved;
  private VSTEvent[] events = new VSTEvent[0];

  public VSTEvents() {}

  public int getNumEvents() {
    return numEvents;
  }

  public void setNumEvents(int numEvents) {
    this.numEvents = numEvents;
  }

  public int getReserved() {
    return reserved;
  }

  public void setReserved(int reserved) {
    this.reserved = reserved;
  }

  public VSTEvent[] getEvents() {
    return events;
  }

  public void setEvents(VSTEvent[] events) {
    this.events = events;
  }
}
