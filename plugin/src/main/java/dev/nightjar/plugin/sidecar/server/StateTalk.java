package dev.nightjar.plugin.sidecar.server;

import dev.nightjar.plugin.api.KeepsState;
import dev.nightjar.plugin.sidecar.session.StateErrand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes what a plug-in says about its state, line by line: bounded, and nothing half. One thread at
 * a time.
 */
final class StateTalk {
  private static final Pattern LOAD = Pattern.compile("data load ([0-9]{1,10}) ([0-9]{1,7})");
  private static final Pattern SAVE = Pattern.compile("data save ([0-9]{1,10})");
  private static final String MORE = "data more ";

  /** Of a line: as many as fit as text. */
  private static final int LINE_BYTES = 3_000;

  private final Predicate<StateErrand> taker;
  private byte[] state = {};
  private int received;
  private long turn;

  /**
   * @param taker takes each whole errand; false if it can't
   */
  StateTalk(Predicate<StateErrand> taker) {
    this.taker = taker;
  }

  /** Whether a load has begun that is not all there. */
  boolean isHalf() {
    return received < state.length;
  }

  /**
   * Takes a line.
   *
   * @return false if it makes no sense, or can't be done
   */
  boolean hear(String line) {
    if (isHalf()) {
      return line.startsWith(MORE) && more(line.substring(MORE.length()));
    }
    Matcher load = LOAD.matcher(line);
    if (load.matches()) {
      return begin(Long.parseLong(load.group(1)), Integer.parseInt(load.group(2)));
    }
    Matcher save = SAVE.matcher(line);
    return save.matches() && taker.test(new StateErrand(Long.parseLong(save.group(1)), null));
  }

  private boolean begin(long newTurn, int bytes) {
    if (bytes > KeepsState.MOST_BYTES) {
      return false;
    }
    turn = newTurn;
    state = new byte[bytes];
    received = 0;
    return isHalf() || whole();
  }

  private boolean more(String text) {
    byte[] part;
    try {
      part = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
    if (part.length == 0 || part.length > state.length - received) {
      return false;
    }
    System.arraycopy(part, 0, state, received, part.length);
    received += part.length;
    return isHalf() || whole();
  }

  private boolean whole() {
    StateErrand errand = new StateErrand(turn, state);
    state = new byte[0];
    received = 0;
    return taker.test(errand);
  }

  /** The lines that answer a save. [any thread] */
  static List<String> saved(long turn, byte[] state) {
    List<String> lines = new ArrayList<>();
    lines.add("data saved " + turn + " " + state.length);
    for (int at = 0; at < state.length; at += LINE_BYTES) {
      byte[] part = Arrays.copyOfRange(state, at, Math.min(state.length, at + LINE_BYTES));
      lines.add(MORE + Base64.getEncoder().encodeToString(part));
    }
    return lines;
  }
}
