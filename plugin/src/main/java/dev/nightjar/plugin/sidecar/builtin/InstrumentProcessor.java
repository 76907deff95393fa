package dev.nightjar.plugin.sidecar.builtin;

import dev.nightjar.engine.audio.SampleGuard;
import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.engine.midi.Trim;
import dev.nightjar.plugin.sidecar.BlockEvents;
import dev.nightjar.plugin.sidecar.PluginEvent;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StreamFormat;

/**
 * The instrument as a plug-in. Everything takes effect at its frame; with all parameters at rest it
 * sounds as the command renders. [engine thread]
 */
final class InstrumentProcessor implements Processor {

  private static final int PRESET = 0;
  private static final int MORPH = 1;
  private static final int ATTACK = 2;
  private static final int DECAY = 3;
  private static final int RELEASE = 4;
  private static final int CUTOFF = 5;
  private static final int RESONANCE = 6;
  private static final int TUNING = 7;
  private static final int LEVEL = 8;

  private static final double FULL_PERCENT = 100;
  private static final double CENTS_OF_SEMITONE = 100;
  private static final double LOWEST_DB = -60;
  private static final double HIGHEST_DB = 12;

  private final SelectableSynth synth;
  private final Instrument instrument;
  private final NoteIntake notes;
  private final OutputLevel level;
  private final StreamFormat format;
  private final SampleGuard guard = SampleGuard.withoutClamp();
  private final DueValues due = new DueValues();
  private long frame;

  /** Takes the synth over. */
  InstrumentProcessor(SelectableSynth synth, StreamFormat format, double[] values) {
    this.synth = synth;
    this.format = format;
    instrument = synth.instrument();
    notes = new NoteIntake(synth);
    level = new OutputLevel(format.sampleRateHz());
    if (format.outputChannels() != 2) {
      synth.close();
      throw new IllegalArgumentException(
          "The instrument needs two outputs, not %d.".formatted(format.outputChannels()));
    }
    parameters(values);
  }

  @Override
  public int latencyFrames() {
    return instrument.latencyFrames();
  }

  /** A second of a few notes. */
  @Override
  public void warmUp() {
    float[][] out = new float[2][format.maxBlockFrames()];
    for (int done = 0; done < format.sampleRateHz(); done += format.maxBlockFrames()) {
      int key = 48 + done / format.maxBlockFrames() % 24;
      synth.message(0x90 | key << 8 | 80 << 16);
      instrument.render(out[0], out[1], 0, format.maxBlockFrames());
      synth.message(0x80 | key << 8);
    }
  }

  @Override
  public void parameters(double[] values) {
    due.clear();
    for (int parameter = 0; parameter < values.length; parameter++) {
      change(parameter, values[parameter]);
    }
    if (values.length > LEVEL) {
      level.aim(gain(values[LEVEL]));
    }
  }

  @Override
  public void process(float[][] in, float[][] out, int frames, BlockEvents events) {
    frame = events.firstFrame();
    int done = 0;
    for (int i = 0; i < events.size(); i++) {
      int offset = Math.max(done, Math.min(frames, events.offset(i)));
      render(out, done, offset);
      done = offset;
      PluginEvent event = events.get(i);
      if (event.type() == PluginEvent.Type.PARAMETER) {
        change(event.data(), event.value());
      } else {
        notes.take(event);
      }
    }
    render(out, done, frames);
    guard.clean(out, 0, frames);
  }

  private void render(float[][] out, int from, int to) {
    int done = from;
    while (done < to) {
      due.take(frame, (parameter, value) -> level.aim(gain(value)));
      int part = due.framesUntilNext(frame, to - done);
      instrument.render(out[0], out[1], done, part);
      level.apply(out, done, part);
      done += part;
      frame += part;
    }
  }

  private void change(int parameter, double value) {
    switch (parameter) {
      case PRESET -> synth.preset((int) Math.round(Math.max(0, Math.min(1e6, value))));
      case MORPH -> synth.morph(Math.max(0, Math.min(1, value / FULL_PERCENT)));
      case ATTACK -> trim(Trim.ATTACK, value, FULL_PERCENT);
      case DECAY -> trim(Trim.DECAY, value, FULL_PERCENT);
      case RELEASE -> trim(Trim.RELEASE, value, FULL_PERCENT);
      case CUTOFF -> trim(Trim.CUTOFF, value, FULL_PERCENT);
      case RESONANCE -> trim(Trim.RESONANCE, value, FULL_PERCENT);
      case TUNING -> trim(Trim.TUNING, value, CENTS_OF_SEMITONE);
      case LEVEL ->
          due.add(
              frame + latencyFrames(), parameter, value, (same, early) -> level.aim(gain(early)));
      default -> {}
    }
  }

  private void trim(Trim trim, double value, double full) {
    instrument.trim(trim, (float) Math.max(-1, Math.min(1, value / full)));
  }

  private static double gain(double levelDb) {
    return Math.pow(10, Math.max(LOWEST_DB, Math.min(HIGHEST_DB, levelDb)) / 20);
  }

  @Override
  public void reset() {
    synth.reset();
    notes.reset();
    due.take(Long.MAX_VALUE, (parameter, value) -> level.aim(gain(value)));
    level.settle();
  }

  @Override
  public void offline(boolean offline) {
    instrument.waiting(offline);
  }

  @Override
  public void close() {
    synth.close();
  }
}
