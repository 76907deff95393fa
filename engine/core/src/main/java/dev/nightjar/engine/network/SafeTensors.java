package dev.nightjar.engine.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nightjar.engine.network.Parameter.Shape;
import dev.nightjar.engine.network.Weights.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights in files of the safetensors format: eight bytes of header length, a JSON header, the
 * tensors' bytes; here always 32-bit floats.
 */
public final class SafeTensors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MAX_HEADER_BYTES = 16 << 20;

  private SafeTensors() {}

  /**
   * What a file holds.
   *
   * @param weights its tensors
   * @param metadata what was written beside them
   */
  public record Contents(Weights weights, Map<String, String> metadata) {

    /** Takes a copy. */
    public Contents {
      metadata = Map.copyOf(metadata);
    }
  }

  /**
   * Writes to a temporary file beside {@code file} and moves it into place. [not real-time]
   *
   * @throws IOException if that fails; nothing is left behind then
   */
  public static void write(Path file, Weights weights, Map<String, String> metadata)
      throws IOException {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode meta = header.putObject("__metadata__");
    metadata.forEach(meta::put);
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : weights.tensors().entrySet()) {
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", "F32");
      var shape = node.putArray("shape");
      for (int size : entry.getValue().shape().sizes()) {
        shape.add(size);
      }
      long end = offset + 4L * entry.getValue().values().length;
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = JSON.writeValueAsBytes(header);
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    try {
      write(temporary, json, weights);
      Files.move(
          temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void write(Path file, byte[] json, Weights weights) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      writeFully(channel, length.putLong(json.length).flip());
      writeFully(channel, ByteBuffer.wrap(json));
      for (Tensor tensor : weights.tensors().values()) {
        ByteBuffer bytes =
            ByteBuffer.allocate(4 * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(tensor.values());
        writeFully(channel, bytes);
      }
      channel.force(true);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read or is no such file; the message names it
   */
  public static Contents read(Path file) throws IOException {
    return parse(Files.readAllBytes(file), file.toString());
  }

  /**
   * Reads the bytes of a file.
   *
   * @param where names them in messages
   * @throws IOException if they are no such file
   */
  public static Contents parse(byte[] bytes, String where) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long headerBytes = bytes.length < Long.BYTES ? 0 : file.getLong(0);
    if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER_BYTES, bytes.length - Long.BYTES)) {
      throw broken(where, "its header can't have " + headerBytes + " bytes");
    }
    String json = new String(bytes, Long.BYTES, (int) headerBytes, StandardCharsets.UTF_8);
    try {
      return parse(file, Long.BYTES + (int) headerBytes, JSON.readTree(json), where);
    } catch (JsonProcessingException e) {
      throw broken(where, "its header is no JSON");
    }
  }

  private static Contents parse(ByteBuffer file, int base, JsonNode header, String where)
      throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Iterator<String> names = header.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      JsonNode node = header.get(name);
      if (name.equals("__metadata__")) {
        node.fieldNames().forEachRemaining(key -> metadata.put(key, node.get(key).asText()));
      } else {
        tensors.put(name, tensor(file, base, name, node, where));
      }
    }
    return new Contents(new Weights(tensors), metadata);
  }

  private static Tensor tensor(ByteBuffer file, int base, String name, JsonNode node, String where)
      throws IOException {
    if (!node.path("dtype").asText().equals("F32")) {
      throw broken(where, "tensor " + name + " is no F32 tensor");
    }
    int[] sizes = new int[node.path("shape").size()];
    long count = 1;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = node.get("shape").get(i).asInt(-1);
      count *= sizes[i];
      if (sizes[i] < 0 || count > file.capacity() / Float.BYTES) {
        throw broken(where, "tensor " + name + " is larger than the file");
      }
    }
    long start = node.path("data_offsets").path(0).asLong(-1);
    long end = node.path("data_offsets").path(1).asLong(-1);
    if (start < 0 || end - start != Float.BYTES * count || end > file.capacity() - base) {
      throw broken(where, "tensor " + name + " lies outside the file");
    }
    float[] values = new float[(int) count];
    file.slice(base + (int) start, (int) (end - start))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return new Tensor(new Shape(sizes), values);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static IOException broken(String where, String why) {
    return new IOException(where + " is no usable safetensors file: " + why);
  }
}
