package dev.nightjar.examples.dusk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTMidiEvent;
import org.junit.jupiter.api.Test;

class DuskTest {
  private static final int RATE_HZ = 44_100;

  private static Dusk dusk() {
    Dusk dusk = new Dusk(1);
    dusk.setSampleRate(RATE_HZ);
    dusk.setParameter(0, 0);
    dusk.setParameter(3, 0);
    dusk.setParameter(4, 0);
    dusk.setParameter(7, 0);
    return dusk;
  }

  private static VSTEvents events(int... framesAndMessages) {
    VSTEvent[] all = new VSTEvent[framesAndMessages.length / 2];
    for (int i = 0; i < all.length; i++) {
      int message = framesAndMessages[2 * i + 1];
      all[i] = new VSTMidiEvent();
      all[i].setType(VSTEvent.VST_EVENT_MIDI_TYPE);
      all[i].setDeltaFrames(framesAndMessages[2 * i]);
      all[i].setData(new byte[] {(byte) message, (byte) (message >> 8), (byte) (message >> 16), 0});
    }
    VSTEvents events = new VSTEvents();
    events.setEvents(all);
    events.setNumEvents(all.length);
    return events;
  }

  private static int note(int key) {
    return 0x90 | key << 8 | 100 << 16;
  }

  private static float[][] played(Dusk dusk, int frames) {
    float[][] out = new float[2][frames];
    dusk.processReplacing(new float[0][], out, frames);
    return out;
  }

  /** How often the mean of both sides goes up through zero, in Hz. */
  private static double pitchHz(float[][] sound, int from) {
    int first = -1;
    int last = -1;
    int periods = -1;
    for (int i = from + 1; i < sound[0].length; i++) {
      if (sound[0][i - 1] < 0 && sound[0][i] >= 0) {
        first = first < 0 ? i : first;
        last = i;
        periods++;
      }
    }
    return (double) periods * RATE_HZ / (last - first);
  }

  @Test
  void keySoundsAtItsPitchFromItsFrame() {
    Dusk dusk = dusk();
    dusk.setParameter(1, 0.35f);
    dusk.processEvents(events(100, note(69)));
    float[][] sound = played(dusk, RATE_HZ);
    assertThat(Arrays.copyOf(sound[0], 100)).containsOnly(0);
    assertThat(sound[0][120]).isNotZero();
    assertThat(pitchHz(sound, 4_000)).isCloseTo(440, within(0.5));
  }

  @Test
  void bentWheelMovesTwoSemitones() {
    Dusk dusk = dusk();
    dusk.setParameter(1, 0.35f);
    dusk.processEvents(events(0, 0x7f7fe0, 0, note(69)));
    double bent = pitchHz(played(dusk, RATE_HZ), 4_000);
    assertThat(bent).isCloseTo(440 * Math.pow(2, 2 / 12.0), within(0.6));
  }

  /** A registered parameter, by its controllers. */
  private static VSTEvents registered(int number, int value) {
    return events(0, 0x65b0, 0, 0x64b0 | number << 16, 0, 0x06b0 | value << 16);
  }

  @Test
  void tuningThatMidiSetComesBackWithTheChunk() {
    Dusk dusk = dusk();
    dusk.processEvents(registered(2, 64 + 7));
    dusk.processEvents(registered(0, 12));
    played(dusk, 64);
    byte[][] chunk = new byte[1][];
    assertThat(dusk.getChunk(chunk, false)).isEqualTo(chunk[0].length);
    Dusk other = dusk();
    other.setParameter(1, 0.35f);
    other.setChunk(chunk[0], chunk[0].length, false);
    other.processEvents(events(0, 0x0000e0, 0, note(69)));
    double low = pitchHz(played(other, RATE_HZ), 4_000);
    assertThat(low).isCloseTo(440 * Math.pow(2, (7 - 12) / 12.0), within(0.6));
  }

  @Test
  void whatIsNoTuningChangesNothing() {
    Dusk dusk = dusk();
    byte[][] before = new byte[1][];
    byte[][] after = new byte[1][];
    dusk.getChunk(before, false);
    for (byte[] bad : new byte[][] {{}, {1, 2}, {2, 2, 0}, {1, -1, 0}, {1, 2, 99}}) {
      assertThatThrownBy(() -> dusk.setChunk(bad, bad.length, false))
          .hasMessageContaining("tuning");
    }
    dusk.getChunk(after, false);
    assertThat(after[0]).isEqualTo(before[0]);
  }

  @Test
  void releasedKeyFallsSilent() {
    Dusk dusk = dusk();
    dusk.processEvents(events(0, note(60), 1_000, 0x80 | 60 << 8));
    float[][] sound = played(dusk, RATE_HZ);
    assertThat(sound[0][900]).isNotZero();
    assertThat(sound[0][RATE_HZ - 1]).isZero();
  }

  @Test
  void moreKeysThanVoicesStayFinite() {
    Dusk dusk = dusk();
    dusk.setParameter(2, 1);
    for (int key = 0; key < 128; key++) {
      dusk.processEvents(events(key % 64, note(key)));
      for (float sample : played(dusk, 64)[0]) {
        assertThat(Math.abs(sample)).isLessThan(100);
      }
    }
  }

  @Test
  void suspendedSynthIsSilent() {
    Dusk dusk = dusk();
    dusk.processEvents(events(0, note(60)));
    played(dusk, 64);
    dusk.suspend();
    dusk.resume();
    assertThat(played(dusk, 64)[0]).containsOnly(0);
  }
}
