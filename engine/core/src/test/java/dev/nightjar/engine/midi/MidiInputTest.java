package dev.nightjar.engine.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.nightjar.engine.tuning.EqualTuning;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MidiInputTest {

  private static final Offset<Double> EXACT = within(1e-9);
  private static final Offset<Float> CLOSE = within(1e-6f);

  private final HeardNotes heard = new HeardNotes();
  private final MidiInput input = new MidiInput(heard);
  private final Messages midi = new Messages(input);

  @Test
  void atRestChannelsStandAsGeneralMidiSays() {
    for (int channel = 0; channel < 16; channel++) {
      assertThat(input.bendSemitones(channel)).isZero();
      assertThat(input.gain(channel)).isEqualTo((float) Math.pow(100 / 127.0, 2), CLOSE);
      assertThat(input.pan(channel)).isZero();
      assertThat(input.channelPressure(channel)).isZero();
      assertThat(input.controller(channel, 1)).isZero();
      assertThat(input.controller(channel, 74)).isEqualTo(64);
    }
    assertThat(input.pitch(0, 69)).isEqualTo(69);
    assertThat(heard.since()).isEmpty();
  }

  @Test
  void bendReachesItsRangeBothWays() {
    midi.bend(4, 16383);
    assertThat(input.bendSemitones(4)).isEqualTo(2, EXACT);
    midi.bend(4, 0);
    assertThat(input.bendSemitones(4)).isEqualTo(-2, EXACT);
    midi.parameter(4, 0, 12, 50);
    assertThat(input.bendSemitones(4)).isEqualTo(-12.5, EXACT);
    assertThat(input.pitch(4, 60)).isEqualTo(47.5, EXACT);
    midi.parameter(4, 0, 127, 0);
    assertThat(input.bendSemitones(4)).isEqualTo(-96, EXACT);
    assertThat(input.bendSemitones(5)).isZero();
  }

  @Test
  void incrementsOfTheBendRangeAreCents() {
    midi.parameter(0, 0, 2, 99);
    midi.bend(0, 16383);
    midi.control(0, 96, 0);
    assertThat(input.bendSemitones(0)).isEqualTo(3, EXACT);
    midi.control(0, 97, 0);
    assertThat(input.bendSemitones(0)).isEqualTo(2.99, EXACT);
  }

  @Test
  void channelTuningIsCoarseAndFine() {
    midi.parameter(0, 2, 64 + 7, 0);
    midi.parameter(0, 1, 32, 0);
    assertThat(input.bendSemitones(0)).isEqualTo(6.5, EXACT);
    midi.control(0, 121, 0);
    assertThat(input.bendSemitones(0)).as("outlives a reset of controllers").isEqualTo(6.5, EXACT);
  }

  @Test
  void dataEntryGoesNowhereWithoutARegisteredParameter() {
    midi.bend(0, 16383);
    midi.control(0, 6, 24);
    midi.control(0, 99, 0);
    midi.control(0, 98, 0);
    midi.control(0, 6, 24);
    midi.parameter(0, 0, 5, 0);
    midi.parameter(0, 0x3FFF, 24, 0);
    midi.control(0, 96, 0);
    assertThat(input.bendSemitones(0)).isEqualTo(5, EXACT);
  }

  @Test
  void volumeAndExpressionAreSquares() {
    midi.control(0, 7, 127);
    midi.control(0, 11, 64);
    assertThat(input.gain(0)).isEqualTo((float) Math.pow(64 / 127.0, 2), CLOSE);
    midi.control(0, 67, 127);
    assertThat(input.gain(0)).isLessThan((float) Math.pow(64 / 127.0, 2));
    midi.exclusive(0x7F, 0x7F, 4, 1, 0, 0);
    assertThat(input.gain(0)).isZero();
  }

  @Test
  void finePartsAreFractionsUntilTheCoarsePartComesAgain() {
    midi.control(0, 1, 10);
    midi.control(0, 33, 64);
    assertThat(input.controller(0, 1)).isEqualTo(10.5f);
    midi.control(0, 1, 11);
    assertThat(input.controller(0, 1)).isEqualTo(11);
    midi.control(0, 1, 127);
    midi.control(0, 33, 127);
    assertThat(input.controller(0, 1)).isEqualTo(127);
  }

  @Test
  void panGoesFromLeftToRight() {
    midi.control(0, 10, 0);
    assertThat(input.pan(0)).isEqualTo(-1);
    midi.control(0, 10, 127);
    assertThat(input.pan(0)).isEqualTo(1);
    midi.control(0, 8, 0);
    assertThat(input.pan(0)).isZero();
  }

  @Test
  void aKeysPressureIsTheLargerOfItsOwnAndItsChannels() {
    midi.send(0xA0, 60, 127);
    midi.send(0xD0, 63, 0);
    assertThat(input.pressure(0, 60)).isEqualTo(1);
    assertThat(input.pressure(0, 61)).isEqualTo(63 / 127f);
    assertThat(input.channelPressure(0)).isEqualTo(63 / 127f);
  }

  @Test
  void programsComeWithTheirBank() {
    midi.control(5, 32, 3);
    midi.control(5, 0, 2);
    midi.program(5, 7);
    assertThat(heard.since()).containsExactly("program 5 259 7");
  }

  @Test
  void resettingControllersLeavesMixAndProgramAlone() {
    midi.control(0, 7, 50);
    midi.control(0, 10, 20);
    midi.control(0, 74, 100);
    midi.control(0, 1, 90);
    midi.control(0, 11, 30);
    midi.bend(0, 0);
    midi.send(0xD0, 100, 0);
    midi.control(0, 121, 0);
    assertThat(input.controller(0, 7)).isEqualTo(50);
    assertThat(input.controller(0, 10)).isEqualTo(20);
    assertThat(input.controller(0, 74)).isEqualTo(100);
    assertThat(input.controller(0, 1)).isZero();
    assertThat(input.controller(0, 11)).isEqualTo(127);
    assertThat(input.bendSemitones(0)).isZero();
    assertThat(input.channelPressure(0)).isZero();
  }

  @Test
  void generalMidiOnResetsEverythingAndSelectsTheFirstProgram() {
    midi.on(0, 60, 100);
    midi.zone(0, 5);
    midi.bend(0, 0);
    midi.exclusive(0x7F, 0x7F, 4, 4, 0, 70);
    heard.since();
    midi.exclusive(0x7E, 0x7F, 9, 1);
    assertThat(input.bendSemitones(0)).isZero();
    assertThat(input.gain(1)).isEqualTo((float) Math.pow(100 / 127.0, 2), CLOSE);
    assertThat(heard.since()).contains("sound off 0", "program 0 0 0", "program 15 0 0");
  }

  /** GS reset and XG on, for any device. */
  @ParameterizedTest
  @ValueSource(
      strings = {"41 10 42 12 40 00 7F 00 41", "43 10 4C 00 00 7E 00", "43 1F 4C 00 00 7E 00"})
  void theResetsOfGsAndXgDoTheSame(String bytes) {
    midi.on(0, 60, 100);
    midi.bend(0, 0);
    midi.control(3, 7, 1);
    heard.since();
    midi.exclusive(
        Arrays.stream(bytes.split(" ")).mapToInt(each -> Integer.parseInt(each, 16)).toArray());
    assertThat(input.bendSemitones(0)).isZero();
    assertThat(input.gain(3)).isEqualTo((float) Math.pow(100 / 127.0, 2), CLOSE);
    assertThat(heard.since()).contains("sound off 0", "program 0 0 0", "program 15 0 0");
  }

  @Test
  void theRangeOfModulationIsAFactorOfHalfASemitone() {
    assertThat(input.modulationDepth(2)).isEqualTo(1);
    midi.parameter(2, 5, 1, 64);
    assertThat(input.modulationDepth(2)).isEqualTo(3, EXACT);
    midi.control(2, 97, 0);
    assertThat(input.modulationDepth(2)).isEqualTo(191 / 64.0, EXACT);
    assertThat(input.modulationDepth(3)).isEqualTo(1);
    midi.zone(0, 5);
    midi.parameter(0, 5, 1, 0);
    assertThat(input.modulationDepth(1)).isEqualTo(2, EXACT);
    midi.exclusive(0x7E, 0x7F, 9, 1);
    assertThat(input.modulationDepth(2)).isEqualTo(1);
  }

  @Test
  void masterTuningMovesAllChannelsButDrumsStayOnTheirKeys() {
    midi.exclusive(0x7F, 0x7F, 4, 4, 0, 64 + 3);
    midi.exclusive(0x7F, 0x7F, 4, 3, 0, 32);
    assertThat(input.bendSemitones(0)).isEqualTo(2.5, EXACT);
    assertThat(input.bendSemitones(9)).isEqualTo(-0.5, EXACT);
  }

  @Test
  void tuningsChangePitches() {
    input.tuning(new EqualTuning(880));
    assertThat(input.pitch(3, 60)).isEqualTo(72, EXACT);
    midi.exclusive(0x7F, 0, 8, 2, 0, 1, 60, 61, 0x40, 0);
    assertThat(input.pitch(3, 60)).isEqualTo(61.5, EXACT);
    input.reset();
    assertThat(input.pitch(3, 60)).isEqualTo(72, EXACT);
  }

  @Test
  void tuningProgramsAreSelectedByRegisteredParameters() {
    midi.exclusive(0x7F, 0, 8, 7, 2, 5, 1, 60, 61, 0, 0);
    assertThat(input.pitch(0, 60)).isEqualTo(60);
    midi.parameter(0, 4, 2, 0);
    midi.parameter(0, 3, 5, 0);
    assertThat(input.pitch(0, 60)).isEqualTo(61);
    assertThat(input.pitch(0, 61)).isEqualTo(61);
    assertThat(input.pitch(1, 60)).isEqualTo(60);
  }

  @Test
  void messagesAllocateNothing() {
    MidiInput quiet = new MidiInput(new Silence());
    sweep(quiet);
    sweep(quiet);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    threads.getThreadAllocatedBytes(id);
    long before = threads.getThreadAllocatedBytes(id);
    sweep(quiet);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isZero();
  }

  /** Every status and data byte, with all values of the other one at least once in a while. */
  private static void sweep(MidiInput input) {
    for (int status = 0x80; status < 0x100; status++) {
      for (int first = 0; first < 128; first++) {
        input.message(status | first << 8 | (first * 7 + status) % 128 << 16);
      }
      input.message(0xB0 | (status & 0xF) | 101 << 8);
      input.message(0xB0 | (status & 0xF) | 100 << 8 | status % 7 << 16);
      input.message(0xB0 | (status & 0xF) | 6 << 8 | status % 16 << 16);
      for (int channel = 0; channel < 16; channel++) {
        input.pitch(channel, 60);
        input.gain(channel);
        input.pan(channel);
        input.pressure(channel, 60);
      }
    }
  }

  @Test
  void systemMessagesAndBrokenExclusivesChangeNothing() {
    IntStream.range(0xF0, 0x100).forEach(status -> midi.send(status, 1, 2));
    input.systemExclusive(new byte[0]);
    input.systemExclusive(new byte[] {(byte) 0xF0, (byte) 0xF7});
    midi.exclusive(0x7E, 0x7F, 9);
    midi.exclusive(0x7F, 0x7F, 4, 1, 0);
    midi.exclusive(0x7F, 0x7F, 4, 1, 0x80, 0);
    assertThat(heard.since()).isEmpty();
    assertThat(input.gain(0)).isEqualTo((float) Math.pow(100 / 127.0, 2), CLOSE);
  }

  private static final class Silence implements NoteListener {
    @Override
    public void noteOn(int channel, int key, int velocity) {}

    @Override
    public void noteOff(int channel, int key, int releaseVelocity) {}

    @Override
    public void allNotesOff(int channel) {}

    @Override
    public void allSoundOff(int channel) {}

    @Override
    public void programChange(int channel, int bank, int program) {}
  }
}
