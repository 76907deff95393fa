package dev.nightjar.plugin.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.midi.EventRing;
import org.junit.jupiter.api.Test;

class LiveEventsTest {
  private final LiveEvents events = new LiveEvents();
  private final RecordingInstrument instrument = new RecordingInstrument();

  @Test
  void inputsAreMergedByTheirFrames() {
    EventRing first = new EventRing();
    EventRing second = new EventRing();
    events.add(first);
    events.add(second);
    first.put(10, 0x013c90);
    first.put(30, 0x033c90);
    second.put(20, 0x023c90);
    second.putExclusive(25, new byte[] {(byte) 0xf0, (byte) 0xf7}, 2);
    assertThat(events.nextFrame()).isEqualTo(10);
    for (int i = 0; i < 4; i++) {
      events.deliver(instrument);
    }
    assertThat(instrument.heard()).containsExactly("90 60 1", "90 60 2", "exclusive 2", "90 60 3");
    assertThat(events.nextFrame()).isEqualTo(EventSource.NONE);
    assertThat(events.exhausted()).isFalse();
  }

  @Test
  void whatHasComeIsAnnouncedOnceBeforeItsTime() {
    EventRing ring = new EventRing();
    events.add(ring);
    ring.put(1_000, 0x013c90);
    events.announce(instrument, 0);
    ring.put(1_001, 0x023c90);
    events.announce(instrument, 0);
    events.announce(instrument, 0);
    assertThat(instrument.announced()).containsExactly("90 60 1", "90 60 2");
    assertThat(instrument.heard()).isEmpty();
    events.deliver(instrument);
    ring.put(1_002, 0x033c90);
    events.deliver(instrument);
    events.deliver(instrument);
    events.announce(instrument, 0);
    assertThat(instrument.announced()).as("what is over is no news").hasSize(2);
    assertThat(instrument.heard()).containsExactly("90 60 1", "90 60 2", "90 60 3");
  }

  @Test
  void anInputThatLostMessagesLetsGoWhenItHasCaughtUp() {
    EventRing ring = new EventRing();
    events.add(ring);
    ring.put(1, 0x643c90);
    while (ring.put(2, 0x0101b0)) {}
    ring.put(3, 0x003c80);
    while (events.nextFrame() != EventSource.NONE) {
      events.deliver(instrument);
    }
    assertThat(instrument.heard()).startsWith("90 60 100", "b0 1 1").endsWith("80 60 64");
    ring.put(9, 0x643c90);
    assertThat(events.nextFrame()).as("it is heard again").isEqualTo(9);
    events.deliver(instrument);
    assertThat(events.nextFrame()).as("nothing more was lost").isEqualTo(EventSource.NONE);
  }

  @Test
  void anInputThatVanishesLetsGoOfWhatItHeldAndNothingElse() {
    EventRing leaving = new EventRing();
    EventRing staying = new EventRing();
    events.add(leaving);
    events.add(staying);
    staying.put(1, 0x644090);
    leaving.put(1, 0x643c90);
    leaving.put(2, 0x643e91);
    leaving.put(3, 0x7f40b1);
    leaving.put(4, 0x003c90);
    leaving.put(5, 0x643f90);
    leaving.put(6, 0x643f80);
    leaving.close();
    while (events.nextFrame() != EventSource.NONE) {
      events.deliver(instrument);
    }
    assertThat(instrument.heard()).endsWith("80 63 100", "81 62 64", "b1 64 0");
    assertThat(instrument.heard()).doesNotContain("80 64 64", "80 60 64");
    staying.put(9, 0x004080);
    assertThat(events.nextFrame()).isEqualTo(9);
  }
}
