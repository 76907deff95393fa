package dev.nightjar.plugin.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.plugin.jars.PluginFolder;
import dev.nightjar.plugin.jars.PluginIndex;
import dev.nightjar.plugin.jars.TestPlugins;
import dev.nightjar.plugin.sidecar.BlockEvents;
import dev.nightjar.plugin.sidecar.PluginEvent;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StreamFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostedPluginsTest {
  private static final StreamFormat STEREO = new StreamFormat(48_000, 2, 2, 256, 256);
  private static final String ID = "test.hosted";
  private static final double[] INITIAL = {1, 0};

  @TempDir private Path folder;

  private HostedPlugins installed() throws IOException {
    PluginFolder found = PluginFolder.scan(List.of(folder), Duration.ofSeconds(60));
    assertThat(found.problems()).isEmpty();
    Path index = folder.resolve("plugin-jars.txt");
    Files.writeString(index, PluginIndex.of(found.plugins()).text());
    return new HostedPlugins(index);
  }

  private Processor effect(String inProcess) throws IOException {
    TestPlugins.write(folder.resolve("effect.jar"), TestPlugins.effect(ID, "", "", inProcess));
    return installed().open(ID, STEREO, INITIAL, text -> {});
  }

  private static float[][] ones(int channels) {
    float[][] block = new float[channels][256];
    for (float[] channel : block) {
      Arrays.fill(channel, 1);
    }
    return block;
  }

  private static void change(BlockEvents events, long frame, double value) {
    events.next().set(frame, PluginEvent.Type.PARAMETER, -1, -1, -1, 0, value);
    events.keep();
  }

  @Test
  void parameterTakesEffectAtItsFrame() throws IOException {
    try (Processor processor = effect("")) {
      BlockEvents events = new BlockEvents(8);
      events.begin(1_000);
      change(events, 1_000, 0.5);
      change(events, 1_100, 0.25);
      change(events, 1_255, 7);
      float[][] out = new float[2][256];
      processor.process(ones(2), out, 256, events);
      assertThat(out[0][0]).isEqualTo(0.5f);
      assertThat(out[1][99]).isEqualTo(0.5f);
      assertThat(out[0][100]).isEqualTo(0.25f);
      assertThat(out[0][254]).isEqualTo(0.25f);
      assertThat(out[0][255]).isEqualTo(2f);
    }
  }

  @Test
  void notesKeepTheirFramesWhenABlockIsCut() throws IOException {
    TestPlugins.example("dusk", folder);
    String id = "jvst.dev.nightjar.examples.dusk.Dusk";
    StreamFormat format = new StreamFormat(48_000, 0, 2, 256, 256);
    float[][] whole = new float[2][256];
    float[][] cut = new float[2][256];
    double[] values = {10, 50, 10, 20, 0, 50, 80, 10, 50};
    for (float[][] out : List.of(whole, cut)) {
      try (Processor processor = installed().open(id, format, values, text -> {})) {
        BlockEvents events = new BlockEvents(8);
        events.begin(0);
        events.next().set(37, PluginEvent.Type.NOTE_ON, 0, 60, -1, 0, 1);
        events.keep();
        if (out == cut) {
          // Another value than before, so that the block is cut, but one that is not heard yet.
          events.next().set(37, PluginEvent.Type.PARAMETER, -1, -1, -1, 7, 12);
          events.keep();
        }
        processor.process(new float[0][], out, 256, events);
      }
    }
    assertThat(Arrays.copyOf(whole[0], 37)).containsOnly(0);
    assertThat(whole[0][200]).isNotZero();
    assertThat(cut[0]).containsExactly(whole[0]);
  }

  @Test
  void whatComesWithoutFramesIsThereWithTheNext() throws IOException {
    String told = "for (int i = 0; i < events.count(); i++) gain += 1 + events.frame(i);";
    try (Processor processor = effect(told)) {
      BlockEvents events = new BlockEvents(3);
      events.begin(1_000);
      for (int key = 60; key < 62; key++) {
        events.next().set(1_000, PluginEvent.Type.NOTE_ON, 0, key, -1, 0, 1);
        events.keep();
      }
      change(events, 1_000, 0.5);
      float[][] out = new float[2][256];
      processor.process(ones(2), out, 0, events);
      events.begin(1_000);
      events.next().set(1_000, PluginEvent.Type.NOTE_ON, 0, 62, -1, 0, 1);
      events.keep();
      processor.process(ones(2), out, 256, events);
      assertThat(out[0]).containsOnly(3.5f);
      events.begin(1_256);
      processor.process(ones(2), out, 256, events);
      assertThat(out[0]).containsOnly(3.5f);
    }
  }

  @Test
  void latencyThatThereCannotBeIsASentence() throws IOException {
    String source =
        TestPlugins.effect(ID, "", "", "")
            .replace(
                "public void reset() {}",
                "public void reset() {} public int latencyFrames() { return 48_000 - rate; }");
    TestPlugins.write(folder.resolve("effect.jar"), source);
    HostedPlugins plugins = installed();
    StreamFormat format = new StreamFormat(96_000, 2, 2, 256, 256);
    assertThatThrownBy(() -> plugins.open(ID, format, INITIAL, text -> {}))
        .hasMessageContaining("its latency can't be -48000 frames");
    plugins.open(ID, STEREO, INITIAL, text -> {}).close();
  }

  @Test
  void whatIsNoNumberIsSilence() throws IOException {
    try (Processor processor =
        effect("in[0][3] = Float.NaN; in[1][4] = Float.POSITIVE_INFINITY;")) {
      float[][] out = new float[2][256];
      processor.process(ones(2), out, 256, new BlockEvents(1));
      assertThat(out[0][3]).isZero();
      assertThat(out[1][4]).isZero();
      assertThat(out[0][4]).isEqualTo(1);
    }
  }

  @Test
  void failureIsASentenceThatNamesThePlugin() throws IOException {
    try (Processor processor =
        effect("if (in[0][0] == 1) throw new IllegalStateException(\"lost\");")) {
      assertThatThrownBy(
              () -> processor.process(ones(2), new float[2][256], 256, new BlockEvents(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Effect can't go on: it threw IllegalStateException: lost.");
    }
  }

  @Test
  void stereoPluginRunsInMono() throws IOException {
    TestPlugins.write(folder.resolve("effect.jar"), TestPlugins.effect(ID, "", "", ""));
    StreamFormat mono = new StreamFormat(48_000, 1, 1, 256, 256);
    try (Processor processor = installed().open(ID, mono, INITIAL, text -> {})) {
      float[][] out = new float[1][256];
      processor.process(ones(1), out, 256, new BlockEvents(1));
      assertThat(out[0]).containsOnly(1);
    }
  }

  @Test
  void warmUpLeavesNothingToHear() throws IOException {
    TestPlugins.example("echo", folder);
    double[] values = {10, 50, 5000, 0, 100};
    try (Processor processor =
        installed().open("dev.nightjar.examples.echo", STEREO, values, text -> {})) {
      processor.warmUp();
      float[][] out = new float[2][256];
      for (int i = 0; i < 20; i++) {
        processor.process(new float[2][256], out, 256, new BlockEvents(1));
        assertThat(out[0]).containsOnly(0);
      }
    }
  }

  @Test
  void pluginThatIsStuckIsNotOpenedAgain() throws Exception {
    String hang = "while (in[0][0] == 1 && !Thread.interrupted()) Thread.onSpinWait();";
    TestPlugins.write(folder.resolve("effect.jar"), TestPlugins.effect(ID, "", "", hang));
    HostedPlugins plugins = installed();
    Processor processor = plugins.open(ID, STEREO, INITIAL, text -> {});
    Thread stuck =
        new Thread(
            () -> processor.process(ones(2), new float[2][256], 256, new BlockEvents(1)), "stuck");
    stuck.start();
    String refused = "";
    for (int i = 0; i < 600 && refused.isEmpty(); i++) {
      Thread.sleep(50);
      try {
        plugins.open(ID, STEREO, INITIAL, text -> {}).close();
      } catch (IOException e) {
        refused = e.getMessage();
      }
    }
    assertThat(refused).contains(ID, "has not come back");
    stuck.interrupt();
    stuck.join();
    plugins.open(ID, STEREO, INITIAL, text -> {}).close();
    processor.close();
  }

  @Test
  void unknownIsNullAndGoneOrChangedIsASentence() throws IOException {
    TestPlugins.write(folder.resolve("effect.jar"), TestPlugins.effect(ID, "", "", ""));
    HostedPlugins plugins = installed();
    assertThat(plugins.open("test.other", STEREO, INITIAL, text -> {})).isNull();
    assertThatThrownBy(() -> plugins.open(ID, STEREO, new double[5], text -> {}))
        .hasMessageContaining("plugin install");
    Files.delete(folder.resolve("effect.jar"));
    assertThatThrownBy(() -> plugins.open(ID, STEREO, INITIAL, text -> {}))
        .hasMessageContainingAll("effect.jar", "is gone");
  }
}
