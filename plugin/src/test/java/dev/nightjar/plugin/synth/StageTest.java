package dev.nightjar.plugin.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.engine.midi.EventRing;
import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.synth.SynthSettings.BackendKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StageTest {
  private static final int BLOCK = 128;
  private static final int BLOCKS_WHILE_OPENED = 200;

  private final List<RecordingInstrument> opened = new ArrayList<>();
  private final EventRing keys = new EventRing();
  private final float[][] block = new float[2][BLOCK];
  private Stage stage;
  private volatile boolean broken;

  /** Opening the second one takes as long as the output takes to play many blocks. */
  private final InstrumentOpener slowly =
      new InstrumentOpener() {
        @Override
        public Instrument open(Sound sound, int sampleRateHz, Mode mode) {
          broken = false;
          for (int i = 0; i < BLOCKS_WHILE_OPENED && !opened.isEmpty(); i++) {
            stage.pull(block, BLOCK);
          }
          opened.add(
              new RecordingInstrument() {
                @Override
                public void render(float[] left, float[] right, int offset, int frames) {
                  if (broken) {
                    throw new IllegalStateException("broken by the test");
                  }
                }
              });
          return opened.get(opened.size() - 1);
        }

        @Override
        public List<PresetEntry> presets() {
          return List.of();
        }
      };

  @Test
  void anotherInstrumentGoesOnWhereTheFirstOneWouldBeAndAsItWasSet() throws Exception {
    SynthSettings settings =
        new SynthSettings(
            BackendKind.JAVA,
            null,
            48_000,
            BLOCK,
            4,
            1,
            MidiFilter.ALL,
            Sound.GENERAL_MIDI,
            0,
            null,
            0);
    try (Stage begun = new Stage(settings, slowly, new SynthTotals(), 48_000, BLOCK)) {
      stage = begun;
      stage.add(keys);
      keys.put(0, 0x05c0);
      keys.put(0, 0x7f40b0);
      while (opened.get(0).heard().size() < 2) {
        pull();
      }
      broken = true;
      while (stage.engine().failure() == null) {
        pull();
      }
      long before = stage.engine().position();
      stage.replaceInstrument();
      assertThat(stage.engine().position()).isEqualTo(before + BLOCKS_WHILE_OPENED * BLOCK);
      assertThat(opened.get(1).heard()).containsExactly("c0 5 0", "b0 64 127");
    }
  }

  private void pull() throws InterruptedException {
    stage.pull(block, BLOCK);
    Thread.sleep(1);
  }
}
