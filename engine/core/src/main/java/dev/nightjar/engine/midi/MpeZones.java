package dev.nightjar.engine.midi;

import java.util.Arrays;

/**
 * Which channels are members of an MPE zone. The lower zone's master is channel 0, with members
 * from 1 up, the upper one's is channel 15, with members from 14 down. Source: MPE 1.0 (M1-100-UM),
 * section 2.1.
 */
final class MpeZones {

  static final int LOWER_MASTER = 0;
  static final int UPPER_MASTER = 15;
  private static final int BETWEEN_MASTERS = 14;
  private static final int NONE = -1;

  private final int[] masters = new int[16];
  private int lowerMembers;
  private int upperMembers;

  MpeZones() {
    reset();
  }

  void reset() {
    lowerMembers = 0;
    upperMembers = 0;
    Arrays.fill(masters, NONE);
  }

  /**
   * A zone of so many members, 0 for none; the other zone shrinks, or ends, where they overlap.
   *
   * @param members 0 to 15; more count as 15
   * @return a bit for each channel that is in the zone, was in it, or left the other one
   */
  int configure(int master, int members) {
    int own = Math.min(15, members);
    int room = Math.max(0, BETWEEN_MASTERS - own);
    if (master == LOWER_MASTER) {
      lowerMembers = own;
      upperMembers = Math.min(upperMembers, room);
    } else {
      upperMembers = own;
      lowerMembers = Math.min(lowerMembers, room);
    }
    int concerned = 1 << master;
    for (int channel = 0; channel < masters.length; channel++) {
      int before = masters[channel];
      if (lowerMembers > 0 && channel <= lowerMembers) {
        masters[channel] = LOWER_MASTER;
      } else if (upperMembers > 0 && channel >= UPPER_MASTER - upperMembers) {
        masters[channel] = UPPER_MASTER;
      } else {
        masters[channel] = NONE;
      }
      if (masters[channel] == master || masters[channel] != before) {
        concerned |= 1 << channel;
      }
    }
    return concerned;
  }

  /** The master of the zone that a channel is in, its own number if it is one; -1 outside. */
  int zone(int channel) {
    return masters[channel];
  }

  /** The master that a member channel has; -1 if it is none. */
  int master(int channel) {
    return masters[channel] == channel ? NONE : masters[channel];
  }
}
