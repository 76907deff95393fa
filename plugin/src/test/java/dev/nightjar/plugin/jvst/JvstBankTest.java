package dev.nightjar.plugin.jvst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.api.KeepsState;
import dev.nightjar.plugin.api.SoundPlugin;
import org.junit.jupiter.api.Test;

class JvstBankTest {

  /** Keeps a chunk of two bytes in an array of three. */
  private static class Chunked extends StillPlugin {
    byte[] chunk = {1, 2, 3};
    boolean isPreset = true;
    int loads;

    Chunked(boolean announced) {
      programsAreChunks(announced);
    }

    @Override
    public int getChunk(byte[][] data, boolean ofPreset) {
      isPreset = ofPreset;
      data[0] = chunk;
      return 2;
    }

    @Override
    public int setChunk(byte[] data, int byteSize, boolean ofPreset) {
      isPreset = ofPreset;
      loads++;
      chunk = java.util.Arrays.copyOf(data, byteSize + 1);
      return 0;
    }
  }

  @Test
  void chunkOfTheBankComesBack() {
    Chunked chunked = new Chunked(true);
    KeepsState keeper = (KeepsState) JvstPlugin.of(chunked);
    assertThat(keeper.saveState()).containsExactly(1, 2);
    assertThat(chunked.isPreset).isFalse();
    keeper.loadState(new byte[] {7, 8});
    assertThat(chunked.chunk).containsExactly(7, 8, 0);
    assertThat(keeper.saveState()).containsExactly(7, 8);
  }

  @Test
  void noChunkIsNoState() {
    Chunked chunked = new Chunked(true);
    KeepsState keeper = (KeepsState) JvstPlugin.of(chunked);
    chunked.chunk = null;
    assertThat(keeper.saveState()).isEmpty();
    keeper.loadState(new byte[0]);
    assertThat(chunked.loads).isZero();
  }

  @Test
  void whoAnnouncesNoChunksIsNotAsked() {
    SoundPlugin plugin = JvstPlugin.of(new Chunked(false));
    assertThat(plugin).isNotInstanceOf(KeepsState.class);
  }
}
