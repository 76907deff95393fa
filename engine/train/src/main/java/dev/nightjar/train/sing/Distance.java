package dev.nightjar.train.sing;

import dev.nightjar.train.loss.Loss;
import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.network.TorchSing;
import java.io.IOException;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** How far what a network makes of notes is from the notes. [not real-time] */
final class Distance {

  private static final int BATCH = 8;

  private final NoteSource source;
  private final Loss loss;

  Distance(NoteSource source, Loss loss) {
    this.source = source;
    this.loss = loss;
  }

  /**
   * The mean over notes, made from their symbols or, before the LSTM has learned, by the encoder.
   */
  double of(TorchSing network, List<Integer> places, boolean fromSymbols) throws IOException {
    double sum = 0;
    for (int first = 0; first < places.size(); first += BATCH) {
      List<Integer> part = places.subList(first, Math.min(places.size(), first + BATCH));
      NoteBatch batch = source.batch(part);
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        Tensor sounds = Tensors.batch(batch.sounds());
        Tensor made = sound(network, batch, sounds, fromSymbols);
        int frames = network.sing().noteFrames();
        Tensor note = made.narrow(1, network.sing().marginFrames(), frames);
        Tensor wanted = sounds.narrow(1, network.sing().paddingFrames(), frames);
        sum += part.size() * loss.of(note, wanted).item_float();
      }
    }
    return sum / places.size();
  }

  private static Tensor sound(
      TorchSing network, NoteBatch batch, Tensor sounds, boolean fromSymbols) {
    Tensor codes =
        fromSymbols
            ? network.generate(network.conditions(batch.symbols(), 0, network.sing().steps()))
            : network.encode(sounds);
    int[] first = new int[batch.symbols().size()];
    return network.decode(network.withCarriers(codes, batch.symbols(), first));
  }
}
