package dev.nightjar.train.network;

import dev.nightjar.engine.network.Parameter.Shape;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Flat tensors to and from a file, beside remarks. [not real-time] */
public final class Checkpoint {

  private Checkpoint() {}

  /** Writes the tensors; the file is whole or not there. */
  public static void write(Path file, Map<String, Tensor> state, Map<String, String> remarks)
      throws IOException {
    Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
    state.forEach(
        (name, tensor) -> {
          float[] values = Tensors.values(tensor);
          tensors.put(name, new Weights.Tensor(new Shape(values.length), values));
        });
    SafeTensors.write(file, new Weights(tensors), remarks);
  }

  /**
   * Replaces the tensors' elements by those of a file.
   *
   * @throws IOException if it can't be read or holds other tensors
   */
  public static void read(Path file, SafeTensors.Contents contents, Map<String, Tensor> state)
      throws IOException {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      for (Map.Entry<String, Tensor> entry : state.entrySet()) {
        int count = (int) entry.getValue().numel();
        float[] values = contents.weights().get(entry.getKey(), new Shape(count)).values();
        entry.getValue().copy_(Tensors.of(values, count));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no checkpoint of this network: " + e.getMessage(), e);
    }
  }
}
