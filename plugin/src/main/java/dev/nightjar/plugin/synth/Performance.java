package dev.nightjar.plugin.synth;

import dev.nightjar.engine.audio.SampleGuard;
import dev.nightjar.engine.instrument.Instrument;

/**
 * An instrument that is played, cell by cell. Every message reaches it at its frame. Cells have a
 * fixed length and lie one after another, whoever asks for sound and in what blocks: so the same
 * messages always give the same samples. One thread at a time. [engine thread]
 */
public final class Performance implements AutoCloseable {
  /** Frames of a cell: 1.3 ms at 48 kHz. */
  public static final int CELL_FRAMES = 64;

  /** How long before their time the notes of a song are announced. */
  private static final double ANNOUNCED_SECONDS = 0.05;

  private final Instrument instrument;
  private final EventSource events;
  private final float gain;
  private final int announcedFrames;
  private final SampleGuard guard = SampleGuard.withoutClamp();
  private long position;

  /**
   * Takes the instrument over. [not real-time]
   *
   * @param gainDb level on top of the instrument's own
   */
  public Performance(Instrument instrument, EventSource events, double gainDb) {
    this.instrument = instrument;
    this.events = events;
    gain = (float) Math.pow(10, gainDb / 20);
    announcedFrames = (int) (ANNOUNCED_SECONDS * instrument.sampleRateHz());
  }

  /** [any thread] */
  public Instrument instrument() {
    return instrument;
  }

  /** The frame that the next cell begins with. */
  public long position() {
    return position;
  }

  /** Leaves frames out: what was for them reaches the instrument with the next cell. */
  public void jumpTo(long frame) {
    position = frame;
  }

  /** Whether nothing sounds and nothing will ever come. */
  public boolean over() {
    return events.exhausted() && instrument.silent();
  }

  /**
   * Renders the next cell.
   *
   * @param into {@code [2][>= offset + CELL_FRAMES]}, left and right
   */
  public void render(float[][] into, int offset) {
    events.announce(instrument, position + announcedFrames);
    int done = 0;
    while (done < CELL_FRAMES) {
      // Asked once a round: between two looks a message may come in that was due before.
      long next = events.nextFrame();
      while (next <= position) {
        events.deliver(instrument);
        next = events.nextFrame();
      }
      int frames = (int) Math.min(CELL_FRAMES - done, next - position);
      instrument.render(into[0], into[1], offset + done, frames);
      done += frames;
      position += frames;
    }
    for (float[] channel : into) {
      for (int i = offset; i < offset + CELL_FRAMES; i++) {
        channel[i] *= gain;
      }
    }
    guard.clean(into, offset, CELL_FRAMES);
  }

  @Override
  public void close() {
    instrument.close();
  }
}
