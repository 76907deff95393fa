package dev.nightjar.train.sing;

import dev.nightjar.engine.network.Sing;
import dev.nightjar.train.loss.Loss;
import dev.nightjar.train.loss.WeightedLoss;
import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.network.TorchSing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The losses of notes that are heard, whole or in crops. */
final class NoteLosses {

  private static final Loss WAVEFORM = WeightedLoss.parse("mse=10");

  private final Loss autoencoderLoss;
  private final Loss loss;
  private final int cropSteps;

  NoteLosses(SingSettings settings) {
    autoencoderLoss = WeightedLoss.parse(settings.autoencoderLoss());
    loss = WeightedLoss.parse(settings.loss());
    cropSteps = settings.cropSteps();
  }

  /**
   * Of notes made again from their own codes.
   *
   * @param from the first note of the part
   * @param to the one after its last
   * @param waveformAlone whether the waveform is all that counts
   */
  Tensor reconstruction(TorchSing net, NoteBatch batch, int from, int to, boolean waveformAlone) {
    Sing sing = net.sing();
    int steps = cropSteps == 0 ? sing.steps() : cropSteps;
    int frames = (steps - 1) * sing.stride() + sing.kernel();
    Tensor sounds = crops(batch.sounds(), batch.fromSteps(), from, to, sing.stride(), 0, frames);
    int early = sing.paddingFrames() - sing.marginFrames();
    int[] first = Arrays.copyOfRange(batch.fromSteps(), from, to);
    Tensor codes = net.encode(sounds);
    Tensor made = net.decode(net.withCarriers(codes, batch.symbols().subList(from, to), first));
    Loss now = waveformAlone ? WAVEFORM : autoencoderLoss;
    return now.of(made, sounds.narrow(1, early, made.size(1)));
  }

  /** Of notes made from what they are called. */
  Tensor synthesis(TorchSing net, NoteBatch batch, int from, int to) {
    Sing sing = net.sing();
    Tensor codes = net.generate(net.conditions(batch.symbols().subList(from, to), 0, sing.steps()));
    if (cropSteps > 0) {
      List<Tensor> parts = new ArrayList<>();
      for (int i = from; i < to; i++) {
        parts.add(codes.narrow(0, i - from, 1).narrow(2, batch.fromSteps()[i], cropSteps));
      }
      codes = Tensors.cat(0, parts.toArray(new Tensor[0]));
    }
    int[] steps = Arrays.copyOfRange(batch.fromSteps(), from, to);
    Tensor made = net.decode(net.withCarriers(codes, batch.symbols().subList(from, to), steps));
    int early = sing.paddingFrames() - sing.marginFrames();
    Tensor sounds =
        crops(
            batch.sounds(), batch.fromSteps(), from, to, sing.stride(), early, (int) made.size(1));
    return loss.of(made, sounds);
  }

  private static Tensor crops(
      float[][] sounds, int[] fromSteps, int from, int to, int stride, int early, int frames) {
    float[][] parts = new float[to - from][frames];
    for (int i = from; i < to; i++) {
      System.arraycopy(sounds[i], fromSteps[i] * stride + early, parts[i - from], 0, frames);
    }
    return Tensors.batch(parts);
  }
}
