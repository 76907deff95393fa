package dev.nightjar.train.network;

import dev.nightjar.engine.network.Carriers;
import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * SING with trainable weights, in the order encoder, decoder, tables and sequence.
 *
 * <p>[not real-time], one thread at a time.
 */
public final class TorchSing implements Trainable<TorchSing> {

  private final Sing sing;
  private final TorchParameters parameters;

  /** Shared by replicas; null without. */
  private final Carriers carriers;

  /**
   * Builds the training face.
   *
   * @throws IllegalArgumentException if the weights don't fit the network
   */
  public TorchSing(Sing sing, Weights weights) {
    this(
        sing,
        new TorchParameters(sing.parameters(), weights),
        sing.carriers() ? new Carriers(sing) : null);
  }

  private TorchSing(Sing sing, TorchParameters parameters, Carriers carriers) {
    this.sing = sing;
    this.parameters = parameters;
    this.carriers = carriers;
  }

  /**
   * A stretch of the flat vector of weights.
   *
   * @param from its first element
   * @param count its elements
   */
  public record Part(long from, long count) {

    /** That stretch of a vector. */
    public Tensor of(Tensor vector) {
      return vector.narrow(0, from, count);
    }
  }

  @Override
  public TorchSing replica() {
    return new TorchSing(sing, parameters.replica(), carriers);
  }

  /** The same with weights of its own. */
  public TorchSing copy() {
    return new TorchSing(
        sing, new TorchParameters(sing.parameters(), parameters.weights()), carriers);
  }

  /** The description. */
  public Sing sing() {
    return sing;
  }

  /** The weights. */
  public TorchParameters parameters() {
    return parameters;
  }

  @Override
  public Tensor gradient() {
    return parameters.gradient();
  }

  /** Encoder and decoder. */
  public Part autoencoder() {
    long all = parameters.values().numel();
    return new Part(0, all - count(sing.generatorParameters()));
  }

  /** Tables and sequence. */
  public Part generator() {
    long count = count(sing.generatorParameters());
    return new Part(parameters.values().numel() - count, count);
  }

  /** Decoder, tables and sequence. */
  public Part synthesizer() {
    long count = count(sing.synthesizerParameters());
    return new Part(parameters.values().numel() - count, count);
  }

  private static long count(List<Parameter> descriptions) {
    return descriptions.stream().mapToLong(parameter -> parameter.shape().count()).sum();
  }

  /**
   * The codes of sounds.
   *
   * @param padded {@code [batch][frames]}, with {@link Sing#paddingFrames()} of what is around on
   *     each side
   * @return {@code [batch][codeSize][steps]}; a note's {@link Sing#steps()} for a whole note
   */
  public Tensor encode(Tensor padded) {
    Tensor codes = sing.encoder().write(new TorchLayers(parameters.leaves()), padded.unsqueeze(1));
    int early = sing.kernel() / sing.stride() - 1;
    return codes.narrow(2, early, codes.size(2) - early);
  }

  /**
   * The sound of codes.
   *
   * @param codes {@code [batch][codeSize + carrierSize][steps]}
   * @return {@code [batch][frames]}; for a whole note {@link Sing#decodedFrames()}, in general
   *     those of the steps but {@code (context - 1) + 3} of them
   */
  public Tensor decode(Tensor codes) {
    Tensor all = sing.decoder().write(new TorchLayers(parameters.leaves()), codes).squeeze(1);
    long early = (long) (sing.context() - 1 + sing.kernel() / sing.stride() - 1) * sing.stride();
    return all.narrow(1, early, all.size(1) - early);
  }

  /**
   * The notes' conditions from a step on.
   *
   * @param notes instrument, pitch and velocity of each, as places in the tables
   * @return {@code [batch][embeddingSize][steps]}
   */
  public Tensor conditions(List<Symbol> notes, int fromStep, int steps) {
    Tensor still =
        Tensors.cat(
            1,
            rows(Sing.INSTRUMENT_TABLE, notes.stream().mapToLong(Symbol::instrument).toArray()),
            rows(Sing.PITCH_TABLE, notes.stream().mapToLong(Symbol::pitch).toArray()),
            rows(Sing.VELOCITY_TABLE, notes.stream().mapToLong(Symbol::velocity).toArray()));
    Tensor repeated = still.unsqueeze(2).expand(notes.size(), still.size(1), steps);
    if (sing.timeSize() == 0) {
      return repeated;
    }
    Tensor times = parameters.leaves().get(Sing.TIME_TABLE).narrow(0, fromStep, steps);
    return Tensors.cat(
        1,
        repeated,
        times.transpose(0, 1).unsqueeze(0).expand(notes.size(), sing.timeSize(), steps));
  }

  private Tensor rows(String table, long... places) {
    return torch.embedding(parameters.leaves().get(table), Tensor.create(places));
  }

  /**
   * What a note is called: places in the tables.
   *
   * @param instrument place in the table of instruments
   * @param pitch place in the table of pitches
   * @param velocity place in the table of velocities
   */
  public record Symbol(int instrument, int pitch, int velocity) {}

  /**
   * Codes and what the decoder shapes beside them.
   *
   * @param codes {@code [batch][codeSize][steps]}
   * @param fromSteps the step of its note that each item begins with
   * @return {@code [batch][codeSize + carrierSize][steps]}
   */
  public Tensor withCarriers(Tensor codes, List<Symbol> notes, int[] fromSteps) {
    if (!sing.carriers()) {
      return codes;
    }
    int steps = (int) codes.size(2);
    int size = sing.carrierSize();
    Carriers.Writer writer = carriers.new Writer();
    float[] all = new float[notes.size() * steps * size];
    for (int i = 0; i < notes.size(); i++) {
      Carriers.Tone tone = carriers.tone(notes.get(i).pitch());
      for (int step = 0; step < steps; step++) {
        writer.put(tone, fromSteps[i] + step, FloatBuffer.wrap(all), (i * steps + step) * size);
      }
    }
    Tensor shaped = Tensors.of(all, notes.size(), steps, size).transpose(1, 2);
    return Tensors.cat(1, codes, shaped);
  }

  /** The codes that the LSTM makes of conditions, from its first step on. */
  public Tensor generate(Tensor conditions) {
    return generate(conditions, new HashMap<>());
  }

  /**
   * The codes that the LSTM makes of conditions, going on from {@code states}, where it leaves its
   * last ones: truncated back-propagation through time.
   */
  public Tensor generate(Tensor conditions, Map<String, LstmState> states) {
    return sing.sequence().write(new TorchLayers(parameters.leaves(), states), conditions);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
