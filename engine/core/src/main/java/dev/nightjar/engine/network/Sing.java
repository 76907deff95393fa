package dev.nightjar.engine.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;

/**
 * SING, a synthesizer of notes: look-up tables for instrument, pitch, velocity and time; an LSTM
 * that turns a course of their entries into a sequence of codes; a decoder from codes to sound. For
 * training there is also an encoder, from sound to codes.
 *
 * <p>A note is {@link #steps()} steps long. Its first sound comes with step {@link
 * #firstSoundingStep()}; the steps before it are silence that the layers look back on.
 *
 * <p>Source: Défossez's thesis, section 2.4; the sizes' defaults are those of the chapter.
 *
 * @param instruments entries of the table of instruments
 * @param pitches entries of the table of pitches
 * @param velocities entries of the table of velocities
 * @param instrumentSize floats of an instrument's entry, 16
 * @param pitchSize floats of a pitch's entry, 8
 * @param velocitySize floats of a velocity's entry, 2
 * @param timeSize floats of a step's entry, 4; 0 for none
 * @param hidden memories of each LSTM layer, 1024
 * @param lstmLayers LSTM layers, 3
 * @param codeSize floats of a code, 128
 * @param channels channels of the convolutions, 4096
 * @param context steps that the decoder's first convolution sees, 9, odd
 * @param kernel frames of a step's sound, 1024; four strides
 * @param stride frames from step to step, 256
 * @param noteFrames frames of a note, 64000; a multiple of the stride
 * @param sampleRateHz the rate, 16000
 * @param carriers whether the decoder shapes {@link Carriers}, the harmonics of the pitch and
 *     noise, by gains that it makes of the codes, instead of making waveforms as the chapter's does
 */
public record Sing(
    int instruments,
    int pitches,
    int velocities,
    int instrumentSize,
    int pitchSize,
    int velocitySize,
    int timeSize,
    int hidden,
    int lstmLayers,
    int codeSize,
    int channels,
    int context,
    int kernel,
    int stride,
    int noteFrames,
    int sampleRateHz,
    boolean carriers) {

  /** Name of the table of instruments. */
  public static final String INSTRUMENT_TABLE = "table.instrument";

  /** Name of the table of pitches. */
  public static final String PITCH_TABLE = "table.pitch";

  /** Name of the table of velocities. */
  public static final String VELOCITY_TABLE = "table.velocity";

  /** Name of the table of steps. */
  public static final String TIME_TABLE = "table.time";

  /** Frames of silence on each side of a note, in strides, that sound beside the decoder's own. */
  private static final int MARGIN_STRIDES = 2;

  /** Refuses sizes that make no network. */
  public Sing {
    require(instruments >= 1, "instruments must be at least 1", instruments);
    require(pitches >= 1 && pitches <= 128, "pitches must be 1 to 128", pitches);
    require(velocities >= 1 && velocities <= 127, "velocities must be 1 to 127", velocities);
    require(instrumentSize >= 1, "instrumentSize must be at least 1", instrumentSize);
    require(pitchSize >= 1, "pitchSize must be at least 1", pitchSize);
    require(velocitySize >= 1, "velocitySize must be at least 1", velocitySize);
    require(timeSize >= 0, "timeSize must not be negative", timeSize);
    require(hidden >= 1, "hidden must be at least 1", hidden);
    require(lstmLayers >= 1, "lstmLayers must be at least 1", lstmLayers);
    require(codeSize >= 1, "codeSize must be at least 1", codeSize);
    require(channels >= 1, "channels must be at least 1", channels);
    require(context >= 1 && context % 2 == 1, "context must be odd", context);
    require(stride >= 1 && kernel == 4 * stride, "kernel must be four strides", kernel);
    require(
        noteFrames >= stride && noteFrames % stride == 0,
        "noteFrames must be whole strides",
        noteFrames);
    require(sampleRateHz > 0, "sampleRateHz must be positive", sampleRateHz);
  }

  /** Without carriers, as in the chapter. */
  public Sing(
      int instruments,
      int pitches,
      int velocities,
      int instrumentSize,
      int pitchSize,
      int velocitySize,
      int timeSize,
      int hidden,
      int lstmLayers,
      int codeSize,
      int channels,
      int context,
      int kernel,
      int stride,
      int noteFrames,
      int sampleRateHz) {
    this(
        instruments,
        pitches,
        velocities,
        instrumentSize,
        pitchSize,
        velocitySize,
        timeSize,
        hidden,
        lstmLayers,
        codeSize,
        channels,
        context,
        kernel,
        stride,
        noteFrames,
        sampleRateHz,
        false);
  }

  /** The chapter's network for as many instruments. */
  public static Sing thesis(int instruments) {
    return of(instruments, 1024, 4096);
  }

  /** The chapter's network with other sizes of LSTM and convolutions. */
  public static Sing of(int instruments, int hidden, int channels) {
    return new Sing(
        instruments, 128, 5, 16, 8, 2, 4, hidden, 3, 128, channels, 9, 1024, 256, 64_000, 16_000);
  }

  /** The steps of a note: N = 265 in the chapter. */
  @JsonIgnore
  public int steps() {
    return noteFrames / stride + 2 * MARGIN_STRIDES + context - 1 + kernel / stride - 1;
  }

  /** The first step whose frames belong to the note. */
  @JsonIgnore
  public int firstSoundingStep() {
    return MARGIN_STRIDES + context - 1 + kernel / stride - 1;
  }

  /**
   * Frames of silence around a note on each side, so that the encoder gives as many codes as a note
   * has steps: 2304 in the chapter.
   */
  @JsonIgnore
  public int paddingFrames() {
    return ((steps() - 1) * stride + kernel - noteFrames) / 2;
  }

  /** Frames that the decoder makes of a note: the note and {@link #marginFrames()} on each side. */
  @JsonIgnore
  public int decodedFrames() {
    return noteFrames + 2 * marginFrames();
  }

  /** Frames on each side of the note that are trained to be silent: 512 in the chapter. */
  @JsonIgnore
  public int marginFrames() {
    return MARGIN_STRIDES * stride;
  }

  /** Floats that the LSTM is given at each step. */
  @JsonIgnore
  public int embeddingSize() {
    return instrumentSize + pitchSize + velocitySize + timeSize;
  }

  /** Floats of a step's carriers, 0 without. */
  @JsonIgnore
  public int carrierSize() {
    return carriers ? Carriers.size(kernel) : 0;
  }

  /** Floats that playing gives at each step: embeddings, then carriers. */
  @JsonIgnore
  public int conditionSize() {
    return embeddingSize() + carrierSize();
  }

  /** From waveforms to codes; the first {@code kernel / stride - 1} have seen too little. */
  @JsonIgnore
  public SequenceNetwork encoder() {
    return new SingNetworks.Encoder(this);
  }

  /** From conditions to codes. */
  @JsonIgnore
  public SequenceNetwork sequence() {
    return new SingNetworks.Sequence(this);
  }

  /** From codes to waveforms. */
  @JsonIgnore
  public SequenceNetwork decoder() {
    return new SingNetworks.Decoder(this);
  }

  /** From conditions to waveforms: what runs when it is played. */
  @JsonIgnore
  public SequenceNetwork synthesizer() {
    return new SingNetworks.Synthesizer(this);
  }

  /** The look-up tables, each {@code [entries][floats]}; that of time has an entry a step. */
  @JsonIgnore
  public List<Parameter> tables() {
    List<Parameter> tables = new ArrayList<>();
    tables.add(table(INSTRUMENT_TABLE, instruments, instrumentSize));
    tables.add(table(PITCH_TABLE, pitches, pitchSize));
    tables.add(table(VELOCITY_TABLE, velocities, velocitySize));
    if (timeSize > 0) {
      tables.add(table(TIME_TABLE, steps(), timeSize));
    }
    return tables;
  }

  /** Everything that is learned: encoder, decoder, then tables and sequence. */
  @JsonIgnore
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(Blueprint.of(encoder()).parameters());
    all.addAll(Blueprint.of(decoder()).parameters());
    all.addAll(generatorParameters());
    return all;
  }

  /** Tables and sequence. */
  @JsonIgnore
  public List<Parameter> generatorParameters() {
    List<Parameter> all = tables();
    all.addAll(Blueprint.of(sequence()).parameters());
    return all;
  }

  /** What playing needs: decoder, tables and sequence. */
  @JsonIgnore
  public List<Parameter> synthesizerParameters() {
    List<Parameter> all = new ArrayList<>(Blueprint.of(decoder()).parameters());
    all.addAll(generatorParameters());
    return all;
  }

  private static Parameter table(String name, int entries, int size) {
    return new Parameter(name, new Parameter.Shape(entries, size), Parameter.Role.TABLE, 1);
  }

  private static void require(boolean condition, String what, double value) {
    if (!condition) {
      throw new IllegalArgumentException("sing: " + what + ": " + value);
    }
  }
}
