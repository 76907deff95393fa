package dev.nightjar.plugin.bench;

import dev.nightjar.engine.instrument.NoteRenderer;
import dev.nightjar.engine.instrument.Programs;
import dev.nightjar.engine.instrument.Synth;
import dev.nightjar.engine.instrument.SynthSettings;
import dev.nightjar.engine.instrument.SynthStatistics;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.SingModel;
import dev.nightjar.engine.preset.Preset;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** How many voices a synth can play at 128 frames and 48 kHz. [not real-time] */
final class Polyphony {

  private static final int RATE_HZ = 48_000;
  private static final int BLOCK_FRAMES = 128;
  private static final long BLOCK_NS = 1_000_000_000L * BLOCK_FRAMES / RATE_HZ;
  private static final int NOTE_ON = 0x90;
  private static final int CHANNELS = 16;
  private static final int DRUM_CHANNEL = 9;
  private static final int[] LIVE = {8, 16, 32, 48, 64, 96, 128};
  private static final int LIVE_BLOCKS = 800;
  private static final int NOTES_A_BLOCK = 2;
  private static final int MOST_VOICES = 512;
  private static final int[] CACHED = {32, 64, 128, 256, 512};
  private static final int CACHED_BLOCKS = 300;

  /** A block whose rendering takes more of its time than this leaves too little to the rest. */
  private static final double MOST_OF_A_BLOCK = 0.7;

  private static final Duration MOST_PREPARING = Duration.ofMinutes(2);

  private Polyphony() {}

  /**
   * The most of {@link #LIVE} new notes, two in each block, that were never late while the synth
   * was paced as by a sound card; one block in a hundred may have taken longer than its time. As
   * when it is played, the sound was chosen a while before, and a note is announced a block before
   * it counts.
   */
  static int live(SingSubject subject, SingCost.Setting setting) throws ModelException {
    int best = 0;
    for (int count : LIVE) {
      try (Synth synth = synth(subject, setting, true)) {
        if (!synth.awaitPrepared(MOST_PREPARING)) {
          return best;
        }
        float[][] block = new float[2][BLOCK_FRAMES];
        long dueNs = System.nanoTime();
        int overrun = 0;
        int begun = 0;
        int announced = 0;
        for (int i = 0; i < LIVE_BLOCKS; i++) {
          while (begun < announced) {
            synth.message(noteOn(subject, begun++));
          }
          for (int n = 0; n < NOTES_A_BLOCK && announced < count; n++) {
            synth.announce(noteOn(subject, announced++));
          }
          synth.render(block[0], block[1], 0, BLOCK_FRAMES);
          dueNs += BLOCK_NS;
          overrun += System.nanoTime() > dueNs ? 1 : 0;
          while (System.nanoTime() < dueNs) {
            LockSupport.parkNanos(dueNs - System.nanoTime());
          }
        }
        SynthStatistics found = synth.statistics();
        boolean all = found.voices() >= count && found.droppedNotes() + found.brokenNotes() == 0;
        if (!all || found.lateNotes() > 0 || overrun > LIVE_BLOCKS / 100) {
          return best;
        }
        best = count;
      }
    }
    return best;
  }

  /** The most of {@link #CACHED} voices of rendered notes that a block is long enough for. */
  static int cached(SingSubject subject, SingCost.Setting setting) throws ModelException {
    int best = 0;
    for (int count : CACHED) {
      try (Synth synth = synth(subject, setting, true)) {
        float[][] block = new float[2][BLOCK_FRAMES];
        for (int n = 0; n < count; n++) {
          synth.message(noteOn(subject, n));
          synth.render(block[0], block[1], 0, BLOCK_FRAMES);
        }
        if (!synth.awaitRendered(MOST_PREPARING) || !synth.awaitPrepared(MOST_PREPARING)) {
          return best;
        }
        long[] tookNs = new long[CACHED_BLOCKS];
        for (int i = 0; i < CACHED_BLOCKS; i++) {
          long start = System.nanoTime();
          synth.render(block[0], block[1], 0, BLOCK_FRAMES);
          tookNs[i] = System.nanoTime() - start;
        }
        Arrays.sort(tookNs);
        boolean fits = tookNs[CACHED_BLOCKS * 99 / 100] < MOST_OF_A_BLOCK * BLOCK_NS;
        if (!fits || synth.voices() < count) {
          return best;
        }
        best = count;
      }
    }
    return best;
  }

  private static Synth synth(SingSubject subject, SingCost.Setting setting, boolean live)
      throws ModelException {
    SingModel model = SingCost.load(subject, setting);
    SynthSettings settings = live ? SynthSettings.live(RATE_HZ) : SynthSettings.offline(RATE_HZ);
    return new Synth(model, Programs.always(held(model)), settings.withVoices(MOST_VOICES));
  }

  /** Sounds for as long as its key is down, whatever the model makes of it. */
  private static Preset held(NoteRenderer model) {
    return new Preset(
        "held",
        "bench",
        "The first instrument as it is.",
        new Preset.Timbre(model.instruments().get(0), null, 0, Preset.Timbre.NO_CONTROLLER, true),
        new Preset.Pitch(0, 0, 0, 5),
        new Preset.Envelope(0, 0, 1, 0.1),
        new Preset.Filter(20_000, 0, 0, 0, 0),
        new Preset.Stage(0, 0, 0, 0),
        0,
        0);
  }

  /** The n-th of notes that are all different. */
  private static int noteOn(SingSubject subject, int n) {
    int lowest = subject.instruments().card().instruments().get(0).lowest();
    int span = subject.instruments().card().instruments().get(0).highest() - lowest + 1;
    int key = lowest + n % span;
    int row = n / span;
    int channel = row >= DRUM_CHANNEL ? row + 1 : row;
    // Another velocity is another note to render.
    int velocity = Math.max(8, 127 - 8 * row);
    return (NOTE_ON | channel % CHANNELS) | key << 8 | velocity << 16;
  }
}
