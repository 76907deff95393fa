package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.ChannelControls;
import dev.nightjar.engine.midi.NoteListener;
import java.util.Arrays;

/**
 * All voices: hears of notes, gives them voices, makes room, and mixes what sounds. [engine thread]
 *
 * <p>There are twice as many places as voices: whoever is made to go has one until it has faded,
 * and since no voice goes before that time is over, a place is always free.
 */
final class Voices implements NoteListener {

  /** How many neighbours of a note are begun beforehand, to each side. */
  private static final int PREFETCH_KEYS = 2;

  /** Enough to begin with while the rest is rendered. */
  private static final int PREFETCH_STEPS = 3;

  private final ChannelSounds sounds;
  private final NoteCache cache;
  private final NoteFactory factory;
  private final SynthCounts counts;
  private final Stealing stealing;
  private final int mostVoices;
  private final int prefetchFrames;
  private final Voice[] voices;
  private final Joint joint = new Joint();
  private final float[] scratch;
  private ChannelControls controls;
  private long frame;

  Voices(
      SynthSettings settings,
      ChannelSounds sounds,
      NoteCache cache,
      NoteFactory factory,
      SynthCounts counts) {
    this.sounds = sounds;
    this.cache = cache;
    this.factory = factory;
    this.counts = counts;
    int rate = settings.sampleRateHz();
    stealing = new Stealing(rate);
    mostVoices = settings.voices();
    prefetchFrames =
        Math.min(PREFETCH_STEPS * factory.shape().stepFrames(), factory.shape().frames());
    voices = new Voice[2 * mostVoices];
    Arrays.setAll(voices, place -> new Voice(rate, cache, factory, joint, counts));
    scratch = new float[Synth.CHUNK_FRAMES];
  }

  /** What the messages make of the controls; set once, before the first message. */
  void attach(ChannelControls channelControls) {
    controls = channelControls;
  }

  /** What is heard from now on takes effect at this frame. */
  void at(long frameNow) {
    frame = frameNow;
  }

  /** Voices that sound, without those on their way out. */
  int sounding() {
    int sounding = 0;
    for (Voice voice : voices) {
      if (voice.sounding()) {
        sounding++;
      }
    }
    return sounding;
  }

  boolean silent() {
    for (Voice voice : voices) {
      if (voice.active()) {
        return false;
      }
    }
    return true;
  }

  /** A chunk of output begins. */
  void beginChunk() {
    joint.beginChunk();
  }

  /** Tells the renderer who needs frames how soon; once a chunk. */
  void hurry(long chunk) {
    for (Voice voice : voices) {
      if (voice.active()) {
        voice.hurry(chunk);
      }
    }
  }

  /** Adds the frames {@code from} to {@code to} of a chunk; controls are read at its beginning. */
  void render(int from, int to, Mix mix) {
    for (Voice voice : voices) {
      if (voice.active()) {
        voice.prepare(controls, to - from);
        voice.render(scratch, from, to, mix);
      }
    }
  }

  /** All end at once. */
  void end() {
    for (Voice voice : voices) {
      if (voice.active()) {
        voice.end();
      }
    }
  }

  @Override
  public void noteOn(int channel, int key, int velocity) {
    Sound sound = sounds.of(channel);
    long note = sound.note(controls, channel, key, velocity);
    if (note == NoteKey.NONE) {
      return;
    }
    makeWay(sound, channel, key);
    Voice voice = place();
    NoteBuffer buffer = voice == null ? null : cache.acquire(note);
    if (buffer == null) {
      counts.droppedNotes.incrementAndGet();
      cache.unwant(note);
      return;
    }
    voice.begin(sound, channel, key, velocity, buffer, controls, frame);
    if (factory.live()) {
      prefetch(sound, channel, NoteKey.pitch(note), velocity);
      factory.wake();
    }
  }

  @Override
  public void noteOff(int channel, int key, int releaseVelocity) {
    for (Voice voice : voices) {
      if (voice.plays(channel, key)) {
        voice.release();
      }
    }
  }

  @Override
  public void allNotesOff(int channel) {
    for (Voice voice : voices) {
      if (voice.plays(channel)) {
        voice.release();
      }
    }
  }

  @Override
  public void allSoundOff(int channel) {
    for (Voice voice : voices) {
      if (voice.plays(channel)) {
        voice.kill();
      }
    }
  }

  /** A note falls silent at once, without a click. */
  void choke(int channel, int key) {
    for (Voice voice : voices) {
      if (voice.plays(channel, key)) {
        voice.kill();
      }
    }
  }

  @Override
  public void programChange(int channel, int bank, int program) {
    if (!sounds.programChange(channel, bank, program)) {
      counts.missingPrograms.incrementAndGet();
    }
  }

  /** A key that is struck again lets go of its note before; drums choke each other. */
  private void makeWay(Sound sound, int channel, int key) {
    for (Voice voice : voices) {
      if (voice.plays(channel, key)) {
        voice.release();
      } else if (sound.drums() && voice.plays(channel) && ChokeGroups.together(key, voice.key())) {
        voice.kill();
      }
    }
  }

  /** A free place, after making a voice go if there are as many as may be; null if none may go. */
  private Voice place() {
    if (sounding() >= mostVoices) {
      Voice victim = stealing.victim(voices, frame);
      if (victim == null) {
        return null;
      }
      victim.kill();
      counts.stolenVoices.incrementAndGet();
    }
    for (Voice voice : voices) {
      if (!voice.active()) {
        return voice;
      }
    }
    return null;
  }

  private void prefetch(Sound sound, int channel, int pitch, int velocity) {
    int morph = sound.morph(controls, channel);
    for (int away = 1; away <= PREFETCH_KEYS; away++) {
      begin(sound, morph, pitch + away, velocity);
      begin(sound, morph, pitch - away, velocity);
    }
  }

  private void begin(Sound sound, int morph, int pitch, int velocity) {
    if (pitch >= sound.pitches().lowest() && pitch <= sound.pitches().highest()) {
      cache.prefetch(sound.note(morph, pitch, velocity), prefetchFrames);
    }
  }
}
