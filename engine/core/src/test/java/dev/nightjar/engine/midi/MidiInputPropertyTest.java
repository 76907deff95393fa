package dev.nightjar.engine.midi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MidiInputPropertyTest {

  /** Notes, pedals, modes and zones on few channels and keys, so that they meet. */
  @Provide
  Arbitrary<List<Integer>> messages() {
    Arbitrary<Integer> notes =
        Combinators.combine(
                Arbitraries.of(0x80, 0x90), channels(), keys(), Arbitraries.of(0, 1, 127))
            .as(MidiInputPropertyTest::packed);
    Arbitrary<Integer> controls =
        Combinators.combine(
                Arbitraries.of(0xB0),
                channels(),
                Arbitraries.of(64, 66, 64, 66, 120, 121, 123, 127, 101, 100, 6),
                Arbitraries.of(0, 6, 127))
            .as(MidiInputPropertyTest::packed);
    return Arbitraries.oneOf(notes, controls).list().ofMaxSize(150);
  }

  private static Arbitrary<Integer> channels() {
    return Arbitraries.of(0, 1, 15);
  }

  private static Arbitrary<Integer> keys() {
    return Arbitraries.of(60, 61);
  }

  private static int packed(int status, int channel, int first, int second) {
    return status | channel | first << 8 | second << 16;
  }

  @Property(tries = 500)
  void notesBeginOnceAndEndOnce(@ForAll("messages") List<Integer> messages) {
    Sounding sounding = new Sounding();
    MidiInput input = new MidiInput(sounding);
    messages.forEach(input::message);
    for (int channel = 0; channel < 16; channel++) {
      input.message(packed(0xB0, channel, 64, 0));
      input.message(packed(0xB0, channel, 66, 0));
      for (int key = 0; key < 128; key++) {
        input.message(packed(0x80, channel, key, 64));
      }
    }
    assertThat(sounding.notes).isEmpty();
  }

  @Property(tries = 300)
  void controlsStayInTheirRangesWhateverComes(
      @ForAll("anything") List<Integer> messages, @ForAll byte[] exclusive) {
    MidiInput input = new MidiInput(new HeardNotes());
    input.systemExclusive(exclusive);
    messages.forEach(input::message);
    for (int channel = 0; channel < 16; channel++) {
      assertThat(input.bendSemitones(channel)).isBetween(-400.0, 400.0);
      assertThat(input.gain(channel)).isBetween(0f, 1f);
      assertThat(input.pan(channel)).isBetween(-1f, 1f);
      assertThat(input.channelPressure(channel)).isBetween(0f, 1f);
      for (int number = 0; number < 128; number++) {
        assertThat(input.controller(channel, number)).isBetween(0f, 127f);
        assertThat(input.pressure(channel, number)).isBetween(0f, 1f);
        assertThat(input.pitch(channel, number)).isFinite();
      }
    }
  }

  @Provide
  Arbitrary<List<Integer>> anything() {
    return Arbitraries.integers().list().ofMaxSize(200);
  }

  /** Insists that a note begins only where none sounds and ends only where one does. */
  private static final class Sounding implements NoteListener {
    private final Set<Integer> notes = new HashSet<>();

    @Override
    public void noteOn(int channel, int key, int velocity) {
      assertThat(notes.add(channel << 7 | key)).isTrue();
    }

    @Override
    public void noteOff(int channel, int key, int releaseVelocity) {
      assertThat(notes.remove(channel << 7 | key)).isTrue();
    }

    @Override
    public void allNotesOff(int channel) {
      notes.removeIf(note -> note >> 7 == channel);
    }

    @Override
    public void allSoundOff(int channel) {
      allNotesOff(channel);
    }

    @Override
    public void programChange(int channel, int bank, int program) {}
  }
}
