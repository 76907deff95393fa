package dev.nightjar.plugin.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.plugin.TestSounds;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program of its own, to be run inside {@code .ci/virtual-sound-card}: plays noise into the
 * microphone while a live session runs, records what the card hears and plays, and prints figures
 * as JSON.
 */
public final class VirtualCardSession {
  static final int DELAY_FRAMES = 777;
  static final float GAIN = 0.5f;
  private static final int RATE_HZ = 48_000;
  private static final int SOUND_SECONDS = 4;

  private VirtualCardSession() {}

  /** Arguments: block in frames, number of buffers. */
  public static void main(String[] arguments) throws Exception {
    LiveSetup setup =
        new LiveSetup(
            null, null, RATE_HZ, 1, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    Path recording = Files.createTempFile("nightjar-card", ".f32");
    try {
      Map<String, Object> figures = measure(setup, recording);
      System.out.println(new ObjectMapper().writeValueAsString(figures));
    } finally {
      Files.delete(recording);
    }
    System.exit(0);
  }

  private static Map<String, Object> measure(LiveSetup setup, Path recording) throws Exception {
    PureDelay processor = new PureDelay(1, RATE_HZ, DELAY_FRAMES, setup.blockFrames(), GAIN);
    try (LiveSession session =
        new LiveSession(
            new JavaSoundLines(setup),
            processor,
            setup.blockFrames(),
            setup.buffers(),
            setup.transportLatencyFrames(),
            new Quiet())) {
      Thread live = new Thread(() -> run(session), "live");
      live.start();
      while (session.status().seconds() < 1 && live.isAlive()) {
        Thread.sleep(10);
      }
      Process recorder = record(recording);
      Thread.sleep(300);
      play(TestSounds.noise(1, SOUND_SECONDS * RATE_HZ, 0.5, 11)[0]);
      Thread.sleep(300);
      recorder.destroy();
      recorder.waitFor();
      LiveStatus status = session.status();
      session.requestStop();
      live.join();
      return figures(status, read(recording));
    }
  }

  private static void run(LiveSession session) {
    try {
      session.run(-1);
    } catch (DeviceException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> figures(LiveStatus status, float[][] card) {
    List<RoundTrip> parts = RoundTrip.parts(card[0], card[1], RATE_HZ / 4, RATE_HZ / 2);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("engineLatencyMs", status.engineLatencyMs());
    figures.put("deviceLatencyMs", status.deviceLatencyMs());
    figures.put("reportedMs", status.totalLatencyMs());
    figures.put(
        "measuredMs", parts.stream().map(part -> part.lagFrames() * 1e3 / RATE_HZ).toList());
    figures.put("correlation", parts.stream().map(RoundTrip::correlation).toList());
    figures.put("gain", parts.stream().map(RoundTrip::gain).toList());
    figures.put("recordedSeconds", card[0].length / (double) RATE_HZ);
    figures.put("inputOverruns", status.inputOverruns());
    figures.put("outputUnderruns", status.outputUnderruns());
    figures.put("lateFrames", status.lateFrames());
    return figures;
  }

  private static Process record(Path file) throws IOException {
    return new ProcessBuilder(
            "parec",
            "-d",
            "card.monitor",
            "--raw",
            "--format=float32le",
            "--rate=48000",
            "--channels=2",
            "--latency-msec=20")
        .redirectOutput(file.toFile())
        .redirectError(Redirect.INHERIT)
        .start();
  }

  private static void play(float[] samples) throws IOException, InterruptedException {
    Process player =
        new ProcessBuilder(
                "pacat",
                "-d",
                "play_to_mic",
                "--raw",
                "--format=float32le",
                "--rate=48000",
                "--channels=1")
            .redirectError(Redirect.INHERIT)
            .start();
    ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(samples);
    try (OutputStream out = player.getOutputStream()) {
      out.write(bytes.array());
    }
    player.waitFor();
  }

  private static float[][] read(Path file) throws IOException {
    FloatBuffer samples =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[][] channels = new float[2][samples.remaining() / 2];
    for (int i = 0; i < channels[0].length; i++) {
      channels[0][i] = samples.get();
      channels[1][i] = samples.get();
    }
    return channels;
  }

  /** Says nothing on standard output, which is for the figures. */
  private static final class Quiet implements LiveListener {
    @Override
    public void message(String sentence) {
      System.err.println(sentence);
    }

    @Override
    public void status(LiveStatus status) {}
  }
}
