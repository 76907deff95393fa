package dev.nightjar.plugin.midi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.midi.EventRing;
import org.junit.jupiter.api.Test;

class MessageIntakeTest {
  private final EventRing ring = new EventRing();
  private final MessageIntake intake = new MessageIntake(ring, MidiFilter.ALL);

  @Test
  void channelMessagesKeepAllTheirBytes() {
    take(intake, 0xe3, 0x12, 0x45);
    take(intake, 0xc4, 0x33);
    assertThat(ring.take()).isEqualTo(0x4512e3);
    assertThat(ring.take()).isEqualTo(0x33c4);
  }

  @Test
  void exclusiveMessagesInPiecesBecomeWhole() {
    take(intake, 0xf0, 1, 2);
    take(intake, 0xf7, 3, 4);
    assertThat(ring.nextFrame()).isEqualTo(EventRing.NONE);
    take(intake, 0xf7, 5, 0xf7);
    assertThat(ring.takeExclusive()).containsExactly(0xf0, 1, 2, 3, 4, 5, 0xf7);
    take(intake, 0xf0, 9, 0xf7);
    assertThat(ring.takeExclusive()).containsExactly(0xf0, 9, 0xf7);
  }

  @Test
  void whatIsForNoInstrumentIsLeftOut() {
    take(intake, 0xf8);
    take(intake, 0xfe);
    take(intake, 0xf2, 1, 2);
    take(intake, 0xf7);
    take(intake, 0xf7, 3, 0xf7);
    take(intake);
    byte[] endless = new byte[1 << 14];
    endless[0] = (byte) 0xf0;
    intake.take(0, endless, endless.length);
    take(intake, 0xf7, 1, 0xf7);
    assertThat(ring.nextFrame()).isEqualTo(EventRing.NONE);
  }

  @Test
  void oneChannelCanBeHeardAlone() {
    MessageIntake third = new MessageIntake(ring, new MidiFilter("", 2));
    take(third, 0x91, 60, 1);
    take(third, 0x92, 60, 2);
    take(third, 0xb3, 60, 3);
    assertThat(ring.take()).isEqualTo(0x023c92);
    assertThat(ring.nextFrame()).isEqualTo(EventRing.NONE);
  }

  private static void take(MessageIntake intake, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    intake.take(0, bytes, bytes.length);
  }
}
