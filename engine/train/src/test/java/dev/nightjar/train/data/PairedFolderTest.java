package dev.nightjar.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairedFolderTest {
  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();

  private Path clean(String name) {
    return folder.resolve("clean").resolve(name);
  }

  private Path noisy(String name) {
    return folder.resolve("noisy").resolve(name);
  }

  private List<PairedFolder.Pair> find() throws Exception {
    return PairedFolder.find(folder.resolve("clean"), folder.resolve("noisy"));
  }

  @Test
  void filesOfTheSameNameArePairs() throws Exception {
    Corpus.write(clean("p226_001.wav"), Corpus.noise(1, 0.1));
    Corpus.write(noisy("p226_001.wav"), Corpus.noise(2, 0.1));
    assertThat(find())
        .containsExactly(new PairedFolder.Pair(clean("p226_001.wav"), noisy("p226_001.wav")));
  }

  @Test
  void filesOfTheSameIdArePairs() throws Exception {
    Corpus.write(clean("clean_fileid_7.wav"), Corpus.noise(1, 0.1));
    Corpus.write(clean("clean_fileid_17.wav"), Corpus.noise(1, 0.1));
    Corpus.write(noisy("book_x_snr5_fileid_7.wav"), Corpus.noise(2, 0.1));
    assertThat(find())
        .containsExactly(
            new PairedFolder.Pair(clean("clean_fileid_7.wav"), noisy("book_x_snr5_fileid_7.wav")));
  }

  @Test
  void aNoisyFileWithoutItsCleanOneIsNamed() throws Exception {
    Corpus.write(clean("a.wav"), Corpus.noise(1, 0.1));
    Corpus.write(noisy("b.wav"), Corpus.noise(2, 0.1));
    assertThatThrownBy(this::find).hasMessageContaining("b.wav: no clean file");
  }

  @Test
  void anExampleIsTheSamePartOfBothAndPaddedWithSilence() throws Exception {
    float[] voice = Corpus.noise(1, 0.5);
    Corpus.write(clean("a.wav"), voice);
    float[] half = voice.clone();
    Signal.scale(half, 0.5);
    Corpus.write(noisy("a.wav"), half);
    PairedFolder pairs = new PairedFolder(find(), Corpus.RATE_HZ, told::add);
    float[] noisy = new float[1000];
    float[] clean = new float[1000];
    pairs.fill(1, 5, noisy, clean);
    assertThat(Signal.rms(clean)).isGreaterThan(0.2);
    for (int i = 0; i < 1000; i++) {
      assertThat(noisy[i]).isCloseTo(clean[i] / 2, within(1e-4f));
    }
    float[] longNoisy = Corpus.noise(3, 1);
    float[] longClean = Corpus.noise(3, 1);
    pairs.fill(1, 5, longNoisy, longClean);
    assertThat(longClean[7_999]).isNotZero();
    for (int i = 8_000; i < 16_000; i++) {
      assertThat(longClean[i] == 0 && longNoisy[i] == 0).isTrue();
    }
  }

  @Test
  void brokenPairsAreToldOnceAndLeftOut() throws Exception {
    Corpus.write(clean("a.wav"), Corpus.noise(1, 0.1));
    Corpus.write(noisy("a.wav"), Corpus.noise(2, 0.2));
    Corpus.write(clean("b.wav"), Corpus.noise(1, 0.1));
    Files.writeString(noisy("b.wav"), "no sound");
    Corpus.write(clean("c.wav"), Corpus.noise(1, 0.1));
    Corpus.write(noisy("c.wav"), Corpus.noise(2, 0.1));
    PairedFolder pairs = new PairedFolder(find(), Corpus.RATE_HZ, told::add);
    float[] noisy = new float[100];
    for (int i = 0; i < 30; i++) {
      pairs.fill(1, i, noisy, new float[100]);
      assertThat(Signal.rms(noisy)).isPositive();
    }
    assertThat(told)
        .hasSize(2)
        .anyMatch(line -> line.contains("they are no pair"))
        .anyMatch(line -> line.contains("b.wav"));
  }

  @Test
  void whereNoPairIsGoodTheLastOneIsNamed() throws Exception {
    Corpus.write(clean("a.wav"), Corpus.noise(1, 0.1));
    Corpus.write(noisy("a.wav"), Corpus.noise(2, 0.2));
    PairedFolder pairs = new PairedFolder(find(), Corpus.RATE_HZ, told::add);
    assertThatThrownBy(() -> pairs.fill(1, 1, new float[10], new float[10]))
        .hasMessageContaining("they are no pair");
  }
}
