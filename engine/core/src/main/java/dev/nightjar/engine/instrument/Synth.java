package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.NoteExpression;
import dev.nightjar.engine.midi.Trim;
import dev.nightjar.engine.tuning.Tuning;
import java.time.Duration;

/**
 * The instrument: notes are rendered ahead, voices play them.
 *
 * <p>All messages take effect {@link #latencyFrames()} later, to the frame, so that the renderer
 * has time to begin a note and nothing is out of order. Sound is made in chunks that lie at fixed
 * places of time, whatever the blocks asked for; so the same messages at the same frames give the
 * same sound, live or offline, as long as nothing is late.
 */
public final class Synth implements Instrument {

  static final int CHUNK_FRAMES = 32;

  private static final int MOST_MESSAGES = 8192;
  private static final int NOTE_ON = 0x90;
  private static final int SYSTEM = 0xF0;

  private final SynthSettings settings;
  private final SynthCounts counts = new SynthCounts();
  private final NoteCache cache;
  private final NoteFactory factory;
  private final Scout scout;
  private final HostInput early;
  private final HostInput due;
  private final Voices voices;
  private final MessageQueue queue = new MessageQueue(MOST_MESSAGES);
  private final Mix mix = new Mix(CHUNK_FRAMES);
  private final MasterBus master;

  /** The next frame to hand out, and how many of the chunk before it are left. */
  private long position;

  private int leftInChunk;

  private volatile int sounding;

  /**
   * All channels play program 0 of bank 0. [not real-time]
   *
   * @param renderer belongs to the synth from now on, which closes it, even if it can't be made
   * @throws IllegalArgumentException if the renderer lacks an instrument of the first programs
   */
  public Synth(NoteRenderer renderer, Programs programs, SynthSettings settings) {
    this.settings = settings;
    Runnable closing = renderer::close;
    boolean made = false;
    try {
      ChannelSounds dueSounds = new ChannelSounds(programs, renderer);
      ChannelSounds earlySounds = new ChannelSounds(programs, renderer);
      NoteShape shape = NoteShape.of(renderer);
      cache = new NoteCache(shape, capacity(shape, settings));
      NoteFactory renderers = new NoteFactory(renderer, cache.buffers(), settings.live());
      closing = renderers::close;
      factory = renderers;
      scout = new Scout(earlySounds, cache, factory);
      early = new HostInput(scout);
      scout.attach(early.controls());
      scout.prepare();
      voices = new Voices(settings, dueSounds, cache, factory, counts);
      due = new HostInput(voices);
      voices.attach(due.controls());
      master = new MasterBus(CHUNK_FRAMES, settings.sampleRateHz());
      made = true;
    } finally {
      if (!made) {
        closing.run();
      }
    }
  }

  private static int capacity(NoteShape shape, SynthSettings settings) {
    long fitting = settings.cacheBytes() / ((long) shape.frames() * Float.BYTES);
    // A voice that morphs plays two notes, and one on its way out still has its own.
    return (int) Math.max(4L * settings.voices(), Math.min(fitting, 1 << 20));
  }

  @Override
  public int sampleRateHz() {
    return settings.sampleRateHz();
  }

  @Override
  public int latencyFrames() {
    return settings.latencyFrames();
  }

  @Override
  public void message(int message) {
    if ((message & 0xF0) != SYSTEM) {
      take(message, 0);
    }
  }

  @Override
  public void trim(Trim trim, float value) {
    take(HostMessage.trim(trim), value);
  }

  @Override
  public void express(int channel, int key, NoteExpression kind, float value) {
    take(HostMessage.expression(channel, key, kind), value);
  }

  @Override
  public void choke(int channel, int key) {
    take(HostMessage.choke(channel, key), 0);
  }

  @Override
  public void reset() {
    // The scout has acted on what waits: so must the voices, or the two differ from then on.
    voices.end();
    voices.at(position);
    while (!queue.isEmpty()) {
      takeEffect();
    }
    early.rest();
    due.rest();
    voices.end();
    master.begin();
    leftInChunk = 0;
    sounding = 0;
  }

  @Override
  public void waiting(boolean wait) {
    factory.waiting(wait);
  }

  @Override
  public void announce(int message) {
    int velocity = message >> 16 & 0x7F;
    if ((message & 0xF0) == NOTE_ON && velocity > 0 && factory.live()) {
      scout.noteOn(message & 0xF, message >> 8 & 0x7F, velocity);
    }
  }

  @Override
  public void systemExclusive(byte[] message) {
    byte[] kept = message.clone();
    early.midi().systemExclusive(kept);
    enqueue(0, 0, kept);
  }

  /** The tuning of all channels, at once. [engine thread] */
  public void tuning(Tuning tuning) {
    early.midi().tuning(tuning);
    due.midi().tuning(tuning);
  }

  @Override
  public void render(float[] left, float[] right, int offset, int frames) {
    int done = 0;
    while (done < frames) {
      if (leftInChunk == 0) {
        renderChunk();
        leftInChunk = CHUNK_FRAMES;
      }
      int count = Math.min(leftInChunk, frames - done);
      int from = CHUNK_FRAMES - leftInChunk;
      System.arraycopy(mix.left, from, left, offset + done, count);
      System.arraycopy(mix.right, from, right, offset + done, count);
      leftInChunk -= count;
      position += count;
      done += count;
    }
  }

  @Override
  public int voices() {
    return sounding;
  }

  @Override
  public long lateNotes() {
    return counts.lateNotes.get();
  }

  @Override
  public long failures() {
    return factory.failures();
  }

  @Override
  public long missingPrograms() {
    return counts.missingPrograms.get();
  }

  /** How it does so far. [any thread] */
  public SynthStatistics statistics() {
    return new SynthStatistics(
        sounding,
        counts.lateNotes.get(),
        counts.latestNoteFrames.get(),
        counts.lateReleases.get(),
        counts.lateMorphs.get(),
        counts.stolenVoices.get(),
        counts.droppedNotes.get(),
        factory.failures(),
        counts.missingPrograms.get(),
        counts.hastyMessages.get(),
        cache.statistics());
  }

  /**
   * Waits until every note that is played is rendered, as a host does that renders a song with a
   * live synth. [not real-time]
   *
   * @param most how long to wait
   * @return whether it is
   */
  public boolean awaitRendered(Duration most) {
    return factory.awaitIdle(most.toNanos());
  }

  /**
   * Waits until the notes that may be played are prepared, as far as there is room for them, so
   * that they begin soonest. Playing need not wait for that. [not real-time]
   *
   * @param most how long to wait
   * @return whether they are
   */
  public boolean awaitPrepared(Duration most) {
    return factory.awaitPrepared(most.toNanos());
  }

  @Override
  public boolean silent() {
    return queue.isEmpty() && master.silent();
  }

  @Override
  public void close() {
    factory.close();
  }

  private void take(int message, float value) {
    early.take(message, value);
    enqueue(message, value, null);
  }

  /** When all places are taken the first message takes effect early: late or lost is worse. */
  private void enqueue(int message, float value, byte[] systemExclusive) {
    if (queue.isFull()) {
      counts.hastyMessages.incrementAndGet();
      voices.at(position + leftInChunk);
      takeEffect();
    }
    // Sound leaves the limiter a chunk after it was mixed.
    queue.add(position + settings.latencyFrames() - CHUNK_FRAMES, message, value, systemExclusive);
  }

  private void takeEffect() {
    byte[] systemExclusive = queue.systemExclusive();
    int message = queue.message();
    if (systemExclusive == null) {
      due.take(message, queue.value());
      if (HostMessage.isChoke(message)) {
        voices.choke(HostMessage.channel(message), HostMessage.key(message));
      }
    } else {
      due.midi().systemExclusive(systemExclusive);
    }
    queue.remove();
  }

  private void renderChunk() {
    long start = position;
    mix.clear();
    voices.beginChunk();
    int done = 0;
    while (done < CHUNK_FRAMES) {
      voices.at(start + done);
      while (!queue.isEmpty() && queue.frame() <= start + done) {
        takeEffect();
      }
      int until = (int) (queue.nextNoteFrame(start + CHUNK_FRAMES) - start);
      voices.render(done, until, mix);
      done = until;
    }
    voices.hurry(start);
    sounding = voices.sounding();
    master.process(mix, voices.silent());
  }
}
