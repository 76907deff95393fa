package jvst.wrapper.communication;

/**
 * What a plug-in has told about itself, and what it may ask its host for: the one thing that stands
 * behind the {@code ...ToHost} classes. For the host; plug-ins call those.
 */
public final class Announced {
  private static final int USUAL_RATE_HZ = 44_100;
  private static final int USUAL_BLOCK = 1024;

  int uniqueId;
  int inputs = 1;
  int outputs = 1;
  int delayFrames;
  boolean synth;
  boolean chunks;
  float sampleRateHz = USUAL_RATE_HZ;
  int blockFrames = USUAL_BLOCK;
  double position;

  Announced() {}

  /** What this plug-in has told. [any thread] */
  public static Announced of(VSTV10ToHost plugin) {
    return plugin.announced;
  }

  /** The number that VST2 hosts know it by; 0 if it gave none. [any thread] */
  public int uniqueId() {
    return uniqueId;
  }

  /** Channels that it wants. [any thread] */
  public int inputs() {
    return inputs;
  }

  /** Channels that it gives. [any thread] */
  public int outputs() {
    return outputs;
  }

  /** Frames that its output lies behind its input. [any thread] */
  public int delayFrames() {
    return delayFrames;
  }

  /** Whether it is an instrument. [any thread] */
  public boolean synth() {
    return synth;
  }

  /** Whether it gives its state as a chunk. [any thread] */
  public boolean chunks() {
    return chunks;
  }

  /** Sets what the plug-in reads as sample rate and block size. [not real-time] */
  public void prepare(float sampleRateHz, int blockFrames) {
    this.sampleRateHz = sampleRateHz;
    this.blockFrames = blockFrames;
  }

  /** Sets the frame that the plug-in reads as its position. [engine thread] */
  public void position(double frames) {
    position = frames;
  }
}
