package dev.nightjar.engine.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChannelTuningsTest {

  private final ChannelTunings tunings = new ChannelTunings();

  @Test
  void aSingleNoteChangeTunesTheChannelsOfItsProgram() {
    tunings.select(5, 0, 3);
    tunings.systemExclusive(bytes(0xF0, 0x7F, 9, 8, 2, 0, 2, 60, 59, 0x20, 0, 61, 70, 0, 1, 0xF7));
    assertThat(tunings.pitch(0, 60)).isEqualTo(59.25);
    assertThat(tunings.pitch(0, 61)).isEqualTo(70 + 1 / 16384.0);
    assertThat(tunings.pitch(0, 62)).isEqualTo(62);
    assertThat(tunings.pitch(5, 60)).isEqualTo(60);
  }

  @Test
  void allOnesLeaveAKeyAsItIs() {
    tunings.systemExclusive(bytes(0xF0, 0x7F, 0, 8, 2, 0, 1, 60, 0x7F, 0x7F, 0x7F, 0xF7));
    assertThat(tunings.pitch(0, 60)).isEqualTo(60);
  }

  @Test
  void aDumpIsAProgramToSelect() {
    tunings.systemExclusive(dump(7));
    assertThat(tunings.pitch(0, 60)).isEqualTo(60);
    tunings.select(0, 0, 7);
    for (int key = 0; key < 128; key++) {
      assertThat(tunings.pitch(0, key)).isEqualTo(127 - key + 0.5);
    }
    tunings.select(0, 0, 8);
    assertThat(tunings.pitch(0, 60)).as("a program that was never sent").isEqualTo(60);
  }

  @Test
  void aDumpWithAWrongChecksumIsIgnored() {
    byte[] dump = dump(0);
    dump[dump.length - 2] ^= 1;
    tunings.systemExclusive(dump);
    assertThat(tunings.pitch(0, 0)).isZero();
    dump[dump.length - 2] ^= 1;
    tunings.systemExclusive(Arrays.copyOf(dump, dump.length - 1));
    assertThat(tunings.pitch(0, 0)).isZero();
    tunings.systemExclusive(dump);
    assertThat(tunings.pitch(0, 0)).isEqualTo(127.5);
  }

  @Test
  void banksAreTheirOwnPrograms() {
    tunings.systemExclusive(bytes(0xF0, 0x7E, 0, 8, 7, 3, 0, 1, 60, 61, 0, 0, 0xF7));
    assertThat(tunings.pitch(0, 60)).isEqualTo(60);
    tunings.select(0, 3, 0);
    assertThat(tunings.pitch(0, 60)).isEqualTo(61);
  }

  @Test
  void octavesOfOneByteAreCents() {
    // Channels 1 and 16.
    tunings.systemExclusive(
        bytes(0xF0, 0x7E, 0, 8, 8, 2, 0, 1, 64, 0, 127, 64, 64, 64, 64, 64, 64, 64, 64, 65, 0xF7));
    assertThat(tunings.pitch(0, 60)).isEqualTo(60);
    assertThat(tunings.pitch(0, 61)).isEqualTo(60.36);
    assertThat(tunings.pitch(15, 62)).isEqualTo(62.63);
    assertThat(tunings.pitch(15, 11)).isEqualTo(11.01);
    assertThat(tunings.pitch(1, 61)).isEqualTo(61);
  }

  @Test
  void octavesOfTwoBytesAreFractionsOfASemitone() {
    int[] message = new int[33];
    int[] head = {0xF0, 0x7F, 0, 8, 9, 0, 1, 0};
    System.arraycopy(head, 0, message, 0, head.length);
    for (int note = 0; note < 12; note++) {
      message[8 + 2 * note] = 96;
    }
    message[32] = 0xF7;
    tunings.systemExclusive(bytes(message));
    assertThat(tunings.pitch(7, 60)).isEqualTo(60.5);
    assertThat(tunings.pitch(8, 60)).isEqualTo(60);
  }

  @Test
  void aNewBaseUndoesMessages() {
    tunings.systemExclusive(dump(0));
    tunings.base(new EqualTuning(220));
    assertThat(tunings.pitch(0, 60)).isEqualTo(48, within(1e-9));
    tunings.select(0, 0, 0);
    assertThat(tunings.pitch(0, 60)).isEqualTo(48, within(1e-9));
  }

  @Property(tries = 300)
  void noMessageMakesAPitchThatIsNone(
      @ForAll @IntRange(max = 10) int kind, @ForAll boolean realTime, @ForAll byte[] rest) {
    byte[] message = new byte[rest.length + 6];
    message[0] = (byte) 0xF0;
    message[1] = (byte) (realTime ? 0x7F : 0x7E);
    message[3] = 8;
    message[4] = (byte) kind;
    for (int i = 0; i < rest.length; i++) {
      message[5 + i] = (byte) (rest[i] & 0x7F);
    }
    message[message.length - 1] = (byte) 0xF7;
    tunings.systemExclusive(message);
    for (int channel = 0; channel < 16; channel++) {
      for (int key = 0; key < 128; key++) {
        assertThat(tunings.pitch(channel, key)).isBetween(-1.0, 128.0);
      }
    }
  }

  @Test
  void programsBeyondTheMostAreRefused() {
    for (int program = 0; program <= TuningPrograms.MOST; program++) {
      tunings.systemExclusive(
          bytes(0xF0, 0x7F, 0, 8, 7, program >> 7, program & 0x7F, 1, 60, 1, 0, 0, 0xF7));
    }
    tunings.select(0, 1, 127);
    assertThat(tunings.pitch(0, 60)).isEqualTo(1);
    tunings.select(0, 2, 0);
    assertThat(tunings.pitch(0, 60)).isEqualTo(60);
  }

  /** Key upside down, and half a semitone up. */
  private static byte[] dump(int program) {
    byte[] message = new byte[408];
    System.arraycopy(bytes(0xF0, 0x7E, 0, 8, 1, program), 0, message, 0, 6);
    Arrays.fill(message, 6, 22, (byte) ' ');
    for (int key = 0; key < 128; key++) {
      message[22 + 3 * key] = (byte) (127 - key);
      message[23 + 3 * key] = 0x40;
    }
    for (int i = 1; i < 406; i++) {
      message[406] ^= message[i];
    }
    message[407] = (byte) 0xF7;
    return message;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
