package dev.nightjar.plugin.jars;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plug-ins that behave and misbehave. */
public final class TestPlugins {
  private TestPlugins() {}

  /** An effect that does nothing but what these lines add to its methods. */
  public static String effect(String id, String inDescribe, String inPrepare, String inProcess) {
    return """
    package test;
    import dev.nightjar.plugin.api.*;
    public class Effect implements SoundPlugin {
      double gain = 1;
      int rate;
      public PluginDescription describe() {
        %s
        return PluginDescription.effect("%s", "Effect",
            Parameter.continuous("gain", "Gain", "", 0, 2, 1),
            Parameter.choice("side", "Side", "Both", "Left", "Right"));
      }
      public void prepare(int rate, int block) { this.rate = rate; %s }
      public void set(int parameter, double value) { if (parameter == 0) gain = value; }
      public void process(float[][] in, float[][] out, int frames, Events events) {
        %s
        for (int channel = 0; channel < 2; channel++)
          for (int i = 0; i < frames; i++) out[channel][i] = (float) (gain * in[channel][i]);
      }
      public void reset() {}
    }
    """
        .formatted(inDescribe, id, inPrepare, inProcess);
  }

  /** An effect that keeps bytes besides, by these two methods' lines; its gain is the first one. */
  public static String keeper(String id, String inSave, String inLoad) {
    return effect(id, "", "", "")
        .replace(
            "implements SoundPlugin {", "implements SoundPlugin, KeepsState { byte[] kept = {};")
        .replace(
            "public void reset() {}",
            "public void reset() {}"
                + " public byte[] saveState() { %s return kept; }".formatted(inSave)
                + " public void loadState(byte[] state) { gain = -1; %s kept = state; }"
                    .formatted(inLoad));
  }

  /** Writes one of these into a jar. */
  public static Path write(Path jar, String source) throws IOException {
    return new JarOfSources().with("test.Effect", source).offering("test.Effect").write(jar);
  }

  /** Copies a plug-in that ships with Nightjar: "echo" or "dusk". */
  public static Path example(String name, Path folder) {
    Path jar = folder.resolve("nightjar-" + name + ".jar");
    try (InputStream in =
        TestPlugins.class.getResourceAsStream(
            "/dev/nightjar/plugin/examples/nightjar-" + name + ".jar")) {
      Files.copy(in, jar);
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
