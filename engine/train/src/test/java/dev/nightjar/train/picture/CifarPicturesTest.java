package dev.nightjar.train.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarPicturesTest {

  private static final int PIXELS = 3_072;

  @TempDir Path folder;

  /** Pictures whose first red byte is their number, and whose last blue one is 255. */
  private byte[] records(int labels, int count) {
    byte[] bytes = new byte[count * (labels + PIXELS)];
    for (int i = 0; i < count; i++) {
      int at = i * (labels + PIXELS);
      bytes[at] = 9;
      bytes[at + labels - 1] = (byte) (i % (labels == 1 ? 10 : 100));
      bytes[at + labels] = (byte) (51 * i);
      bytes[at + labels + PIXELS - 1] = (byte) 255;
    }
    return bytes;
  }

  @Test
  void readsTenClassesFromSeveralFiles() throws IOException {
    Files.write(folder.resolve("data_batch_1.bin"), records(1, 3));
    Files.write(folder.resolve("data_batch_2.bin"), records(1, 2));
    Files.write(folder.resolve("test_batch.bin"), records(1, 4));
    Pictures.Split split = CifarPictures.read(folder);
    Pictures training = split.training();
    assertThat(training.form()).isEqualTo(new Pictures.Form(3, 32, 32));
    assertThat(training.labels()).containsExactly(0, 1, 2, 0, 1);
    assertThat(training.classes()).isEqualTo(10);
    assertThat(training.pixels()[2 * PIXELS]).isEqualTo(0.4f);
    assertThat(training.pixels()[3 * PIXELS - 1]).isEqualTo(1f);
    assertThat(split.test().count()).isEqualTo(4);
  }

  @Test
  void readsTheFineLabelsOfAHundredClasses() throws IOException {
    Files.write(folder.resolve("train.bin"), records(2, 60));
    Files.write(folder.resolve("test.bin"), records(2, 1));
    Pictures.Split split = CifarPictures.read(folder);
    assertThat(split.training().labels()).hasSize(60).endsWith(58, 59);
    assertThat(split.training().classes()).isEqualTo(100);
    assertThat(split.training().pixels()[PIXELS]).isEqualTo(0.2f);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThatThrownBy(() -> CifarPictures.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no folder of CIFAR");
    byte[] whole = records(1, 2);
    Files.write(folder.resolve("data_batch_1.bin"), Arrays.copyOf(whole, whole.length - 7));
    Files.write(folder.resolve("test_batch.bin"), whole);
    assertThatThrownBy(() -> CifarPictures.read(folder))
        .hasMessageContaining("data_batch_1.bin ends within a picture");
    whole[0] = 77;
    Files.write(folder.resolve("data_batch_1.bin"), whole);
    assertThatThrownBy(() -> CifarPictures.read(folder)).hasMessageContaining("a label of 77");
    Files.write(folder.resolve("data_batch_1.bin"), new byte[0]);
    assertThatThrownBy(() -> CifarPictures.read(folder)).hasMessageContaining("holds no picture");
  }
}
