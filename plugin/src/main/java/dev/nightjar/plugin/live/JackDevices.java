package dev.nightjar.plugin.live;

import dev.nightjar.engine.audio.LevelMeter;
import dev.nightjar.plugin.jack.JackDuplex;
import dev.nightjar.plugin.sound.DeviceException;

/** Input and output ports of a JACK server. [not real-time] */
final class JackDevices implements LiveDevices {
  private final JackDuplex jack;
  private final LiveSettings settings;
  private final LevelMeter inputLevel;
  private final LevelMeter outputLevel;
  private volatile boolean stopped;
  private volatile double inputFrames;
  private volatile double outputFrames;

  private JackDevices(JackDuplex jack, LiveSettings settings) {
    this.jack = jack;
    this.settings = settings;
    inputLevel = new LevelMeter(jack.sampleRateHz());
    outputLevel = new LevelMeter(jack.sampleRateHz());
  }

  static JackDevices open(LiveSettings settings) throws DeviceException {
    return new JackDevices(
        JackDuplex.open(settings.channels(), settings.input(), settings.output()), settings);
  }

  @Override
  public String inputName() {
    return settings.input() == null ? "JACK" : "JACK " + settings.input();
  }

  @Override
  public String outputName() {
    return settings.output() == null ? "JACK" : "JACK " + settings.output();
  }

  @Override
  public int sampleRateHz() {
    return jack.sampleRateHz();
  }

  @Override
  public int blockFrames() {
    return jack.blockFrames();
  }

  @Override
  public void start(BlockPath path) {
    jack.start(
        (in, out, frames) -> {
          inputLevel.add(in, 0, frames);
          path.process(in, out, frames);
          outputLevel.add(out, 0, frames);
        });
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public StreamEnd end() {
    return stopped ? StreamEnd.STOPPED : jack.gone() ? StreamEnd.OUTPUT_GONE : StreamEnd.NOT_YET;
  }

  @Override
  public DeviceCounts counts() {
    int known = jack.inputLatencyFrames();
    if (known > 0) {
      inputFrames = known;
      outputFrames = jack.outputLatencyFrames();
    }
    return new DeviceCounts(jack.frames(), 0, jack.underruns(), 0, inputFrames, outputFrames);
  }

  @Override
  public LevelMeter inputLevel() {
    return inputLevel;
  }

  @Override
  public LevelMeter outputLevel() {
    return outputLevel;
  }

  @Override
  public void close() {
    stopped = true;
    jack.close();
  }
}
