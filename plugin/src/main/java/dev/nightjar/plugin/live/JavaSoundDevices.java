package dev.nightjar.plugin.live;

import dev.nightjar.engine.audio.LevelMeter;

/** Two Java Sound devices, and the audio thread that joins them. [not real-time] */
final class JavaSoundDevices implements LiveDevices {
  private static final long STOP_WAIT_MS = 500;
  private static final long CLOSE_WAIT_MS = 2_000;

  private final SoundLines lines;
  private final int blockFrames;
  private final AudioLoop loop;
  private final Thread audioThread;

  /** For lines that are open and not started. */
  JavaSoundDevices(SoundLines lines, LiveSettings settings) {
    this.lines = lines;
    blockFrames = settings.blockFrames();
    loop = new AudioLoop(lines, settings.channels(), blockFrames, settings.buffers().blocks());
    audioThread = new Thread(loop, "nightjar-audio");
    audioThread.setDaemon(true);
    hurry(audioThread);
  }

  @Override
  public String inputName() {
    return lines.inputName();
  }

  @Override
  public String outputName() {
    return lines.outputName();
  }

  @Override
  public int sampleRateHz() {
    return lines.sampleRateHz();
  }

  @Override
  public int blockFrames() {
    return blockFrames;
  }

  @Override
  public void start(BlockPath path) {
    loop.through(path);
    audioThread.start();
  }

  @Override
  public void stop() {
    loop.stop();
  }

  @Override
  public StreamEnd end() {
    return loop.end();
  }

  @Override
  public DeviceCounts counts() {
    return loop.counts();
  }

  @Override
  public LevelMeter inputLevel() {
    return loop.inputLevel();
  }

  @Override
  public LevelMeter outputLevel() {
    return loop.outputLevel();
  }

  @Override
  public void close() {
    loop.stop();
    join(audioThread, STOP_WAIT_MS);
    // A driver whose device is gone may never return from closing it.
    Thread closer = new Thread(lines::close, "nightjar-closer");
    closer.setDaemon(true);
    closer.start();
    join(closer, CLOSE_WAIT_MS);
    join(audioThread, CLOSE_WAIT_MS);
  }

  private static void join(Thread thread, long mostMs) {
    try {
      thread.join(mostMs);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where the system heeds it, dropouts become rarer. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void hurry(Thread thread) {
    thread.setPriority(Thread.MAX_PRIORITY);
  }
}
