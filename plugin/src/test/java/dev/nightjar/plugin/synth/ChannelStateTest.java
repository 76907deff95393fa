package dev.nightjar.plugin.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelStateTest {
  private final ChannelState state = new ChannelState();

  @Test
  void anInstrumentIsSetAsTheOneBefore() {
    play("b3 0 1", "b3 32 2", "c3 5", "b3 7 90", "b3 1 3", "b3 1 4", "e3 1 70", "d3 9");
    play("b3 101 0", "b3 100 0", "b3 6 12", "b3 38 50", "93 60 100");
    assertThat(restored())
        .containsExactly(
            "b3 0 1",
            "b3 32 2",
            "c3 5 0",
            "b3 1 4",
            "b3 7 90",
            "b3 101 0",
            "b3 100 0",
            "b3 6 12",
            "b3 38 50",
            "b3 101 0",
            "b3 100 0",
            "e3 1 70",
            "d3 9 0");
  }

  @Test
  void zonesComeBeforeWhatTheyWouldSetBack() {
    play("c1 7", "b1 7 80", "b0 101 0", "b0 100 6", "b0 6 5");
    assertThat(restored())
        .startsWith("b0 101 0", "b0 100 6", "b0 6 5")
        .endsWith("c1 7 0", "b1 7 80");
  }

  @Test
  void whatHasBeenResetIsNotBroughtBack() {
    play("b0 1 99", "b0 64 127", "b0 7 80", "b0 74 20", "c0 3", "e0 0 100", "b0 121 0");
    assertThat(restored()).containsExactly("c0 3 0", "b0 7 80", "b0 74 20");
    state.follow(new byte[] {(byte) 0xf0, 0x7e, 0x7f, 0x09, 0x01, (byte) 0xf7});
    assertThat(restored()).hasSize(16).startsWith("c0 0 0").endsWith("cf 0 0");
  }

  @Test
  void theDevicesVolumeAndTuningsAreSetAsBefore() {
    byte[] loud = exclusive(0x7f, 0x7f, 0x04, 0x01, 0x00, 0x7f);
    byte[] soft = exclusive(0x7f, 0x7f, 0x04, 0x01, 0x00, 0x20);
    byte[] sharp = exclusive(0x7f, 0x7f, 0x04, 0x03, 0x00, 0x50);
    byte[] scale = exclusive(0x7f, 0x7f, 0x08, 0x08, 3, 127, 127, 64, 64, 64, 64, 64, 64, 64, 1);
    byte[] others = exclusive(0x7f, 0x7f, 0x08, 0x08, 0, 0, 1, 64, 64, 64, 64, 64, 64, 64, 9);
    byte[] key = exclusive(0x7f, 0x7f, 0x08, 0x02, 0, 1, 60, 61, 0, 0);
    byte[] nothing = exclusive(0x7e, 0x7f, 0x06, 0x01, 0, 0);
    for (byte[] message : List.of(loud, sharp, soft, scale, key, others, scale, nothing)) {
      state.follow(message);
    }
    assertThat(exclusivesRestored()).containsExactly(sharp, soft, key, others, scale);
    state.follow(new byte[] {(byte) 0xf0, 0x7e, 0x7f, 0x09, 0x01, (byte) 0xf7});
    assertThat(exclusivesRestored()).isEmpty();
  }

  @Test
  void aFloodOfTuningsIsBounded() {
    for (int i = 0; i < 100_000; i++) {
      state.follow(exclusive(0x7f, 0x7f, 0x08, 0x02, 0, 1, i & 127, i >> 7 & 127, i >> 14, 0));
    }
    assertThat(exclusivesRestored()).hasSizeBetween(100, 10_000);
    assertThat(exclusivesRestored().get(exclusivesRestored().size() - 1))
        .isEqualTo(exclusive(0x7f, 0x7f, 0x08, 0x02, 0, 1, 99_999 & 127, 99_999 >> 7 & 127, 6, 0));
  }

  private static byte[] exclusive(int... content) {
    byte[] message = new byte[content.length + 2];
    message[0] = (byte) 0xf0;
    for (int i = 0; i < content.length; i++) {
      message[i + 1] = (byte) content[i];
    }
    message[content.length + 1] = (byte) 0xf7;
    return message;
  }

  private List<byte[]> exclusivesRestored() {
    List<byte[]> messages = new ArrayList<>();
    state.restore(
        new RecordingInstrument() {
          @Override
          public void systemExclusive(byte[] message) {
            messages.add(message);
          }
        });
    return messages;
  }

  @Test
  void dataForUnregisteredParametersIsNoBendRange() {
    play("b0 101 0", "b0 100 0", "b0 99 1", "b0 98 8", "b0 6 64");
    assertThat(restored()).containsExactly("b0 101 0", "b0 100 0", "b0 99 1", "b0 98 8");
  }

  private void play(String... messages) {
    for (String message : messages) {
      String[] bytes = message.split(" ", -1);
      int second = bytes.length > 2 ? Integer.parseInt(bytes[2]) : 0;
      state.follow(Integer.parseInt(bytes[0], 16) | Integer.parseInt(bytes[1]) << 8 | second << 16);
    }
  }

  private List<String> restored() {
    RecordingInstrument instrument = new RecordingInstrument();
    state.restore(instrument);
    return instrument.heard();
  }
}
