package dev.nightjar.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.engine.network.Parameter.Shape;
import dev.nightjar.engine.network.Weights.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {

  @TempDir Path folder;

  /** Eight bytes of data behind a header with these offsets. */
  private static byte[] file(String offsets) {
    byte[] header =
        ("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":" + offsets + "}}")
            .getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(16 + header.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[9223372036854775803,9223372036854775807]",
        "[8,12]",
        "[-4,0]",
        "[2147483648,2147483652]"
      })
  void tensorsOutsideTheFileAreRefused(String offsets) {
    assertThatThrownBy(() -> SafeTensors.parse(file(offsets), "here"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("here")
        .hasMessageContaining("lies outside the file");
  }

  @Test
  void namesComeInTheOrderOfTheFile() throws Exception {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 40; i > 0; i--) {
      tensors.put("weight" + i, new Tensor(new Shape(1), new float[] {i}));
    }
    Path file = folder.resolve("weights");
    SafeTensors.write(file, new Weights(tensors), Map.of());
    List<String> order = new ArrayList<>(tensors.keySet());
    assertThat(SafeTensors.read(file).weights().names()).containsExactlyElementsOf(order);
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehind() throws Exception {
    Path taken = Files.createDirectory(folder.resolve("weights"));
    Files.createFile(taken.resolve("file"));
    Weights weights = new Weights(Map.of("w", new Tensor(new Shape(1), new float[1])));
    assertThatThrownBy(() -> SafeTensors.write(taken, weights, Map.of()))
        .isInstanceOf(IOException.class);
    assertThat(folder).isDirectoryContaining(path -> path.equals(taken));
    assertThat(folder.toFile().list()).hasSize(1);
  }
}
