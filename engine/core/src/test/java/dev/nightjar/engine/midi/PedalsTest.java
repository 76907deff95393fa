package dev.nightjar.engine.midi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PedalsTest {

  private static final int SUSTAIN = 64;
  private static final int SOSTENUTO = 66;

  private final HeardNotes heard = new HeardNotes();
  private final Messages midi = new Messages(new MidiInput(heard));

  @Test
  void aNoteOnOfVelocityZeroEndsTheNote() {
    midi.on(3, 60, 100);
    midi.on(3, 60, 0);
    assertThat(heard.since()).containsExactly("on 3 60 100", "off 3 60 64");
  }

  @Test
  void aNoteOffForASilentKeyIsNotHeard() {
    midi.off(0, 60, 10);
    midi.on(0, 60, 100);
    midi.off(0, 60, 10);
    midi.off(0, 60, 10);
    assertThat(heard.since()).containsExactly("on 0 60 100", "off 0 60 10");
  }

  @Test
  void theSustainPedalHoldsNotesUntilItIsUp() {
    midi.on(0, 60, 100);
    midi.control(0, SUSTAIN, 64);
    midi.off(0, 60, 33);
    midi.on(0, 64, 90);
    assertThat(heard.since()).containsExactly("on 0 60 100", "on 0 64 90");
    midi.control(0, SUSTAIN, 63);
    assertThat(heard.since()).containsExactly("off 0 60 33");
    midi.off(0, 64, 5);
    assertThat(heard.since()).containsExactly("off 0 64 5");
  }

  @Test
  void aHeldKeyStruckAgainEndsItsEarlierNoteFirst() {
    midi.control(0, SUSTAIN, 127);
    midi.on(0, 60, 100);
    midi.off(0, 60, 20);
    midi.on(0, 60, 80);
    assertThat(heard.since()).containsExactly("on 0 60 100", "off 0 60 20", "on 0 60 80");
    midi.control(0, SUSTAIN, 0);
    assertThat(heard.since()).isEmpty();
    midi.off(0, 60, 30);
    assertThat(heard.since()).containsExactly("off 0 60 30");
  }

  @Test
  void aKeyStruckTwiceEndsItsEarlierNoteFirst() {
    midi.on(0, 60, 100);
    midi.on(0, 60, 80);
    midi.off(0, 60, 30);
    assertThat(heard.since())
        .containsExactly("on 0 60 100", "off 0 60 64", "on 0 60 80", "off 0 60 30");
  }

  @Test
  void sostenutoHoldsOnlyTheKeysThatWereDown() {
    midi.on(0, 60, 100);
    midi.control(0, SOSTENUTO, 127);
    midi.on(0, 64, 100);
    midi.off(0, 60, 1);
    midi.off(0, 64, 2);
    assertThat(heard.since()).containsExactly("on 0 60 100", "on 0 64 100", "off 0 64 2");
    midi.control(0, SOSTENUTO, 0);
    assertThat(heard.since()).containsExactly("off 0 60 1");
  }

  @Test
  void theSustainPedalTakesOverWhatSostenutoHeld() {
    midi.on(0, 60, 100);
    midi.control(0, SOSTENUTO, 127);
    midi.off(0, 60, 1);
    midi.control(0, SUSTAIN, 127);
    midi.control(0, SOSTENUTO, 0);
    assertThat(heard.since()).containsExactly("on 0 60 100");
    midi.control(0, SUSTAIN, 0);
    assertThat(heard.since()).containsExactly("off 0 60 1");
  }

  @Test
  void allNotesOffLeavesWhatThePedalHolds() {
    midi.on(0, 60, 100);
    midi.control(0, 123, 0);
    assertThat(heard.since()).containsExactly("on 0 60 100", "notes off 0");
    midi.on(0, 60, 100);
    midi.control(0, SUSTAIN, 127);
    midi.control(0, 123, 0);
    assertThat(heard.since()).containsExactly("on 0 60 100");
    midi.control(0, SUSTAIN, 0);
    assertThat(heard.since()).containsExactly("off 0 60 64");
  }

  @Test
  void allSoundOffSilencesWhateverThePedals() {
    midi.control(0, SUSTAIN, 127);
    midi.on(0, 60, 100);
    midi.control(0, 120, 0);
    midi.off(0, 60, 1);
    midi.control(0, SUSTAIN, 0);
    assertThat(heard.since()).containsExactly("on 0 60 100", "sound off 0");
  }

  @Test
  void modeChangesEndAllNotes() {
    for (int mode = 124; mode <= 127; mode++) {
      midi.control(2, mode, 0);
    }
    assertThat(heard.since()).hasSize(4).containsOnly("notes off 2");
  }

  @Test
  void resettingControllersLiftsThePedals() {
    midi.control(0, SUSTAIN, 127);
    midi.on(0, 60, 100);
    midi.off(0, 60, 7);
    midi.control(0, 121, 0);
    assertThat(heard.since()).containsExactly("on 0 60 100", "off 0 60 7");
  }
}
