package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.ChannelControls;
import dev.nightjar.engine.preset.Preset;
import java.util.Arrays;

/**
 * One note that sounds: a player with a pitch, an envelope, a filter and levels. [engine thread]
 */
final class Voice {

  /** How long a voice that has to go takes. */
  static final double KILL_SECONDS = 0.005;

  /** Frames of output that are to be rendered beyond those played, enough to fade if need be. */
  private static final int MARGIN_FRAMES = 64;

  /** A note that ran dry goes on when there is so much more of it, so that it doesn't stutter. */
  private static final double RESUME_SECONDS = 0.06;

  private final SynthCounts counts;
  private final int killFrames;
  private final int resumeFrames;
  private final NotePlayer player;
  private final NoteCourse course;
  private final VoicePitch pitch;
  private final VoiceEnvelope envelope;
  private final VoiceTone tone;
  private final VoiceLevels levels;

  private Sound sound;
  private int channel;
  private int key;
  private long bornFrame;
  private boolean active;
  private boolean released;
  private boolean killed;
  private boolean begun;
  private boolean starved;
  private boolean late;
  private int killedFrames;

  /** Frames of output for which it had nothing to begin with. */
  private int waitedFrames;

  /** Whether this interval reads the note. */
  private boolean playing;

  Voice(int sampleRateHz, NoteCache cache, NoteFactory factory, Joint joint, SynthCounts counts) {
    this.counts = counts;
    NoteShape shape = factory.shape();
    killFrames = (int) (KILL_SECONDS * sampleRateHz);
    resumeFrames = (int) (RESUME_SECONDS * sampleRateHz);
    player = new NotePlayer(shape, cache, factory, joint);
    course = new NoteCourse(shape, cache, factory, player, counts);
    pitch = new VoicePitch(shape, sampleRateHz);
    envelope = new VoiceEnvelope(sampleRateHz);
    tone = new VoiceTone(sampleRateHz);
    levels = new VoiceLevels(sampleRateHz);
  }

  /**
   * Begins a note.
   *
   * @param buffer acquired by the caller, released by the voice
   */
  void begin(
      Sound newSound,
      int newChannel,
      int newKey,
      int velocity,
      NoteBuffer buffer,
      ChannelControls controls,
      long frame) {
    sound = newSound;
    channel = newChannel;
    key = newKey;
    bornFrame = frame;
    active = true;
    released = false;
    killed = false;
    begun = false;
    starved = false;
    late = false;
    killedFrames = 0;
    waitedFrames = 0;
    Preset preset = sound.preset();
    int rendered = NoteKey.pitch(buffer.key());
    player.begin(buffer);
    course.begin(sound, channel, rendered, velocity, sound.morph(controls, channel));
    pitch.begin(sound, channel, key, rendered, controls);
    envelope.begin(preset.envelope(), controls, channel, key);
    tone.begin(preset.filter(), channel, key, velocity);
    levels.begin(preset, key, velocity);
  }

  boolean active() {
    return active;
  }

  /** Whether it counts as a voice: one that is made to go doesn't. */
  boolean sounding() {
    return active && !killed;
  }

  boolean plays(int onChannel, int aKey) {
    return sounding() && channel == onChannel && key == aKey;
  }

  boolean plays(int onChannel) {
    return sounding() && channel == onChannel;
  }

  int key() {
    return key;
  }

  boolean released() {
    return released;
  }

  boolean drums() {
    return sound.drums();
  }

  long bornFrame() {
    return bornFrame;
  }

  /** How loud it is about now, as an amplitude. */
  double level() {
    return envelope.level() * levels.gain() * player.level();
  }

  /** Its key and all pedals are up. */
  void release() {
    if (!released && !sound.diesByItself()) {
      released = true;
      envelope.release();
      course.release();
    }
  }

  /** Fades within {@link #KILL_SECONDS}. */
  void kill() {
    killed = true;
    released = true;
  }

  /** Tells the renderer how long what is rendered will do. */
  void hurry(long chunk) {
    player.hurry(chunk);
  }

  /** Takes in where things stand for the next frames; they are rendered next. */
  void prepare(ChannelControls controls, int frames) {
    double before = envelope.level() * fade();
    envelope.follow(controls, channel, key);
    envelope.advance(frames);
    if (killed) {
      killedFrames = Math.min(killFrames, killedFrames + frames);
    }
    pitch.glide(controls, frames);
    course.follow(controls, pitch, frames);
    boolean ready = feed(frames);
    if (playing) {
      player.prepare(frames, pitch.advance(frames), course.recovering());
    }
    double after = ready ? envelope.level() * fade() : 0;
    levels.glide(controls, channel, before, after, frames);
    tone.glide(controls, pitch.semitones(), frames);
  }

  /** Whether there is enough of the note to go on; sees to what happens if there isn't. */
  private boolean feed(int frames) {
    double advance = pitch.advance(frames);
    double step = pitch.nextStep();
    int beyond = starved && begun ? resumeFrames : MARGIN_FRAMES;
    boolean ready = player.ready(advance + beyond * step, step);
    playing = ready || (begun && !starved && player.ready(advance, step));
    if (ready) {
      begun = true;
    }
    if (!begun) {
      waitedFrames += frames;
      counts.latestNoteFrames.accumulateAndGet(waitedFrames, Math::max);
    }
    if (!ready && !late) {
      late = true;
      counts.lateNotes.incrementAndGet();
    }
    starved = !ready;
    if (!playing) {
      levels.mute();
    }
    return ready;
  }

  /**
   * Adds its next frames to the mix.
   *
   * @param scratch overwritten
   */
  void render(float[] scratch, int from, int to, Mix mix) {
    if (playing) {
      Arrays.fill(scratch, from, to, 0);
      player.render(scratch, from, to, pitch.step(), pitch.slope());
      tone.process(scratch, from, to);
      levels.add(scratch, from, to, mix);
    }
    if (envelope.done() || player.ended() || killedFrames == killFrames) {
      end();
    }
  }

  /** Half a cosine, which has no corners, for a voice that is made to go. */
  private double fade() {
    return 0.5 + 0.5 * Math.cos(Math.PI * killedFrames / killFrames);
  }

  /** Is gone at once. */
  void end() {
    active = false;
    player.end();
    course.end();
  }
}
