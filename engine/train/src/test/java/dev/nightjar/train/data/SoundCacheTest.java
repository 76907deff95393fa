package dev.nightjar.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundCacheTest {
  @TempDir Path folder;

  private SoundBank load(Corpus.Quiet told, SoundFile... files) throws Exception {
    return SoundCache.load(List.of(files), folder.resolve("c"), "x", 16_000, 1, told);
  }

  @Test
  void soundsBecomeMonoAtTheRateAndKeepTheirShape() throws Exception {
    float[] left = Corpus.tone(1000, 1, 48_000);
    Path file = folder.resolve("stereo.wav");
    Corpus.write(file, 48_000, left, left.clone());
    SoundBank bank = load(new Corpus.Quiet(), new SoundFile(file, "voice"));
    assertThat(bank.frames(0)).isEqualTo(16_000);
    float[] samples = new float[16_000];
    bank.copy(0, 0, samples, 0, 16_000);
    float[] expected = Corpus.tone(1000, 1, 16_000);
    for (int i = 100; i < 15_900; i++) {
      assertThat(samples[i]).isCloseTo(expected[i] * 2 * 0.98f, within(6e-3f));
    }
  }

  @Test
  void theCacheIsUsedUntilAFileChanges() throws Exception {
    SoundFile file = new SoundFile(folder.resolve("a.wav"), "voice");
    Corpus.write(file.path(), Corpus.noise(1, 0.5));
    load(new Corpus.Quiet(), file);

    Corpus.Quiet again = new Corpus.Quiet();
    assertThat(load(again, file).frames(0)).isEqualTo(8_000);
    assertThat(again.decoded).isZero();

    Corpus.write(file.path(), Corpus.noise(1, 0.25));
    Corpus.Quiet changed = new Corpus.Quiet();
    assertThat(load(changed, file).frames(0)).isEqualTo(4_000);
    assertThat(changed.decoded).isEqualTo(1);
  }

  @Test
  void filesWithoutSoundAreSkippedAndTold() throws Exception {
    SoundFile good = new SoundFile(folder.resolve("a.wav"), "voice");
    Corpus.write(good.path(), Corpus.noise(1, 0.5));
    SoundFile text = new SoundFile(folder.resolve("b.wav"), "voice");
    Files.writeString(text.path(), "no sound at all");
    SoundFile silent = new SoundFile(folder.resolve("c.wav"), "voice");
    Corpus.write(silent.path(), new float[100]);

    Corpus.Quiet told = new Corpus.Quiet();
    assertThat(load(told, text, silent, good).size()).isEqualTo(1);
    assertThat(told.skipped).isEqualTo(2);

    assertThatThrownBy(() -> load(new Corpus.Quiet(), text, silent))
        .hasMessageContaining("none of the 2 files of 'x' has sound");
    try (Stream<Path> left = Files.list(folder.resolve("c"))) {
      assertThat(left).noneMatch(path -> path.toString().endsWith(".part"));
    }
  }

  @Test
  void balanceRaisesSmallGroups() throws Exception {
    SoundFile big = new SoundFile(folder.resolve("a.wav"), "big");
    SoundFile small = new SoundFile(folder.resolve("b.wav"), "small");
    Corpus.write(big.path(), Corpus.noise(1, 4));
    Corpus.write(small.path(), Corpus.noise(2, 1));
    // Weights 4:1 by duration become 2:1 by its root.
    SoundBank bank =
        SoundCache.load(
            List.of(big, small), folder.resolve("c"), "y", 16_000, 0.5, new Corpus.Quiet());
    Draw draw = Draw.forItem(1, 1);
    int drawnBig = 0;
    for (int i = 0; i < 3000; i++) {
      int group = bank.drawGroup(draw.random());
      drawnBig += bank.group(bank.drawSound(group, draw.random())).equals("big") ? 1 : 0;
    }
    assertThat(drawnBig).isBetween(1900, 2100);
  }
}
