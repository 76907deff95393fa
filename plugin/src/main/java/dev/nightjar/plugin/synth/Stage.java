package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.engine.midi.EventRing;
import dev.nightjar.plugin.midi.EventClock;
import dev.nightjar.plugin.sound.FrameSource;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The instrument of a session and what is played on it. An instrument that fails is replaced by
 * another, which goes on where the first one would be, set as that one was. [not real-time] unless
 * told otherwise
 */
final class Stage implements FrameSource, EventClock, AutoCloseable {
  private static final long WARM_UP_MOST_NS = 10_000_000_000L;
  private static final long WARM_UP_POLL_MS = 2;

  private final SynthSettings settings;
  private final InstrumentOpener instruments;
  private final SynthTotals totals;
  private final int sampleRateHz;
  private final LiveEvents live = new LiveEvents();
  private final EventSource events;
  private final List<EventRing> rings = new CopyOnWriteArrayList<>();
  private final ChannelState state = new ChannelState();
  private NoteLog log;
  private volatile SynthEngine engine;

  /** Opens the instrument for an output. */
  Stage(
      SynthSettings settings,
      InstrumentOpener instruments,
      SynthTotals totals,
      int sampleRateHz,
      int blockFrames)
      throws IOException, InterruptedException {
    this.settings = settings;
    this.instruments = instruments;
    this.totals = totals;
    this.sampleRateHz = sampleRateHz;
    events =
        settings.song() == null
            ? live
            : new MergedEvents(new SongCursor(settings.song(), sampleRateHz), live);
    begin(blockFrames);
    boolean ready = false;
    try {
      awaitReady();
      ready = true;
    } finally {
      if (!ready) {
        engine.close();
      }
    }
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  SynthEngine engine() {
    return engine;
  }

  /** The instrument that is played now. */
  NoteLog log() {
    return log;
  }

  /** Hears another input from now on. [any thread] */
  void add(EventRing ring) {
    rings.add(ring);
    live.add(ring);
  }

  /** Messages that found no room. */
  long droppedEvents() {
    return rings.stream().mapToLong(EventRing::dropped).sum();
  }

  @Override
  public long dueFrame() {
    return engine.dueFrame();
  }

  @Override
  public void pull(float[][] out, int frames) {
    engine.pull(out, frames);
  }

  @Override
  public long dueFrame(int offset) {
    return engine.dueFrame(offset);
  }

  @Override
  public int readyFrames() {
    return engine.readyFrames();
  }

  /** Puts another instrument in the place of the one that failed. */
  void replaceInstrument() throws IOException, InterruptedException {
    SynthEngine failed = engine;
    failed.close();
    totals.add(failed, log);
    begin(failed.blockFrames());
    awaitReady();
  }

  @Override
  public void close() {
    engine.close();
    totals.add(engine, log);
  }

  private void begin(int blockFrames) throws IOException {
    Instrument opened =
        instruments.open(settings.sound(), sampleRateHz, InstrumentOpener.Mode.LIVE);
    boolean begun = false;
    try {
      state.restore(opened);
      NoteLog logged = new NoteLog(opened, state);
      // Time went on while the instrument was opened.
      long frame = engine == null ? 0 : engine.position();
      engine =
          new SynthEngine(
              new Performance(logged, events, settings.gainDb()),
              frame,
              blockFrames,
              settings.engineBlocks());
      log = logged;
      begun = true;
    } finally {
      if (!begun) {
        opened.close();
      }
    }
  }

  private void awaitReady() throws InterruptedException {
    long startNs = System.nanoTime();
    while (!engine.ready()
        && engine.failure() == null
        && System.nanoTime() - startNs < WARM_UP_MOST_NS) {
      Thread.sleep(WARM_UP_POLL_MS);
    }
  }
}
