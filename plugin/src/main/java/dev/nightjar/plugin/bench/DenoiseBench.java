package dev.nightjar.plugin.bench;

import dev.nightjar.engine.model.ModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures denoisers one after another. */
public final class DenoiseBench {
  private static final String REFERENCE = "fp32";

  private DenoiseBench() {}

  /**
   * What a bench found.
   *
   * @param machine where
   * @param costs of the subjects, in their order
   */
  public record Report(Machine machine, List<DenoiseCost> costs) {}

  /**
   * [not real-time] Measures the subjects in turn. One that comes after its like in fp32 is
   * compared with it.
   *
   * @param each is told each cost as soon as it is known
   * @throws ModelException if one can't be loaded or fails
   */
  public static Report run(
      List<Subject> subjects, DenoiseCost.Setting setting, Consumer<DenoiseCost> each)
      throws ModelException {
    List<DenoiseCost> costs = new ArrayList<>();
    Map<String, DenoiseCost> references = new HashMap<>();
    for (Subject subject : subjects) {
      DenoiseCost cost = DenoiseCost.of(subject, setting);
      DenoiseCost reference = references.get(subject.name());
      if (subject.precision().equals(REFERENCE)) {
        references.put(subject.name(), cost);
      } else if (reference != null) {
        cost = cost.comparedWith(reference);
      }
      each.accept(cost);
      costs.add(cost);
    }
    return new Report(setting.machine(), costs);
  }
}
