package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.TestSounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the engine makes of a file by itself: what every host has to give back. */
final class EngineAlone {
  static final int RATE_HZ = 48_000;

  private EngineAlone() {}

  /** As {@code nightjar denoise} gives it. {@code [channels][frames]} */
  static float[][] denoised(Path wav) throws Exception {
    Path result = Files.createTempDirectory(wav.getParent(), "denoised").resolve("denoised.wav");
    CommandRun run = CommandRun.of("denoise", wav, "-o", result, "--float32");
    assertThat(run.status()).as(run.err()).isZero();
    return AudioReader.readAll(result).samples();
  }

  /** Of a sound that begins after so many frames of silence; without these. */
  static float[][] denoisedAfter(int silentFrames, float[][] sound, Path scratch) throws Exception {
    int frames = silentFrames + sound[0].length;
    float[][] later = new float[sound.length][frames];
    for (int channel = 0; channel < sound.length; channel++) {
      System.arraycopy(sound[channel], 0, later[channel], silentFrames, sound[channel].length);
    }
    float[][] denoised = denoised(TestSounds.write(scratch, later, RATE_HZ));
    for (int channel = 0; channel < sound.length; channel++) {
      denoised[channel] = Arrays.copyOfRange(denoised[channel], silentFrames, frames);
    }
    return denoised;
  }

  /** Something between speech and noise, the two channels different. */
  static float[][] sound(int frames) {
    float[][] hum = TestSounds.sine(220, RATE_HZ, frames, 0.2);
    float[][] noise = TestSounds.noise(2, frames, 0.1, 4);
    return TestSounds.sum(new float[][] {hum[0], hum[0]}, noise);
  }
}
