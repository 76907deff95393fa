package dev.nightjar.engine.midi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/**
 * Runs over the inputs kept in the test resources; with {@code JAZZER_FUZZ=1} searches for more
 * that fail.
 */
class MidiInputFuzzTest {

  private static final byte EXCLUSIVE = (byte) 0xF0;
  private static final byte END = (byte) 0xF7;

  /** From F0 to F7 a system exclusive message, all else three bytes a message. */
  @FuzzTest(maxDuration = "60s")
  void anyBytesLeaveControlsInTheirRanges(byte[] bytes) {
    MidiInput input = new MidiInput(new HeardNotes());
    for (int at = 0; at < bytes.length; ) {
      int next = bytes[at] == EXCLUSIVE ? end(bytes, at) : Math.min(bytes.length, at + 3);
      byte[] message = Arrays.copyOfRange(bytes, at, next);
      if (message[0] == EXCLUSIVE) {
        input.systemExclusive(message);
      } else {
        int packed = 0;
        for (int i = message.length - 1; i >= 0; i--) {
          packed = packed << 8 | (message[i] & 0xFF);
        }
        input.message(packed);
      }
      at = next;
    }
    for (int channel = 0; channel < 16; channel++) {
      assertThat(input.gain(channel)).isBetween(0f, 1f);
      assertThat(input.pan(channel)).isBetween(-1f, 1f);
      for (int key = 0; key < 128; key++) {
        assertThat(input.pitch(channel, key)).isBetween(-500.0, 600.0);
        assertThat(input.pressure(channel, key)).isBetween(0f, 1f);
        assertThat(input.controller(channel, key)).isBetween(0f, 127f);
      }
    }
  }

  private static int end(byte[] bytes, int start) {
    int at = start;
    while (at < bytes.length && bytes[at] != END) {
      at++;
    }
    return Math.min(bytes.length, at + 1);
  }
}
