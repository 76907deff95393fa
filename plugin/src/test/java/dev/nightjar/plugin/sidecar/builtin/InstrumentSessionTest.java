package dev.nightjar.plugin.sidecar.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.engine.measure.PitchDeviation;
import dev.nightjar.engine.preset.PresetLibrary;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.sidecar.memory.PeerSegment;
import dev.nightjar.plugin.song.MidiFile;
import dev.nightjar.plugin.song.Song;
import dev.nightjar.plugin.song.SongBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The instrument as plug-ins hear it. */
@Timeout(240)
class InstrumentSessionTest {
  private static final int RATE_HZ = 16_000;
  private static final int PRESET = 0;
  private static final int RELEASE = 4;
  private static final int CUTOFF = 5;
  private static final int TUNING = 7;
  private static final int LEVEL = 8;
  private static final int A4 = 69;
  private static final double[] REST = new double[9];

  @TempDir private static Path folder;
  private static ShippedPlugins plugins;
  private static int flute;

  @BeforeAll
  static void openPlugins() throws Exception {
    plugins = new ShippedPlugins();
    List<String> names = PresetLibrary.bundled().names().stream().sorted().toList();
    flute = 1 + names.indexOf("flute");
  }

  @AfterAll
  static void closePlugins() {
    plugins.close();
  }

  @ParameterizedTest
  @CsvSource({"48000,128", "44100,1000", "16000,37"})
  void soundsAsTheCommandRendersBitForBit(int rateHz, int block) throws Exception {
    SongBytes bytes = new SongBytes(1, 480).tempo(0, 500_000);
    bytes.event(0, 0xc0, 19).event(0, 0xc1, 73).event(0, 0xb1, 1, 90);
    bytes.note(13, 0, 60, 300).note(7, 9, 38, 60).note(0, 1, 76, 400).event(5, 0xe0, 0, 80);
    bytes.note(1, 0, 64, 333).note(0, 9, 42, 30).event(0, 0xb0, 7, 60).note(11, 0, 55, 200);
    Path file = Files.write(folder.resolve("song.mid"), bytes.end(100).bytes());
    Path wav = folder.resolve("song-" + rateHz + ".wav");
    CommandRun run =
        CommandRun.of("render", file, "-o", wav, "--float32", "--rate", Integer.toString(rateHz));
    assertThat(run.status()).as(run.err()).isZero();
    float[][] rendered = AudioReader.readAll(wav).samples();
    Song song = MidiFile.read(file, 600);
    try (ShippedSession session = ShippedSession.instrument(plugins, folder, rateHz, REST)) {
      for (int event = 0; event < song.events(); event++) {
        session.peer().midi(Math.round(song.seconds(event) * rateHz), song.message(event));
      }
      // As the command does at a song's end: where messages lie decides how levels glide.
      long end = Math.round(song.seconds() * rateHz);
      for (int channel = 0; channel < 16; channel++) {
        for (int letGo : new int[] {64, 66, 123}) {
          session.peer().midi(end, 0xb0 | channel | letGo << 8);
        }
      }
      assertThat(session.peer().run(rendered, block, 5, 256)).isDeepEqualTo(rendered);
    }
    assertThat(peak(rendered[0], 0, rendered[0].length)).isGreaterThan(0.01f);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000})
  void latencyIsWhatWasAnnouncedAtEveryRate(int rateHz) throws Exception {
    double[] values = REST.clone();
    values[PRESET] = flute;
    try (ShippedSession session = ShippedSession.instrument(plugins, folder, rateHz, values)) {
      assertThat(session.naturalFrames()).isLessThanOrEqualTo((int) Math.ceil(0.012 * rateHz));
      int frame = 1_001;
      note(session, frame, A4, 1);
      float[][] sound = session.peer().run(new float[2][rateHz / 4], 512);
      assertThat(peak(sound[0], 0, frame)).isZero();
      assertThat(peak(sound[0], frame, frame + rateHz / 20)).isGreaterThan(1e-6f);
    }
  }

  @Test
  void oneNoteIsTunedAndTheOthersAreNot() throws Exception {
    float[] both = new float[0];
    for (int bent = 0; bent < 2; bent++) {
      double[] values = REST.clone();
      values[PRESET] = flute;
      try (ShippedSession session = ShippedSession.instrument(plugins, folder, RATE_HZ, values)) {
        PeerSegment peer = session.peer();
        note(session, 0, A4 + bent * 12, 7 + bent);
        // Of another note: leaves this one alone.
        peer.event(0, PeerSegment.NOTE_EXPRESSION, -1, -1, 99, 2, 5);
        peer.event(0, PeerSegment.NOTE_EXPRESSION, -1, -1, 8, 2, -1.5);
        both = peer.run(new float[2][2 * RATE_HZ], 256)[0];
      }
      float[] held = Arrays.copyOfRange(both, RATE_HZ / 2, both.length);
      double hz = bent == 0 ? 440 : 880 * Math.pow(2, -1.5 / 12);
      assertThat(PitchDeviation.cents(held, RATE_HZ, hz).orElseThrow()).isBetween(-8.0, 8.0);
    }
  }

  @Test
  void inAnMpeZoneABendOfOneChannelMovesItsNoteByUpTo48Semitones() throws Exception {
    for (int channel = 1; channel <= 2; channel++) {
      double[] values = REST.clone();
      values[PRESET] = flute;
      float[] sound;
      try (ShippedSession session = ShippedSession.instrument(plugins, folder, RATE_HZ, values)) {
        PeerSegment peer = session.peer();
        // The lower zone gets 15 members: registered parameter 6 on the first channel.
        peer.midi(0, 0xb0 | 101 << 8);
        peer.midi(0, 0xb0 | 100 << 8 | 6 << 16);
        peer.midi(0, 0xb0 | 6 << 8 | 15 << 16);
        // Two semitones of 48 are 341 of 8192.
        int bend = 8_192 + 341;
        peer.midi(0, 0xe1 | (bend & 127) << 8 | bend >> 7 << 16);
        peer.midi(0, 0x90 | channel | A4 << 8 | 100 << 16);
        sound = peer.run(new float[2][2 * RATE_HZ], 256)[0];
      }
      float[] held = Arrays.copyOfRange(sound, RATE_HZ / 2, sound.length);
      double hz = 440 * Math.pow(2, (channel == 1 ? 48 * 341 / 8_192.0 : 0) / 12);
      assertThat(PitchDeviation.cents(held, RATE_HZ, hz).orElseThrow()).isBetween(-8.0, 8.0);
    }
  }

  @Test
  void theTuningMovesAllNotes() throws Exception {
    double[] values = REST.clone();
    values[PRESET] = flute;
    values[TUNING] = 50;
    float[] sound = played(values);
    float[] held = Arrays.copyOfRange(sound, RATE_HZ / 2, sound.length);
    double hz = 440 * Math.pow(2, 0.5 / 12);
    assertThat(PitchDeviation.cents(held, RATE_HZ, hz).orElseThrow()).isBetween(-8.0, 8.0);
  }

  @Test
  void levelCutoffAndPresetAreHeard() throws Exception {
    double[] values = REST.clone();
    values[PRESET] = flute;
    float[] plain = played(values);
    values[LEVEL] = -20;
    float[] soft = played(values);
    assertThat(peak(soft, 0, soft.length) / peak(plain, 0, plain.length)).isBetween(0.09f, 0.11f);
    values[LEVEL] = 0;
    values[CUTOFF] = -100;
    float[] dark = played(values);
    assertThat(brightness(dark)).isLessThan(0.7 * brightness(plain));
    assertThat(played(REST)).isNotEqualTo(plain);
  }

  @Test
  void releaseIsStretched() throws Exception {
    double[] values = REST.clone();
    values[PRESET] = flute;
    values[RELEASE] = -80;
    float[] shorter = released(values);
    values[RELEASE] = 80;
    float[] longer = released(values);
    // Soon after the key: the model's own release ends in both, and the room goes on.
    int from = RATE_HZ * 52 / 100;
    assertThat(peak(longer, from, from + 1_000))
        .isGreaterThan(2 * peak(shorter, from, from + 1_000));
  }

  @Test
  void aNoteThatIsChokedIsGoneAtOnce() throws Exception {
    double[] values = REST.clone();
    values[PRESET] = flute;
    try (ShippedSession session = ShippedSession.instrument(plugins, folder, RATE_HZ, values)) {
      note(session, 0, A4, 1);
      int frame = RATE_HZ / 2;
      session.peer().event(frame, PeerSegment.NOTE_CHOKE, 0, A4, 1, 0, 0);
      float[] sound = session.peer().run(new float[2][RATE_HZ], 256)[0];
      float before = peak(sound, frame - 2_000, frame);
      // The room sounds on.
      assertThat(peak(sound, frame + 400, frame + 2_000)).isLessThan(0.2f * before);
    }
  }

  /** A key that is struck again lets go of its note: its number then has nothing to end. */
  @Test
  void theEndOfANoteWhoseKeyWasStruckAgainLeavesTheNewNoteSounding() throws Exception {
    float[] held = struckTwice(0);
    assertThat(struckTwice(1)).isEqualTo(held);
    float[] ended = struckTwice(2);
    int from = RATE_HZ * 3 / 4;
    assertThat(peak(held, from, RATE_HZ)).isGreaterThan(2 * peak(ended, RATE_HZ * 9 / 10, RATE_HZ));
  }

  /** The numbers 1 and 2 at one key; then the end of one of them, 0 for neither. */
  private static float[] struckTwice(int endedId) throws Exception {
    double[] values = REST.clone();
    values[PRESET] = flute;
    try (ShippedSession session = ShippedSession.instrument(plugins, folder, RATE_HZ, values)) {
      note(session, 0, A4, 1);
      note(session, RATE_HZ / 4, A4, 2);
      if (endedId > 0) {
        session.peer().event(RATE_HZ / 2, PeerSegment.NOTE_OFF, 0, A4, endedId, 0, 0.5);
      }
      return session.peer().run(new float[2][RATE_HZ], 256)[0];
    }
  }

  @Test
  void afterAResetNothingSoundsAndAllIsAsAtFirst() throws Exception {
    try (ShippedSession session = ShippedSession.instrument(plugins, folder, RATE_HZ, REST)) {
      PeerSegment peer = session.peer();
      note(session, 0, 60, 1);
      peer.midi(0, 0xb0 | 64 << 8 | 127 << 16);
      float[][] first = peer.run(new float[2][RATE_HZ], 128);
      peer.reset();
      float[][] silence = peer.run(new float[2][RATE_HZ / 2 + 11], 128);
      assertThat(peak(silence[0], 0, silence[0].length)).isZero();
      peer.reset();
      long now = peer.position();
      peer.event(now, PeerSegment.NOTE_ON, 0, 60, 1, 0, 0.8);
      peer.midi(now, 0xb0 | 64 << 8 | 127 << 16);
      assertThat(peer.run(new float[2][RATE_HZ], 128)).isDeepEqualTo(first);
    }
  }

  @Test
  void aChangeOfPresetMidwayIsTheSameWhateverTheBlocks() throws Exception {
    float[][] once = changing(1_000);
    assertThat(changing(73)).isDeepEqualTo(once);
  }

  private static float[][] changing(int block) throws Exception {
    try (ShippedSession session = ShippedSession.instrument(plugins, folder, RATE_HZ, REST)) {
      PeerSegment peer = session.peer();
      note(session, 10, 60, 1);
      peer.parameter(4_000, PRESET, flute);
      note(session, 4_000, 64, 2);
      peer.parameter(5_001, CUTOFF, -30);
      peer.parameter(6_001, LEVEL, -6);
      peer.event(9_000, PeerSegment.NOTE_OFF, -1, -1, 2, 0, 0);
      return peer.run(new float[2][RATE_HZ], block);
    }
  }

  private static float[] played(double[] values) throws Exception {
    try (ShippedSession session = ShippedSession.instrument(plugins, folder, RATE_HZ, values)) {
      note(session, 0, A4, 1);
      return session.peer().run(new float[2][RATE_HZ * 3 / 2], 256)[0];
    }
  }

  private static float[] released(double[] values) throws Exception {
    try (ShippedSession session = ShippedSession.instrument(plugins, folder, RATE_HZ, values)) {
      note(session, 0, A4, 1);
      session.peer().event(RATE_HZ / 2, PeerSegment.NOTE_OFF, 0, A4, 1, 0, 0.5);
      return session.peer().run(new float[2][RATE_HZ], 256)[0];
    }
  }

  private static void note(ShippedSession session, long frame, int key, int noteId) {
    session.peer().event(frame, PeerSegment.NOTE_ON, 0, key, noteId, 0, 0.8);
  }

  private static float peak(float[] sound, int from, int to) {
    float peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(sound[i]));
    }
    return peak;
  }

  /** Power of the differences over that of the sound. */
  private static double brightness(float[] sound) {
    double differences = 0;
    double power = 1e-12;
    for (int i = 1; i < sound.length; i++) {
      double difference = sound[i] - sound[i - 1];
      differences += difference * difference;
      power += sound[i] * sound[i];
    }
    return differences / power;
  }
}
