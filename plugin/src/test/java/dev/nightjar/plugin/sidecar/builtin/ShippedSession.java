package dev.nightjar.plugin.sidecar.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.sidecar.memory.PeerSegment;
import dev.nightjar.plugin.sidecar.memory.Segment;
import dev.nightjar.plugin.sidecar.session.Session;
import dev.nightjar.plugin.sidecar.session.SessionProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One of the shipped plug-ins on a session of its own, offline unless told otherwise.
 *
 * @param naturalFrames the latency that it said it has
 */
record ShippedSession(PeerSegment peer, Session session, SessionProbe probe, int naturalFrames)
    implements AutoCloseable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final int TRANSPORT_FRAMES = 256;
  private static final int MOST_BLOCK_FRAMES = 1_024;

  /** As the native side announces it. */
  static int denoiserLatency(int rateHz) {
    return TRANSPORT_FRAMES + (int) Math.ceil(0.022 * rateHz);
  }

  /** As the native side announces it. */
  static int instrumentLatency(int rateHz) {
    return TRANSPORT_FRAMES + (int) Math.ceil(0.012 * rateHz);
  }

  static ShippedSession denoiser(
      ShippedPlugins plugins, Path folder, int rateHz, int channels, double... values)
      throws IOException, InterruptedException {
    return begin(
        plugins,
        ShippedPlugins.DENOISER,
        new PeerSegment(
            folder,
            NUMBERS.incrementAndGet(),
            PeerSegment.DENOISER,
            rateHz,
            channels,
            channels,
            MOST_BLOCK_FRAMES,
            denoiserLatency(rateHz),
            values));
  }

  static ShippedSession instrument(
      ShippedPlugins plugins, Path folder, int rateHz, double... values)
      throws IOException, InterruptedException {
    return begin(
        plugins,
        ShippedPlugins.INSTRUMENT,
        new PeerSegment(
            folder,
            NUMBERS.incrementAndGet(),
            PeerSegment.INSTRUMENT,
            rateHz,
            0,
            2,
            MOST_BLOCK_FRAMES,
            instrumentLatency(rateHz),
            values));
  }

  private static ShippedSession begin(ShippedPlugins plugins, String id, PeerSegment peer)
      throws IOException, InterruptedException {
    peer.offline(true);
    SessionProbe probe = new SessionProbe();
    Session session = Session.start(id, Segment.map(peer.file()), plugins, probe);
    String fate = probe.next();
    assertThat(fate).startsWith("ready ");
    return new ShippedSession(peer, session, probe, Integer.parseInt(fate.substring(6)));
  }

  @Override
  public void close() {
    session.close();
  }
}
