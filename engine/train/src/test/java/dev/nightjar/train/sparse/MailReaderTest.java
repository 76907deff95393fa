package dev.nightjar.train.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.train.sparse.MailReader.Weight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailReaderTest {

  @TempDir Path folder;

  @BeforeEach
  void mails() throws IOException {
    mail("easy-ham-1/1.txt", "From: zoe\r\nSubject: lunch\r\n\r\nnoon, at noon? a b");
    mail("spam-1/2.txt", "Received: by lunch\nSUBJECT: Cheap\n\nlunch: cheap cheap\n\nnow");
    mail("spam-1/2.json", "{\"text\": \"other words\"}");
  }

  private void mail(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aMailIsTheWordsOfItsSubjectAndText() throws IOException {
    // at, cheap, lunch, noon, now
    SparseRows rows = MailReader.read(folder, Weight.BINARY, 1);
    assertThat(rows.columnCount()).isEqualTo(5);
    assertThat(rows.columns).containsExactly(0, 2, 3, 1, 2, 4);
    assertThat(rows.values).containsOnly(1f);
    assertThat(rows.labels).containsExactly(-1, 1);
  }

  @Test
  void wordsMayCountByHowOftenTheyComeAndRareOnesNotAtAll() throws IOException {
    SparseRows rows = MailReader.read(folder, Weight.FREQUENCY, 1);
    assertThat(rows.values)
        .containsExactly(1, 1, (float) (1 + Math.log(2)), (float) (1 + Math.log(3)), 1, 1);
    SparseRows common = MailReader.read(folder, Weight.BINARY, 2);
    assertThat(common.columnCount()).isEqualTo(1);
    assertThat(common.entries()).isEqualTo(2);
  }

  @Test
  void aMailThatIsNeitherIsNamed() throws IOException {
    mail("inbox/3.txt", "Subject: x\n\ny");
    assertThatThrownBy(() -> MailReader.read(folder, Weight.BINARY, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("3.txt")
        .hasMessageContaining("'ham' or 'spam'");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> MailReader.read(empty, Weight.BINARY, 1))
        .hasMessageContaining("holds no mails");
    mail("half/spam-2/4.txt", "Subject: x\n\ny");
    assertThatThrownBy(() -> MailReader.read(folder.resolve("half"), Weight.BINARY, 1))
        .hasMessageContaining("holds only spam");
  }
}
