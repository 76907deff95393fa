package dev.nightjar.plugin.jvst;

import dev.nightjar.plugin.api.KeepsState;
import java.util.Arrays;
import jvst.wrapper.VSTPluginAdapter;

/** A plug-in written for jVSTwRapper that announced that its programs are chunks. */
final class JvstBank extends JvstPlugin implements KeepsState {
  private static final boolean BANK = false;

  private final VSTPluginAdapter plugin;

  JvstBank(VSTPluginAdapter opened) {
    super(opened);
    plugin = opened;
  }

  @Override
  public byte[] saveState() {
    byte[][] chunk = new byte[1][];
    int size = plugin.getChunk(chunk, BANK);
    return chunk[0] == null || size <= 0
        ? new byte[0]
        : Arrays.copyOf(chunk[0], Math.min(size, chunk[0].length));
  }

  /** No bytes are no chunk: such plug-ins don't expect one. */
  @Override
  public void loadState(byte[] state) {
    if (state.length > 0) {
      plugin.setChunk(state, state.length, BANK);
    }
  }
}
