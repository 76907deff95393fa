package dev.nightjar.engine.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MpeTest {

  private static final Offset<Double> EXACT = within(1e-9);

  private final HeardNotes heard = new HeardNotes();
  private final MidiInput input = new MidiInput(heard);
  private final Messages midi = new Messages(input);

  @Test
  void membersBendByFortyEightAndTheirMasterByTwo() {
    midi.zone(0, 3);
    midi.bend(0, 16383);
    midi.bend(2, 0);
    assertThat(input.bendSemitones(0)).isEqualTo(2, EXACT);
    assertThat(input.bendSemitones(1)).isEqualTo(2, EXACT);
    assertThat(input.bendSemitones(2)).isEqualTo(-46, EXACT);
    assertThat(input.bendSemitones(4)).as("outside of the zone").isZero();
  }

  @Test
  void membersShareTheirBendRange() {
    midi.zone(15, 3);
    midi.parameter(13, 0, 24, 0);
    midi.bend(12, 16383);
    midi.bend(15, 16383);
    assertThat(input.bendSemitones(12)).isEqualTo(26, EXACT);
  }

  @Test
  void aMastersControllersActOnItsMembers() {
    midi.zone(0, 2);
    midi.control(0, 7, 64);
    midi.control(0, 1, 90);
    midi.control(0, 74, 80);
    midi.control(1, 74, 40);
    midi.send(0xD0, 50, 0);
    midi.send(0xD1, 70, 0);
    assertThat(input.gain(1)).isEqualTo(input.gain(0));
    assertThat(input.controller(1, 1)).isEqualTo(90);
    assertThat(input.controller(1, 74)).isEqualTo(56);
    assertThat(input.channelPressure(1)).isEqualTo(70 / 127f);
    assertThat(input.channelPressure(2)).isEqualTo(50 / 127f);
  }

  @Test
  void aMastersPedalHoldsItsMembersNotes() {
    midi.zone(0, 2);
    heard.since();
    midi.on(1, 60, 100);
    midi.on(2, 60, 100);
    midi.on(3, 60, 100);
    midi.control(0, 64, 127);
    midi.off(1, 60, 1);
    midi.off(2, 60, 2);
    midi.off(3, 60, 3);
    assertThat(heard.since())
        .containsExactly("on 1 60 100", "on 2 60 100", "on 3 60 100", "off 3 60 3");
    midi.control(0, 64, 0);
    assertThat(heard.since()).containsExactly("off 1 60 1", "off 2 60 2");
  }

  @Test
  void aMastersProgramAndModeMessagesAreThoseOfItsZone() {
    midi.zone(15, 2);
    heard.since();
    midi.program(15, 9);
    midi.control(15, 120, 0);
    assertThat(heard.since())
        .containsExactly(
            "program 15 0 9",
            "program 13 0 9",
            "program 14 0 9",
            "sound off 13",
            "sound off 14",
            "sound off 15");
  }

  @Test
  void membersTakeOnTheProgramThatTheirMasterHas() {
    midi.program(0, 5);
    heard.since();
    midi.zone(0, 1);
    assertThat(heard.since()).contains("program 1 0 5");
  }

  @Test
  void theNewerZoneTakesChannelsFromTheOlder() {
    midi.zone(0, 10);
    midi.zone(15, 7);
    midi.bend(0, 16383);
    midi.bend(15, 0);
    assertThat(input.bendSemitones(7)).isEqualTo(2, EXACT);
    assertThat(input.bendSemitones(8)).isEqualTo(-2, EXACT);
    assertThat(input.bendSemitones(14)).isEqualTo(-2, EXACT);
  }

  @Test
  void aZoneOfAllChannelsEndsTheOther() {
    midi.zone(15, 4);
    midi.zone(0, 15);
    midi.bend(0, 16383);
    for (int channel = 1; channel < 16; channel++) {
      assertThat(input.bendSemitones(channel)).isEqualTo(2, EXACT);
    }
    midi.zone(0, 14);
    midi.bend(15, 16383);
    assertThat(input.bendSemitones(14)).as("no zone comes back").isZero();
  }

  @Test
  void aZoneThatEndsLeavesOrdinaryChannels() {
    midi.zone(0, 15);
    midi.on(4, 60, 100);
    heard.since();
    midi.zone(0, 0);
    assertThat(heard.since()).contains("notes off 4");
    midi.bend(4, 16383);
    midi.bend(0, 0);
    assertThat(input.bendSemitones(4)).isEqualTo(2, EXACT);
    assertThat(input.gain(4)).isEqualTo(input.gain(0));
  }

  @Test
  void onlyMastersMakeZones() {
    midi.zone(3, 5);
    midi.bend(3, 16383);
    assertThat(input.bendSemitones(4)).isZero();
    assertThat(heard.since()).isEmpty();
  }
}
