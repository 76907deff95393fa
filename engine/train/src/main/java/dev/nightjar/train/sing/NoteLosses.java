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

/**
 * What is to be small for notes {@code from} to {@code to} of a batch: their sound, or crops of it,
 * beside what a network makes. [not real-time]
 */
final class NoteLosses {

  private static final Loss WAVEFORM = WeightedLoss.parse("mse=10");

  private final SingSettings settings;
  private final Loss autoencoderLoss;
  private final Loss loss;

  NoteLosses(SingSettings settings) {
    this.settings = settings;
    autoencoderLoss = WeightedLoss.parse(settings.autoencoderLoss());
    loss = WeightedLoss.parse(settings.loss());
  }

  /** How far the encoder's codes, decoded, lie from the sound. */
  Tensor reconstruction(TorchSing net, NoteBatch batch, int from, int to, long step) {
    Sing sing = net.sing();
    int steps = settings.cropSteps() == 0 ? sing.steps() : settings.cropSteps();
    int frames = (steps - 1) * sing.stride() + sing.kernel();
    Tensor sounds = crops(batch.sounds(), batch.fromSteps(), from, to, sing.stride(), 0, frames);
    int early = sing.paddingFrames() - sing.marginFrames();
    int[] first = Arrays.copyOfRange(batch.fromSteps(), from, to);
    Tensor codes = net.encode(sounds);
    Tensor made = net.decode(net.withCarriers(codes, batch.symbols().subList(from, to), first));
    boolean waveform = step < settings.waveformFirst() * settings.steps(Stage.AUTOENCODER);
    Loss now = waveform ? WAVEFORM : autoencoderLoss;
    return now.of(made, sounds.narrow(1, early, made.size(1)));
  }

  /** How far what symbols alone make lies from the sound. */
  Tensor synthesis(TorchSing net, NoteBatch batch, int from, int to) {
    Sing sing = net.sing();
    Tensor codes = net.generate(net.conditions(batch.symbols().subList(from, to), 0, sing.steps()));
    if (settings.cropSteps() > 0) {
      List<Tensor> parts = new ArrayList<>();
      for (int i = from; i < to; i++) {
        parts.add(
            codes.narrow(0, i - from, 1).narrow(2, batch.fromSteps()[i], settings.cropSteps()));
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
