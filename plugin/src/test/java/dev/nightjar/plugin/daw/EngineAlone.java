package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.stream.Denoiser;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.TestSounds;
import dev.nightjar.plugin.song.SongBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the engine makes of a file by itself: what every host has to give back. */
final class EngineAlone {
  static final int RATE_HZ = 48_000;
  private static final int BLOCK = 1024;

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

  /**
   * How many frames of silence the denoiser heard before a sound, if this is what it gave: the
   * model's state after silence depends on its length.
   *
   * @param candidates lengths that there can have been
   * @param heard the first frames of the result, {@code [2][frames]}, no longer than the sound
   * @return -1 if it is none of them
   */
  static int silenceBefore(int[] candidates, float[][] sound, float[][] heard) throws Exception {
    ModelPackage model = ModelPackage.bundled("speech16k");
    try (Denoiser denoiser = Denoiser.open(model, "fp32", Provider.CPU, 2, RATE_HZ, BLOCK)) {
      for (int silent : candidates) {
        denoiser.reset();
        if (gives(denoiser, silent, sound, heard)) {
          return silent;
        }
      }
    }
    return -1;
  }

  private static boolean gives(Denoiser denoiser, int silent, float[][] sound, float[][] heard) {
    float[][] in = new float[2][BLOCK];
    float[][] out = new float[2][BLOCK];
    int begin = silent + denoiser.latencyFrames();
    for (int frame = 0; frame < begin + heard[0].length; frame += BLOCK) {
      for (int channel = 0; channel < 2; channel++) {
        for (int i = 0; i < BLOCK; i++) {
          int at = frame + i - silent;
          in[channel][i] = at >= 0 && at < sound[channel].length ? sound[channel][at] : 0;
        }
      }
      denoiser.process(in, out, BLOCK);
      for (int channel = 0; channel < 2; channel++) {
        for (int i = 0; i < BLOCK; i++) {
          int at = frame + i - begin;
          if (at >= 0 && at < heard[channel].length && heard[channel][at] != out[channel][i]) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Two notes in two seconds, the first after half a second: at 48 kHz each tick is 50 frames. */
  static byte[] song() {
    return songAfter(0);
  }

  /** The same after so many quarters, each half a second. */
  static byte[] songAfter(int quarters) {
    return new SongBytes(1, 480)
        .event(480 * (quarters + 1), 0x90, 60, 100)
        .event(480, 0x80, 60, 0)
        .event(0, 0x90, 67, 80)
        .event(480, 0x80, 67, 0)
        .end(480)
        .bytes();
  }

  /** As {@code nightjar render} gives it. {@code [2][frames]} */
  static float[][] rendered(byte[] song, Path folder) throws Exception {
    Path scratch = Files.createTempDirectory(folder, "rendered");
    Path file = Files.write(scratch.resolve("song.mid"), song);
    Path result = scratch.resolve("song.wav");
    CommandRun run = CommandRun.of("render", file, "-o", result, "--float32");
    assertThat(run.status()).as(run.err()).isZero();
    return AudioReader.readAll(result).samples();
  }

  /** Something between speech and noise, the two channels different. */
  static float[][] sound(int frames) {
    float[][] hum = TestSounds.sine(220, RATE_HZ, frames, 0.2);
    float[][] noise = TestSounds.noise(2, frames, 0.1, 4);
    return TestSounds.sum(new float[][] {hum[0], hum[0]}, noise);
  }
}
