package dev.nightjar.plugin.bench;

import dev.nightjar.engine.instrument.Synth;
import dev.nightjar.engine.model.ModelException;
import java.util.Arrays;

/** How many voices of notes that are rendered a synth can play at once. [not real-time] */
final class CachedNotes {

  private static final int[] COUNTS = {32, 64, 128, 256, 512};
  private static final int BLOCKS = 300;

  /** A block whose rendering takes more of its time than this leaves too little to the rest. */
  private static final double MOST_OF_A_BLOCK = 0.7;

  /** The machine may have been busy with something else. */
  private static final int TRIALS = 3;

  private CachedNotes() {}

  /** The most of {@link #COUNTS} voices that a block is long enough for. */
  static int most(SingSubject subject, SingCost.Setting setting) throws ModelException {
    // What plays them first is code that has still to be compiled.
    fits(subject, setting, COUNTS[0]);
    int best = 0;
    for (int count : COUNTS) {
      boolean fits = false;
      for (int trial = 0; trial < TRIALS && !fits; trial++) {
        fits = fits(subject, setting, count);
      }
      if (!fits) {
        return best;
      }
      best = count;
    }
    return best;
  }

  private static boolean fits(SingSubject subject, SingCost.Setting setting, int count)
      throws ModelException {
    NoteRow row = new NoteRow(subject);
    try (Synth synth = PacedSynth.open(subject, setting)) {
      float[][] block = new float[2][PacedSynth.BLOCK_FRAMES];
      for (int n = 0; n < count; n++) {
        synth.message(row.on(n));
        synth.render(block[0], block[1], 0, PacedSynth.BLOCK_FRAMES);
      }
      if (!synth.awaitRendered(PacedSynth.MOST_PREPARING)) {
        return false;
      }
      long[] tookNs = new long[BLOCKS];
      for (int i = 0; i < BLOCKS; i++) {
        long start = System.nanoTime();
        synth.render(block[0], block[1], 0, PacedSynth.BLOCK_FRAMES);
        tookNs[i] = System.nanoTime() - start;
      }
      Arrays.sort(tookNs);
      return tookNs[BLOCKS * 99 / 100] < MOST_OF_A_BLOCK * PacedSynth.BLOCK_NS
          && synth.voices() >= count;
    }
  }
}
