package dev.nightjar.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.PackageWriter;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Context;
import dev.nightjar.engine.network.Demucs;
import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that passes everything on gives an impulse back as late as it says. */
class LookaheadTest {

  private static final int STRIDE = 4;

  /** Keeps all that passes a rectifier above zero. */
  private static final float LIFT = 10;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"PAST,1,8", "PAST,4,8", "FUTURE,1,8", "FUTURE,2,8", "FUTURE,4,8", "FUTURE,1,12"})
  void impulseComesOutAsLateAsReported(Context context, int resample, int kernel)
      throws IOException {
    Demucs network =
        new Demucs(2, STRIDE, kernel, STRIDE, STRIDE, false, 0, resample, 0, 16_000, context, true);
    write(network, passingOn(network));
    try (Denoiser denoiser = open()) {
      for (int at : new int[] {0, 1, 37, 1000}) {
        denoiser.reset();
        float[][] signal = new float[1][4096];
        signal[0][at] = 1;
        float[][] out = new float[1][4096];
        denoiser.process(signal, out, 4096);
        int late = denoiser.latencyFrames();
        assertThat(late).isEqualTo(network.hopFrames() - 1 + network.lookaheadFrames());
        assertThat(loudest(out[0])).as("impulse at %d", at).isEqualTo(at + late);
        // Nothing sounds before the start, not even the filters' half of an impulse there.
        assertThat(out[0][at + late]).isCloseTo(1, within(at < 30 ? 0.35f : 0.02f));
      }
    }
  }

  /** Its connections pass the impulse on, and nothing comes through the bottom. */
  @ParameterizedTest
  @CsvSource({"PAST,1,16", "PAST,1,48", "PAST,4,8", "FUTURE,1,32", "FUTURE,2,8"})
  void whatGoesPastTheBottomWaitsForTheFuture(Context context, int resample, int extraFrames)
      throws IOException {
    Demucs network =
        new Demucs(
            2, STRIDE, 8, STRIDE, STRIDE, false, 0, resample, extraFrames, 16_000, context, true);
    Weights weights = passingOn(network);
    Arrays.fill(weights.tensors().get("decoder.1.conv.weight").values(), 0);
    write(network, weights);
    try (Denoiser denoiser = open()) {
      float[][] signal = new float[1][4096];
      signal[0][2000] = 1;
      float[][] out = new float[1][4096];
      denoiser.process(signal, out, 4096);
      // What is lifted takes as long to come through as the connections wait.
      float[] settled = Arrays.copyOfRange(out[0], 1000, 4096);
      for (int i = 0; i < settled.length; i++) {
        settled[i] += LIFT / 2;
      }
      assertThat(1000 + loudest(settled)).isEqualTo(2000 + denoiser.latencyFrames());
    }
  }

  @Test
  void futureIsThatOfTheReferenceAndOfResamplingWithoutShortCuts() {
    // The reference hears 597 frames for the first 256; its filters would want 3 * 56 more.
    Demucs thesis = Demucs.thesis(48).withContext(Context.FUTURE);
    assertThat(thesis.lookaheadFrames()).isEqualTo(597 - 256 + 3 * 56);
    assertThat(Demucs.light(48).withContext(Context.FUTURE).lookaheadFrames()).isEqualTo(596 - 256);
  }

  private void write(Demucs network, Weights weights) throws IOException {
    PackageWriter.writeDenoiser(
        folder,
        network,
        weights,
        new PackageWriter.Details(
            "impulse", "1", List.of(), Map.of(), List.of(), "Apache-2.0", List.of()));
  }

  private Denoiser open() throws IOException {
    return Denoiser.open(ModelPackage.open(folder), "fp32", Provider.CPU, 1, 16_000, 4096);
  }

  /** Each encoder puts the frames of its stride into as many channels, each decoder back. */
  private static Weights passingOn(Demucs network) {
    Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : Blueprint.of(network).parameters()) {
      tensors.put(
          parameter.name(),
          new Weights.Tensor(parameter.shape(), new float[parameter.shape().count()]));
    }
    int kernel = network.kernel();
    int newest = network.context() == Context.PAST ? kernel - STRIDE : 0;
    for (int layer = 0; layer < network.depth(); layer++) {
      int in = (int) Math.pow(STRIDE, layer);
      int out = STRIDE * in;
      String encoder = "encoder." + layer;
      String decoder = "decoder." + layer;
      float[] down = tensors.get(encoder + ".conv.weight").values();
      float[] up = tensors.get(decoder + ".conv.weight").values();
      for (int c = 0; c < in; c++) {
        for (int s = 0; s < STRIDE; s++) {
          down[((c * STRIDE + s) * in + c) * kernel + newest + s] = 1;
          up[((c * STRIDE + s) * in + c) * kernel + s] = 1;
        }
      }
      // Lifted once on the way in; what is added from the skip connection is halved.
      Arrays.fill(tensors.get(encoder + ".conv.bias").values(), layer == 0 ? LIFT : 0);
      Arrays.fill(tensors.get(decoder + ".conv.bias").values(), layer == 0 ? -LIFT : 0);
      for (int c = 0; c < out; c++) {
        tensors.get(encoder + ".gate.weight").values()[c * out + c] = 1;
        tensors.get(decoder + ".gate.weight").values()[c * out + c] = 0.5f;
      }
    }
    return new Weights(tensors);
  }

  private static int loudest(float[] signal) {
    int loudest = 0;
    for (int i = 0; i < signal.length; i++) {
      loudest = Math.abs(signal[i]) > Math.abs(signal[loudest]) ? i : loudest;
    }
    return loudest;
  }
}
