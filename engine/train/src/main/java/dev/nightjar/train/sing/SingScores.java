package dev.nightjar.train.sing;

import dev.nightjar.engine.audio.Quality;
import dev.nightjar.engine.audio.WholeSignalResampler;
import dev.nightjar.engine.measure.PitchDeviation;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.train.loss.LogPower;
import dev.nightjar.train.loss.Loss;
import dev.nightjar.train.loss.WaveformMse;
import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.network.TorchSing;
import dev.nightjar.train.notes.Note;
import dev.nightjar.train.notes.NoteBank;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * What a trained network can do, as table 2.1 of the thesis has it, beside a baseline: the same
 * instrument's nearest trained note, played faster or slower. [not real-time]
 */
public final class SingScores {

  private static final int BATCH = 8;
  private static final int STRETCH_FROM = 3_200;
  private static final int STRETCH_FRAMES = 16_000;

  private final NoteBank bank;
  private final PitchSplit split;
  private final NoteSource source;
  private final Sing sing;

  /**
   * A row of the table.
   *
   * @param notes notes measured
   * @param spectral spectral loss of SING
   * @param waveform mean squared difference of SING's samples
   * @param autoencoderSpectral spectral loss of the auto-encoder
   * @param baselineSpectral spectral loss of the baseline, NaN for notes that were learned
   * @param silenceSpectral spectral loss of silence
   * @param pitched notes whose source has a pitch
   * @param pitchErrorCents median error of the pitch of those, cents; of those that SING gives
   *     none, a semitone
   */
  public record Row(
      int notes,
      double spectral,
      double waveform,
      double autoencoderSpectral,
      double baselineSpectral,
      double silenceSpectral,
      int pitched,
      double pitchErrorCents) {}

  /** On the notes of a bank. */
  public SingScores(NoteBank bank, PitchSplit split, Sing sing) throws IOException {
    this.bank = bank;
    this.split = split;
    this.sing = sing;
    source = new NoteSource(bank, sing);
  }

  /**
   * The row of held-out notes, or of notes that were learned, at most so many of them.
   *
   * @param autoencoder a network whose encoder and decoder belong together: fine-tuning moves the
   *     decoder away from the encoder
   */
  public Row row(TorchSing network, TorchSing autoencoder, boolean heldOut, int mostNotes)
      throws IOException {
    List<Integer> places = new ArrayList<>(heldOut ? split.heldOut() : split.training());
    Collections.shuffle(places, new Random(1));
    places = places.subList(0, Math.min(mostNotes, places.size()));
    Loss spectral = LogPower.spectral();
    double reconstructed = new Distance(source, spectral).of(autoencoder, places, false);
    double sung = 0;
    double waveform = 0;
    double baseline = 0;
    double silence = 0;
    List<Double> errors = new ArrayList<>();
    for (int from = 0; from < places.size(); from += BATCH) {
      List<Integer> part = places.subList(from, Math.min(places.size(), from + BATCH));
      float[][] made = sing(network, part);
      for (int i = 0; i < made.length; i++) {
        float[] wanted = bank.sound(part.get(i));
        sung += distance(spectral, made[i], wanted);
        waveform += distance(new WaveformMse(), made[i], wanted);
        silence += distance(spectral, new float[wanted.length], wanted);
        if (heldOut) {
          baseline += distance(spectral, nearest(part.get(i)), wanted);
        }
        pitchError(bank.notes().get(part.get(i)), made[i], wanted).ifPresent(errors::add);
      }
    }
    Collections.sort(errors);
    double count = places.size();
    return new Row(
        places.size(),
        sung / count,
        waveform / count,
        reconstructed,
        heldOut ? baseline / count : Double.NaN,
        silence / count,
        errors.size(),
        errors.isEmpty() ? Double.NaN : errors.get(errors.size() / 2));
  }

  /** The notes as SING makes them, {@code [notes][noteFrames]}. */
  public float[][] sing(TorchSing network, List<Integer> places) throws IOException {
    NoteBatch batch = source.batch(places);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor codes = network.generate(network.conditions(batch.symbols(), 0, sing.steps()));
      Tensor shaped = network.withCarriers(codes, batch.symbols(), batch.fromSteps());
      float[] flat =
          Tensors.values(network.decode(shaped).narrow(1, sing.marginFrames(), sing.noteFrames()));
      float[][] notes = new float[places.size()][];
      for (int i = 0; i < notes.length; i++) {
        notes[i] = Arrays.copyOfRange(flat, i * sing.noteFrames(), (i + 1) * sing.noteFrames());
      }
      return notes;
    }
  }

  private static double distance(Loss loss, float[] made, float[] wanted) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return loss.of(Tensors.batch(new float[][] {made}), Tensors.batch(new float[][] {wanted}))
          .item_float();
    }
  }

  /** The nearest learned pitch, so much faster or slower that it has this one's pitch. */
  private float[] nearest(int place) throws IOException {
    Note wanted = bank.notes().get(place);
    int best = -1;
    for (int other : split.training()) {
      Note note = bank.notes().get(other);
      boolean same = note.instrument() == wanted.instrument();
      if (same && (best < 0 || away(note, wanted) < away(bank.notes().get(best), wanted))) {
        best = other;
      }
    }
    int semitones = wanted.pitch() - bank.notes().get(best).pitch();
    int rate = sing.sampleRateHz();
    int asIf = (int) Math.round(rate * Math.pow(2, semitones / 12.0));
    float[][] sound = {bank.sound(best)};
    float[] shifted = WholeSignalResampler.resample(sound, asIf, rate, Quality.HIGH)[0];
    return Arrays.copyOf(shifted, sing.noteFrames());
  }

  private static int away(Note a, Note b) {
    // A bank may lack a velocity; another one of the same pitch is nearer than another pitch.
    return 128 * Math.abs(a.pitch() - b.pitch()) + Math.abs(a.velocity() - b.velocity());
  }

  private OptionalDouble pitchErrorOf(Note note, float[] sound) {
    float[] stretch = Arrays.copyOfRange(sound, STRETCH_FROM, STRETCH_FROM + STRETCH_FRAMES);
    double nominalHz = 440 * Math.pow(2, (note.pitch() - 69) / 12.0);
    return PitchDeviation.cents(stretch, sing.sampleRateHz(), nominalHz);
  }

  private Optional<Double> pitchError(Note note, float[] made, float[] wanted) {
    if (bank.instruments().get(note.instrument()).equals(PitchSplit.DRUMS)) {
      return Optional.empty();
    }
    OptionalDouble truth = pitchErrorOf(note, wanted);
    if (truth.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble got = pitchErrorOf(note, made);
    return Optional.of(got.isEmpty() ? 100.0 : Math.abs(got.getAsDouble() - truth.getAsDouble()));
  }
}
