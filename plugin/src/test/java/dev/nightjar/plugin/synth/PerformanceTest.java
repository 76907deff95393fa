package dev.nightjar.plugin.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.instrument.Instrument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceTest {

  /** Live input as it is at its worst: whoever looks a second time sees a message, due long ago. */
  private static final class SuddenEvents implements EventSource {
    private int looks;
    private boolean delivered;

    @Override
    public long nextFrame() {
      looks++;
      return looks == 1 || delivered ? NONE : 0;
    }

    @Override
    public void deliver(Instrument instrument) {
      delivered = true;
      instrument.message(0x643c90);
    }

    @Override
    public boolean exhausted() {
      return false;
    }
  }

  @Test
  void aMessageThatComesWhileACellIsRenderedIsHeardWithTheNext() {
    List<Integer> rendered = new ArrayList<>();
    RecordingInstrument instrument =
        new RecordingInstrument() {
          @Override
          public void render(float[] left, float[] right, int offset, int frames) {
            rendered.add(frames);
          }
        };
    Performance performance = new Performance(instrument, new SuddenEvents(), 0);
    performance.jumpTo(640);
    performance.render(new float[2][Performance.CELL_FRAMES], 0);
    assertThat(rendered).containsExactly(Performance.CELL_FRAMES);
    assertThat(performance.position()).isEqualTo(640 + Performance.CELL_FRAMES);
    performance.render(new float[2][Performance.CELL_FRAMES], 0);
    assertThat(instrument.heard()).containsExactly("90 60 100");
  }
}
