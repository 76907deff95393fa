package dev.nightjar.plugin.sidecar.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LineChannelTest {

  @Property(tries = 200)
  void linesComeWholeHoweverTheyAreCut(
      @ForAll @Size(max = 20) List<@AlphaChars @StringLength(max = 300) String> sent,
      @ForAll @IntRange(min = 1, max = 700) int piece)
      throws IOException {
    LineChannel lines = new LineChannel(new Pieces(String.join("\n", sent) + "\n", piece));
    List<String> heard = new ArrayList<>();
    for (String line = lines.read(); line != null; line = lines.read()) {
      heard.add(line);
    }
    assertThat(heard).isEqualTo(sent.isEmpty() ? List.of("") : sent);
  }

  @Test
  void aLineWithoutAnEndIsRefused() {
    LineChannel lines = new LineChannel(new Pieces("x".repeat(5_000), 999));
    assertThatThrownBy(lines::read).isInstanceOf(IOException.class).hasMessageContaining("4096");
  }

  @Test
  void whatIsSentIsOneLineOfAtMostSoManyBytes() throws IOException {
    Pieces channel = new Pieces("", 1);
    new LineChannel(channel).write("two\nlines \u00e9".repeat(1_000));
    byte[] sent = channel.sent.toByteArray();
    assertThat(sent.length).isBetween(4_000, LineChannel.MOST_BYTES);
    String text = new String(sent, StandardCharsets.UTF_8);
    assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
    assertThat(text).doesNotContain("\ufffd").startsWith("two lines \u00e9");
  }

  /** Gives bytes in pieces. */
  private static final class Pieces implements ByteChannel {
    private final ByteBuffer bytes;
    private final int most;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    Pieces(String text, int most) {
      bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      this.most = most;
    }

    @Override
    public int read(ByteBuffer into) {
      int count = Math.min(most, Math.min(bytes.remaining(), into.remaining()));
      if (count == 0) {
        return -1;
      }
      for (int i = 0; i < count; i++) {
        into.put(bytes.get());
      }
      return count;
    }

    @Override
    public int write(ByteBuffer from) {
      int count = from.remaining();
      while (from.hasRemaining()) {
        sent.write(from.get());
      }
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
