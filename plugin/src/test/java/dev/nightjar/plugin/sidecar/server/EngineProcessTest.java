package dev.nightjar.plugin.sidecar.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.stream.Denoiser;
import dev.nightjar.plugin.ChildJava;
import dev.nightjar.plugin.Nightjar;
import dev.nightjar.plugin.TestSounds;
import dev.nightjar.plugin.sidecar.memory.PeerSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine as plug-ins start it: a process, a socket, a file. */
@Timeout(180)
class EngineProcessTest {
  private static final int RATE_HZ = 48_000;

  @TempDir private Path folder;
  private Process engine;

  @AfterEach
  void endEngine() {
    if (engine != null) {
      engine.destroyForcibly();
    }
  }

  @Test
  void denoisesAndEndsByItself() throws Exception {
    engine = start("1");
    float[][] sound = TestSounds.noise(2, RATE_HZ, 0.2, 1);
    try (SocketPeer peer = SocketPeer.patient(socket())) {
      assertThat(peer.hear()).startsWith("nightjar 1 ").endsWith(" " + engine.pid());
      PeerSegment segment = open(peer, 1);
      assertThat(segment.run(sound, 256)).isDeepEqualTo(denoised(sound));
    }
    assertThat(engine.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(engine.exitValue()).isZero();
    assertThat(socket()).doesNotExist();
    try (var left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("engine.lock", "log");
    }
  }

  @Test
  void aSecondOneEndsAtOnceAndLeavesTheFirstAlone() throws Exception {
    engine = start("60");
    try (SocketPeer peer = SocketPeer.patient(socket())) {
      peer.hear();
      Process second = start("60");
      assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(second.exitValue()).isZero();
      assertThat(engine.isAlive()).isTrue();
      try (SocketPeer another = new SocketPeer(socket())) {
        assertThat(another.hear()).endsWith(" " + engine.pid());
      }
    }
  }

  @Test
  void askedToEndItCleansUp() throws Exception {
    engine = start("60");
    try (SocketPeer peer = SocketPeer.patient(socket())) {
      peer.hear();
      open(peer, 1);
      engine.destroy();
      assertThat(engine.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(socket()).doesNotExist();
      assertThat(peer.hear()).isNull();
    }
  }

  @Test
  void killedItIsReplacedByTheNext() throws Exception {
    engine = start("60");
    try (SocketPeer peer = SocketPeer.patient(socket())) {
      peer.hear();
      open(peer, 1);
      engine.destroyForcibly().waitFor();
      assertThat(peer.hear()).isNull();
    }
    assertThat(socket()).exists();
    engine = start("60");
    float[][] sound = TestSounds.noise(1, 20_000, 0.2, 2);
    try (SocketPeer peer = SocketPeer.patient(socket())) {
      peer.hear();
      PeerSegment segment = segment(2, 1);
      peer.say("open dev.nightjar.denoiser " + segment.name() + "\n");
      assertThat(peer.hear()).isEqualTo("opened");
      assertThat(peer.hear()).startsWith("ready ");
      segment.offline(true);
      assertThat(segment.run(sound, 100)).isDeepEqualTo(denoised(sound));
    }
  }

  private PeerSegment open(SocketPeer peer, int number) throws IOException {
    PeerSegment segment = segment(number, 2);
    peer.say("open dev.nightjar.denoiser " + segment.name() + "\n");
    assertThat(peer.hear()).isEqualTo("opened");
    Files.delete(segment.file());
    assertThat(peer.hear()).startsWith("ready ");
    return segment;
  }

  private PeerSegment segment(int number, int channels) throws IOException {
    return new PeerSegment(
        folder,
        number,
        PeerSegment.DENOISER,
        RATE_HZ,
        channels,
        channels,
        1_024,
        256 + 1_056,
        100,
        100,
        0,
        0);
  }

  private Path socket() {
    return folder.resolve("engine.sock");
  }

  private Process start(String idleSeconds) throws IOException {
    List<String> command =
        ChildJava.command(Nightjar.class, "engine", "--idle-seconds", idleSeconds);
    command.replaceAll(word -> word.equals("-Xmx128m") ? "-Xmx512m" : word);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("NIGHTJAR_RUNTIME_DIR", folder.toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    return builder.start();
  }

  private static float[][] denoised(float[][] sound) throws IOException {
    try (Denoiser denoiser =
        Denoiser.open(
            ModelPackage.bundled("speech16k"), "fp32", Provider.CPU, sound.length, RATE_HZ, 512)) {
      int latency = denoiser.latencyFrames();
      int total = sound[0].length + latency;
      float[][] out = new float[sound.length][total];
      float[][] block = new float[sound.length][512];
      for (int done = 0; done < total; done += 512) {
        int frames = Math.min(512, total - done);
        for (int channel = 0; channel < sound.length; channel++) {
          Arrays.fill(block[channel], 0);
          int there = Math.max(0, Math.min(frames, sound[channel].length - done));
          System.arraycopy(
              sound[channel], Math.min(done, sound[channel].length), block[channel], 0, there);
        }
        denoiser.process(block, block, frames);
        for (int channel = 0; channel < sound.length; channel++) {
          System.arraycopy(block[channel], 0, out[channel], done, frames);
        }
      }
      float[][] aligned = new float[sound.length][];
      for (int channel = 0; channel < sound.length; channel++) {
        aligned[channel] = Arrays.copyOfRange(out[channel], latency, total);
      }
      return aligned;
    }
  }
}
