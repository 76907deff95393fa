package dev.nightjar.plugin.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.plugin.api.EventList;
import dev.nightjar.plugin.api.Events;
import dev.nightjar.plugin.api.Parameter;
import dev.nightjar.plugin.api.PluginDescription;
import dev.nightjar.plugin.api.SoundPlugin;
import dev.nightjar.plugin.install.PluginListFile;
import dev.nightjar.plugin.jars.JarOfSources;
import dev.nightjar.plugin.jars.JavaPlugin;
import dev.nightjar.plugin.jars.PluginFolder;
import dev.nightjar.plugin.jars.PluginObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins as jVSTwRapper's users write them, compiled by themselves and put into a jar. */
class JvstPluginTest {
  private static final int RATE_HZ = 44_100;

  @TempDir private Path folder;

  private PluginFolder found;

  @BeforeEach
  void build() throws IOException {
    new JarOfSources()
        .with("org.old.TremoloPlugin", source("TremoloPlugin"))
        .with("org.old.BasePlugin", source("BasePlugin"))
        .with("org.old.BeepPlugin", source("BeepPlugin"))
        .write(folder.resolve("old.jar"));
    found = PluginFolder.scan(List.of(folder), Duration.ofSeconds(60));
  }

  private static String source(String name) throws IOException {
    try (InputStream in = JvstPluginTest.class.getResourceAsStream(name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private PluginObject open(String className) throws Exception {
    assertThat(found.problems()).isEmpty();
    return PluginObject.make(folder.resolve("old.jar"), className);
  }

  @Test
  void concretePluginsOfAJarAreFoundWithoutAnyMark() {
    assertThat(found.problems()).isEmpty();
    assertThat(found.plugins())
        .extracting(JavaPlugin::className)
        .containsExactly("org.old.BeepPlugin", "org.old.TremoloPlugin");
    assertThat(found.plugins()).extracting(JavaPlugin::vst2Code).containsExactly("bEEp", "Trem");
  }

  @Test
  void descriptionIsWhatItTells() {
    PluginDescription effect = found.plugins().get(1).description();
    assertThat(effect.id()).isEqualTo("jvst.org.old.TremoloPlugin");
    assertThat(effect.name()).isEqualTo("Old Tremolo");
    assertThat(effect.inputChannels()).isEqualTo(2);
    assertThat(effect.parameters())
        .extracting(Parameter::key)
        .containsExactly("depth", "depth_2", "rate_speed");
    assertThat(effect.parameters().get(0).initial()).isCloseTo(50, within(1e-4));
    assertThat(effect.programs()).extracting("name").containsExactly("Soft", "Hard");
    assertThat(effect.programs().get(1).values().get(0)).isCloseTo(90, within(1e-4));
    PluginDescription instrument = found.plugins().get(0).description();
    assertThat(instrument.isInstrument()).isTrue();
    assertThat(instrument.outputChannels()).isEqualTo(1);
  }

  @Test
  void textsAreWrittenForThoseWhoCantAsk() {
    assertThat(PluginListFile.text(found.plugins()))
        .containsPattern("parameter depth\\|[^\n]*\ntexts 0\\|[^|;\n]*\\|0;;1;2;");
  }

  @Test
  void effectProcessesArraysOfTheBlocksLength() throws Exception {
    try (PluginObject object = open("org.old.TremoloPlugin")) {
      SoundPlugin plugin = object.plugin();
      plugin.prepare(RATE_HZ, 64);
      plugin.set(0, 25);
      float[][] in = {new float[64], new float[64]};
      float[][] out = {new float[64], new float[64]};
      in[0][3] = 1;
      in[1][4] = 1;
      plugin.process(in, out, 5, new EventList());
      assertThat(out[0][3]).isEqualTo(0.75f);
      assertThat(out[1][4]).isEqualTo(0.75f);
      assertThat(plugin.latencyFrames()).isEqualTo(7);
    }
  }

  @Test
  void notesArriveAsMidiAtTheirFrames() throws Exception {
    try (PluginObject object = open("org.old.BeepPlugin")) {
      SoundPlugin plugin = object.plugin();
      plugin.prepare(RATE_HZ, 32);
      float[][] out = {new float[32]};
      EventList events =
          new EventList()
              .noteOn(4, 2, 60, 1)
              .expression(5, 2, 60, -1, Events.Expression.TUNING, 1)
              .noteOff(9, 2, 60);
      plugin.process(new float[0][], out, 32, events);
      assertThat(out[0][3]).isZero();
      assertThat(out[0][4]).isEqualTo(1);
      assertThat(out[0][8]).isEqualTo(1);
      assertThat(out[0][9]).isZero();
      plugin.process(new float[0][], out, 32, new EventList().midi(7, 0x7f4090));
      assertThat(out[0][6]).isZero();
      assertThat(out[0][7]).isEqualTo(1);
      plugin.reset();
      plugin.process(new float[0][], out, 32, new EventList());
      assertThat(out[0]).containsOnly(0);
    }
  }

  @Test
  void softestNoteIsStillANote() throws Exception {
    try (PluginObject object = open("org.old.BeepPlugin")) {
      SoundPlugin plugin = object.plugin();
      plugin.prepare(RATE_HZ, 8);
      float[][] out = {new float[8]};
      plugin.process(new float[0][], out, 8, new EventList().noteOn(0, 0, 60, 1e-3));
      assertThat(out[0][7]).isEqualTo(1 / 127f);
    }
  }

  @Test
  void instancesShareNoStaticFields() throws Exception {
    try (PluginObject one = open("org.old.BeepPlugin");
        PluginObject other = open("org.old.BeepPlugin")) {
      assertThat(one.plugin()).isNotSameAs(other.plugin());
      one.plugin().prepare(RATE_HZ, 8);
      other.plugin().prepare(RATE_HZ, 8);
      float[][] out = {new float[8]};
      one.plugin().process(new float[0][], out, 8, new EventList().noteOn(0, 0, 60, 1));
      other.plugin().process(new float[0][], out, 8, new EventList());
      assertThat(out[0]).containsOnly(0);
    }
  }
}
