package dev.nightjar.train.picture;

import dev.nightjar.train.notes.NoteBank;
import dev.nightjar.train.sing.PitchSplit;
import java.io.IOException;
import java.util.List;

/**
 * Log-mel spectrograms of the first second of notes, whose class is the instrument. A tenth of each
 * instrument's pitches is held out for the test.
 */
public final class NoteSpectrograms {

  private static final int BANDS = 40;
  private static final int STEPS = 32;
  private static final int WINDOW_FRAMES = 1_024;
  private static final int HOP_FRAMES = 512;

  private NoteSpectrograms() {}

  /** Those of a bank; the pitches that are held out depend on the seed. */
  public static Pictures.Split of(NoteBank bank, long seed) throws IOException {
    LogMel mel = new LogMel(BANDS, STEPS, WINDOW_FRAMES, HOP_FRAMES, bank.sampleRateHz());
    if (bank.noteFrames() < mel.frames()) {
      throw new IOException(
          "notes of " + bank.noteFrames() + " frames are too short; " + mel.frames() + " are seen");
    }
    PitchSplit split = PitchSplit.of(bank, seed);
    return new Pictures.Split(
        pictures(bank, split.training(), mel), pictures(bank, split.heldOut(), mel));
  }

  private static Pictures pictures(NoteBank bank, List<Integer> places, LogMel mel)
      throws IOException {
    Pictures.Form form = new Pictures.Form(1, BANDS, STEPS);
    float[] pixels = new float[places.size() * form.size()];
    long[] labels = new long[places.size()];
    for (int i = 0; i < labels.length; i++) {
      float[] picture = mel.of(bank.sound(places.get(i)));
      System.arraycopy(picture, 0, pixels, i * form.size(), form.size());
      labels[i] = bank.notes().get(places.get(i)).instrument();
    }
    return new Pictures(form, pixels, labels, bank.instruments().size());
  }
}
