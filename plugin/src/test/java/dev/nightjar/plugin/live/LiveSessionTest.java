package dev.nightjar.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LiveSessionTest {
  private static final int RATE_HZ = 48_000;
  private static final int BLOCK_FRAMES = 256;
  private static final int DELAY_FRAMES = 1_000;
  private static final int TRANSPORT_FRAMES = 4_800;
  private static final int IMPULSE_FRAME = 5_003;
  private static final float GAIN = 0.5f;

  private final List<String> messages = new CopyOnWriteArrayList<>();

  @Test
  void anImpulseComesOutAsLateAsReported() throws Exception {
    float[] sound = new float[100 * BLOCK_FRAMES];
    sound[IMPULSE_FRAME] = 1;
    MemoryDevice device = new MemoryDevice(sound, RATE_HZ, BLOCK_FRAMES);
    try (LiveSession session = session(device, status -> {})) {
      session.run(90 * BLOCK_FRAMES);
      LiveStatus status = session.status();
      assertThat(status.engineLatencyFrames()).isEqualTo(DELAY_FRAMES + TRANSPORT_FRAMES);
      int at = device.aheadFrames() + IMPULSE_FRAME + status.engineLatencyFrames();
      // A frame for which the engine was late is heard at the same place, unprocessed.
      assertThat(device.heard()[at]).isIn(GAIN, status.lateFrames() == 0 ? GAIN : 1f);
      assertThat(status.deviceLatencyMs())
          .isCloseTo(1e3 * 4 * BLOCK_FRAMES / RATE_HZ, within(1e-6));
    }
  }

  @Test
  void aDeviceThatVanishesIsReopened() throws Exception {
    MemoryDevice device = new MemoryDevice(new float[20_000 * BLOCK_FRAMES], RATE_HZ, BLOCK_FRAMES);
    AtomicBoolean unplugged = new AtomicBoolean();
    LiveSession[] running = new LiveSession[1];
    try (LiveSession session =
        session(
            device,
            status -> {
              if (status.seconds() > 0.05 && unplugged.compareAndSet(false, true)) {
                device.unplug(2);
              } else if (status.reconnects() == 1 && device.opened() == 2) {
                running[0].requestStop();
              }
            })) {
      running[0] = session;
      session.run(-1);
      assertThat(session.status().reconnects()).isEqualTo(1);
      assertThat(messages).anyMatch(message -> message.contains("reconnect"));
      assertThat(messages)
          .filteredOn(message -> message.contains("The memory device is gone."))
          .hasSize(2);
    }
  }

  @Test
  void aDeviceThatIsNotThereAtFirstIsAnError() {
    MemoryDevice device = new MemoryDevice(new float[BLOCK_FRAMES], RATE_HZ, BLOCK_FRAMES);
    device.unplug(1);
    try (LiveSession session = session(device, status -> {})) {
      assertThatThrownBy(() -> session.run(-1)).isInstanceOf(DeviceException.class);
    }
  }

  private LiveSession session(MemoryDevice device, Consumer<LiveStatus> onStatus) {
    return new LiveSession(
        device,
        new PureDelay(1, RATE_HZ, DELAY_FRAMES, BLOCK_FRAMES, GAIN),
        BLOCK_FRAMES,
        MemoryDevice.BUFFERS,
        TRANSPORT_FRAMES,
        new LiveListener() {
          @Override
          public void message(String sentence) {
            messages.add(sentence);
          }

          @Override
          public void status(LiveStatus status) {
            onStatus.accept(status);
          }
        });
  }
}
