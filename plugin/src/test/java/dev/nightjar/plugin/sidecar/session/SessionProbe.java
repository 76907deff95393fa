package dev.nightjar.plugin.sidecar.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Remembers what became of a session. */
public final class SessionProbe implements SessionListener {
  private final BlockingQueue<String> fates = new LinkedBlockingQueue<>();
  private final List<String> messages = new CopyOnWriteArrayList<>();

  @Override
  public void ready(int latencyFrames) {
    fates.add("ready " + latencyFrames);
  }

  @Override
  public void failed(String reason) {
    fates.add("failed " + reason);
  }

  @Override
  public void message(String text) {
    messages.add(text);
  }

  @Override
  public void saved(long turn, byte[] state) {
    fates.add("saved " + turn + " " + new String(state, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void unsaved(long turn, String reason) {
    fates.add("unsaved " + turn + " " + reason);
  }

  @Override
  public void loaded(long turn) {
    fates.add("loaded " + turn);
  }

  @Override
  public void unloaded(long turn, String reason) {
    fates.add("unloaded " + turn + " " + reason);
  }

  /** Waits for what comes next: ready, failed, or what became of a state. */
  public String next() throws InterruptedException {
    String fate = fates.poll(60, TimeUnit.SECONDS);
    assertThat(fate).isNotNull();
    return fate;
  }

  public List<String> messages() {
    return messages;
  }
}
