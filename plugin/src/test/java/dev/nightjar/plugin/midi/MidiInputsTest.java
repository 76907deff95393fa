package dev.nightjar.plugin.midi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.midi.EventRing;
import dev.nightjar.plugin.midi.FakePorts.FakePort;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MidiInputsTest {
  private static final long PERIOD_MS = 5;

  private final FakePorts ports = new FakePorts();
  private final List<EventRing> rings = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();

  @Test
  void inputsThatAppearAreOpenedAndThoseThatVanishClosed() throws Exception {
    FakePort first = ports.plug("Piano");
    try (MidiInputs inputs = inputs(MidiFilter.ALL)) {
      assertThat(inputs.names()).containsExactly("Piano");
      first.send(0x90, 60, 100);
      assertThat(rings.get(0).nextFrame()).isEqualTo(42);

      FakePort second = ports.plug("Drums");
      await(second::isOpen);
      await(() -> rings.size() == 2);

      ports.unplug(first);
      await(() -> said.contains("MIDI input \"Piano\" has gone."));
      assertThat(first.isOpen()).isFalse();
      assertThat(rings.get(0).finished()).as("a note still waits").isFalse();
      rings.get(0).take();
      assertThat(rings.get(0).finished()).isTrue();

      FakePort again = ports.plug("Piano");
      await(again::isOpen);
      await(() -> inputs.names().equals(List.of("Drums", "Piano")));
    }
    await(() -> rings.stream().skip(1).allMatch(EventRing::finished));
    assertThat(said).startsWith("MIDI input: Piano", "MIDI input: Drums");
  }

  @Test
  void onlyWantedInputsAreOpened() {
    FakePort piano = ports.plug("Stage PIANO 2");
    FakePort other = ports.plug("Control surface");
    try (MidiInputs inputs = inputs(new MidiFilter("piano", -1))) {
      assertThat(inputs.names()).containsExactly("Stage PIANO 2");
      assertThat(piano.isOpen()).isTrue();
      assertThat(other.isOpen()).isFalse();
    }
  }

  @Test
  void anInputInUseIsSaidOnce() throws Exception {
    ports.plug("Piano", true);
    try (MidiInputs inputs = inputs(MidiFilter.ALL)) {
      FakePort other = ports.plug("Drums");
      await(other::isOpen);
      assertThat(inputs.names()).doesNotContain("Piano");
    }
    assertThat(said).containsExactly("MIDI input \"Piano\" does not open.", "MIDI input: Drums");
  }

  @Test
  void anotherDeviceOfTheSameNameIsOpenedAnew() throws Exception {
    FakePort before = ports.plug("Piano");
    try (MidiInputs inputs = inputs(MidiFilter.ALL)) {
      FakePort after = ports.swap(before);
      await(after::isOpen);
      assertThat(before.isOpen()).isFalse();
      assertThat(inputs.names()).hasSizeLessThan(2);
    }
  }

  @Test
  void aDriverThatThrowsIsSpokenOfOnceAndAskedAgain() throws Exception {
    FakePort piano = ports.plug("Piano");
    try (MidiInputs inputs = inputs(MidiFilter.ALL)) {
      ports.confuse(true);
      await(() -> ports.confusions() > 5);
      FakePort other = ports.plug("Drums");
      ports.confuse(false);
      await(other::isOpen);
      assertThat(inputs.names()).contains("Piano");
    }
    assertThat(piano.isOpen()).isFalse();
    assertThat(said).filteredOn(text -> text.contains("confused by the test")).hasSize(1);
  }

  private MidiInputs inputs(MidiFilter filter) {
    return new MidiInputs(ports, filter, () -> 42, rings::add, said::add, PERIOD_MS);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(2);
    }
  }
}
