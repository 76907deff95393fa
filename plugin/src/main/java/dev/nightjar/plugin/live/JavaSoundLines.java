package dev.nightjar.plugin.live;

import dev.nightjar.plugin.live.AudioDevice.Direction;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** Opens Java Sound devices in the first format that they take. [not real-time] */
public final class JavaSoundLines implements LinePair.Opener {
  private final LiveSetup setup;

  /** For the devices of a setup. */
  public JavaSoundLines(LiveSetup setup) {
    this.setup = setup;
  }

  @Override
  public LinePair open() throws DeviceException {
    AudioDevice input = AudioDevice.pick(setup.input(), Direction.INPUT);
    AudioDevice output = AudioDevice.pick(setup.output(), Direction.OUTPUT);
    CaptureLine capture = capture(input);
    try {
      return new LinePair(capture, playback(output), input.name() + " → " + output.name());
    } catch (DeviceException e) {
      capture.close();
      throw e;
    }
  }

  private CaptureLine capture(AudioDevice device) throws DeviceException {
    return open(
        device,
        Direction.INPUT,
        (mixer, codec, format) -> {
          TargetDataLine line =
              (TargetDataLine) mixer.getLine(new DataLine.Info(TargetDataLine.class, format));
          line.open(format, bufferBytes(format));
          return new JavaSoundCapture(line, codec, setup.blockFrames());
        });
  }

  private PlaybackLine playback(AudioDevice device) throws DeviceException {
    return open(
        device,
        Direction.OUTPUT,
        (mixer, codec, format) -> {
          SourceDataLine line =
              (SourceDataLine) mixer.getLine(new DataLine.Info(SourceDataLine.class, format));
          line.open(format, bufferBytes(format));
          return new JavaSoundPlayback(line, codec, setup.blockFrames());
        });
  }

  private int bufferBytes(AudioFormat format) {
    return setup.buffers() * setup.blockFrames() * format.getFrameSize();
  }

  /** Opens a line in one format. */
  @FunctionalInterface
  private interface Attempt<L> {
    L open(Mixer mixer, SampleCodec codec, AudioFormat format) throws LineUnavailableException;
  }

  private <L> L open(AudioDevice device, Direction direction, Attempt<L> attempt)
      throws DeviceException {
    Mixer mixer = device.mixer();
    Exception refusal = null;
    for (SampleCodec codec : SampleCodec.values()) {
      for (int channels : new int[] {setup.channels(), setup.channels() == 1 ? 2 : 1}) {
        try {
          return attempt.open(mixer, codec, codec.format(setup.sampleRateHz(), channels));
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
          refusal = e;
        }
      }
    }
    throw new DeviceException(
        "The %s '%s' does not open at %d Hz (%s). Try another --rate, or close what else uses it."
            .formatted(direction.word(), device.name(), setup.sampleRateHz(), refusal.getMessage()),
        refusal);
  }
}
