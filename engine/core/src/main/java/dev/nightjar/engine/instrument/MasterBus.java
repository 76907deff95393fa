package dev.nightjar.engine.instrument;

import dev.nightjar.engine.audio.SampleGuard;

/** What all voices go through together: the effects, the limiter, and a guard. [engine thread] */
final class MasterBus {

  /** What a chunk leaves behind in the limiter is out with the next one. */
  private static final int QUIET_CHUNKS = 2;

  /** Before the effects, which would keep what isn't a number for ever. */
  private final SampleGuard repair = SampleGuard.withoutClamp();

  private final SampleGuard guard = SampleGuard.clampingAt(1);
  private final int sampleRateHz;
  private final int chunkFrames;
  private Chorus chorus;
  private Reverb reverb;
  private Limiter limiter;

  /** Chunks since anything was heard. */
  private int quietChunks;

  MasterBus(int chunkFrames, int sampleRateHz) {
    this.chunkFrames = chunkFrames;
    this.sampleRateHz = sampleRateHz;
    begin();
  }

  /** Begins anew, in silence. */
  void begin() {
    chorus = new Chorus(sampleRateHz);
    reverb = new Reverb(sampleRateHz);
    limiter = new Limiter(chunkFrames, sampleRateHz);
    quietChunks = QUIET_CHUNKS;
  }

  /** Whether nothing sounds any more. */
  boolean silent() {
    return quietChunks == QUIET_CHUNKS;
  }

  /**
   * Makes of a chunk of the mix what is heard, a chunk later, left and right.
   *
   * @param voicesSilent whether nothing was mixed
   */
  void process(Mix mix, boolean voicesSilent) {
    boolean quiet = voicesSilent && chorus.silent() && reverb.silent();
    repair.clean(mix.left, 0, chunkFrames);
    repair.clean(mix.right, 0, chunkFrames);
    repair.clean(mix.chorus, 0, chunkFrames);
    repair.clean(mix.reverb, 0, chunkFrames);
    chorus.process(mix.chorus, mix.left, mix.right, chunkFrames);
    reverb.process(mix.reverb, mix.left, mix.right, chunkFrames);
    limiter.process(mix.left, mix.right);
    guard.clean(mix.left, 0, chunkFrames);
    guard.clean(mix.right, 0, chunkFrames);
    quietChunks = quiet ? Math.min(QUIET_CHUNKS, quietChunks + 1) : 0;
  }
}
