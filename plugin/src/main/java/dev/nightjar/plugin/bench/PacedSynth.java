package dev.nightjar.plugin.bench;

import dev.nightjar.engine.instrument.NoteRenderer;
import dev.nightjar.engine.instrument.Programs;
import dev.nightjar.engine.instrument.Synth;
import dev.nightjar.engine.instrument.SynthSettings;
import dev.nightjar.engine.instrument.SynthStatistics;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.SingModel;
import dev.nightjar.engine.preset.Preset;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/** A synth that is asked for its blocks as by a sound card. [not real-time] */
public final class PacedSynth {

  static final int RATE_HZ = 48_000;
  static final int BLOCK_FRAMES = 128;
  static final long BLOCK_NS = 1_000_000_000L * BLOCK_FRAMES / RATE_HZ;
  static final int MOST_VOICES = 512;
  static final Duration MOST_PREPARING = Duration.ofMinutes(2);

  /** How keys come to the synth. */
  public enum Path {
    /** In time for the next block. */
    JACK(BLOCK_FRAMES, false),

    /** They count a block and a half later, and are announced when they come in. */
    JAVA_SOUND(BLOCK_FRAMES + BLOCK_FRAMES * 3 / 2, true);

    /** From a key until its message counts, as a player feels it. */
    private final int frames;

    private final boolean announced;

    Path(int frames, boolean announced) {
      this.frames = frames;
      this.announced = announced;
    }
  }

  private final Synth synth;
  private final Path path;
  private final Queue<Integer> announced = new ArrayDeque<>();
  private final float[][] block = new float[2][BLOCK_FRAMES];
  private long dueNs = System.nanoTime();
  private double owedBlocks;
  private int overruns;

  PacedSynth(Synth synth, Path path) {
    this.synth = synth;
    this.path = path;
  }

  /** One whose sound was chosen a while before, so that its notes are prepared. */
  static Synth open(SingSubject subject, SingCost.Setting setting) throws ModelException {
    SingModel model = SingCost.load(subject, setting);
    SynthSettings settings = SynthSettings.live(RATE_HZ).withVoices(MOST_VOICES);
    Synth synth = new Synth(model, Programs.always(held(model)), settings);
    synth.awaitPrepared(MOST_PREPARING);
    return synth;
  }

  /** Sounds for as long as its key is down, whatever the model makes of it. */
  private static Preset held(NoteRenderer model) {
    return new Preset(
        "held",
        "bench",
        "The first instrument as it is.",
        new Preset.Timbre(model.instruments().get(0), null, 0, Preset.Timbre.NO_CONTROLLER, true),
        new Preset.Pitch(0, 0, 0, 5),
        new Preset.Envelope(0, 0, 1, 0.1),
        new Preset.Filter(20_000, 0, 0, 0, 0),
        new Preset.Stage(0, 0, 0, 0),
        0,
        0);
  }

  /** A key goes down or up now. */
  void strike(int message) {
    if (path.announced) {
      synth.announce(message);
      announced.add(message);
    } else {
      synth.message(message);
    }
  }

  /** As many blocks as there are in a time; what is left over counts next time. */
  void play(double seconds) {
    owedBlocks += seconds * RATE_HZ / BLOCK_FRAMES;
    while (owedBlocks >= 1) {
      owedBlocks--;
      block();
    }
  }

  /** Renders a block, and waits until the next is due. */
  void block() {
    synth.render(block[0], block[1], 0, BLOCK_FRAMES);
    while (!announced.isEmpty()) {
      synth.message(announced.remove());
    }
    dueNs += BLOCK_NS;
    overruns += System.nanoTime() > dueNs ? 1 : 0;
    while (System.nanoTime() < dueNs) {
      LockSupport.parkNanos(dueNs - System.nanoTime());
    }
  }

  /** Blocks that took longer than their time, or were begun too late. */
  int overruns() {
    return overruns;
  }

  /** Notes that went wrong. */
  long late() {
    SynthStatistics found = synth.statistics();
    return found.lateNotes() + found.droppedNotes() + found.brokenNotes();
  }

  /** From a key to its first sound, of the latest note so far. */
  double firstSoundMs() {
    long late = synth.statistics().latestNoteFrames();
    return 1e3 * (path.frames + synth.latencyFrames() + late) / RATE_HZ;
  }
}
