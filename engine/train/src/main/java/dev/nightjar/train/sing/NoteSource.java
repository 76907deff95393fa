package dev.nightjar.train.sing;

import dev.nightjar.engine.network.Sing;
import dev.nightjar.train.network.TorchSing.Symbol;
import dev.nightjar.train.notes.Note;
import dev.nightjar.train.notes.NoteBank;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Notes of a bank as SING wants them. Which notes a step hears depends on the seed, the stage and
 * the step's number alone; an epoch hears each note once. [not real-time]
 */
public final class NoteSource {

  private final NoteBank bank;
  private final Sing sing;
  private final List<Integer> velocities;

  /**
   * From a bank.
   *
   * @throws IOException if its notes are not of the network's form
   */
  public NoteSource(NoteBank bank, Sing sing) throws IOException {
    if (bank.noteFrames() != sing.noteFrames() || bank.sampleRateHz() != sing.sampleRateHz()) {
      throw new IOException(
          "the notes are of %d frames at %d Hz, the network makes %d at %d Hz"
              .formatted(
                  bank.noteFrames(), bank.sampleRateHz(), sing.noteFrames(), sing.sampleRateHz()));
    }
    this.bank = bank;
    this.sing = sing;
    velocities = velocities(bank);
    if (velocities.size() != sing.velocities() || bank.instruments().size() != sing.instruments()) {
      throw new IOException(
          "there are %d instruments in %d velocities, the network has %d in %d"
              .formatted(
                  bank.instruments().size(),
                  velocities.size(),
                  sing.instruments(),
                  sing.velocities()));
    }
  }

  /** The velocities of a bank, rising: the entries of the table. */
  public static List<Integer> velocities(NoteBank bank) {
    TreeSet<Integer> all = new TreeSet<>();
    bank.notes().forEach(note -> all.add(note.velocity()));
    return List.copyOf(all);
  }

  /** Those notes, from their first code. */
  public NoteBatch batch(List<Integer> places) throws IOException {
    return batch(places, new int[places.size()]);
  }

  /**
   * The notes of a step, with crops of {@code cropSteps} codes; 0 for all. Every other crop begins
   * before a note's first sound, where drums and plucked strings are loud, the others anywhere.
   */
  NoteBatch batch(
      List<Integer> places, long seed, Stage stage, long step, int batchNotes, int cropSteps)
      throws IOException {
    List<Integer> chosen = new ArrayList<>();
    List<Integer> order = null;
    long orderOf = -1;
    for (long i = step * batchNotes; i < (step + 1) * batchNotes; i++) {
      long epoch = i / places.size();
      if (epoch != orderOf) {
        order = new ArrayList<>(places);
        Collections.shuffle(order, new Random(seed * 1_000_003 + 97 * epoch + stage.number()));
        orderOf = epoch;
      }
      chosen.add(order.get((int) (i % places.size())));
    }
    int[] from = new int[chosen.size()];
    if (cropSteps > 0) {
      int crops = sing.steps() - cropSteps + 1;
      // The first sound of a note lies that many steps into what is decoded of it.
      int early = sing.marginFrames() / sing.stride() + 1;
      SplittableRandom random =
          new SplittableRandom(seed * 7_919 + 31 * step + stage.number()).split();
      for (int i = 0; i < from.length; i++) {
        from[i] = random.nextInt(random.nextBoolean() ? Math.min(early, crops) : crops);
      }
    }
    return batch(chosen, from);
  }

  private NoteBatch batch(List<Integer> places, int[] fromSteps) throws IOException {
    List<Symbol> symbols = new ArrayList<>();
    int padding = sing.paddingFrames();
    float[][] sounds = new float[places.size()][sing.noteFrames() + 2 * padding];
    for (int i = 0; i < sounds.length; i++) {
      Note note = bank.notes().get(places.get(i));
      symbols.add(new Symbol(note.instrument(), note.pitch(), velocities.indexOf(note.velocity())));
      System.arraycopy(bank.sound(places.get(i)), 0, sounds[i], padding, sing.noteFrames());
    }
    return new NoteBatch(symbols, sounds, fromSteps);
  }
}
