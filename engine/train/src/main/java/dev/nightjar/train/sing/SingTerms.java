package dev.nightjar.train.sing;

import dev.nightjar.train.network.RunTerms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What a run of SING was begun with, as its checkpoint says it.
 *
 * @param notes what makes the notes that are learned from others than others
 */
record SingTerms(SingSettings settings, String notes) {

  private static final String PICTURE = "picture";

  /** What must not change within a run, or its steps would mean something else. */
  Map<String, String> mustStay() {
    return Map.of(PICTURE, picture());
  }

  private String picture() {
    return String.format(
        Locale.ROOT,
        "notes %s, seed %d, batches of %d notes, crops of %d, truncation %d, losses %s (after %s of"
            + " the stage) and %s, %s%s",
        notes,
        settings.seed(),
        settings.batchNotes(),
        settings.cropSteps(),
        settings.truncationSteps(),
        settings.autoencoderLoss(),
        settings.waveformFirst(),
        settings.loss(),
        settings.optimizer(),
        settings.adaBatchTables() ? ", AdaBatch's tables" : "");
  }

  /**
   * Refuses to go on with other terms.
   *
   * @throws IOException that names both
   */
  void requireSameRun(Path folder, Map<String, String> remarks) throws IOException {
    String begun = remarks.getOrDefault(PICTURE, picture());
    if (!begun.equals(picture())) {
      throw new IOException(
          folder
              + " holds a run with "
              + begun
              + ", not "
              + picture()
              + "; go on with the same, or choose another --out");
    }
  }

  /** What may change, and what it does; stages that are over stay as they were. */
  RunTerms mayChange() {
    RunTerms terms =
        new RunTerms()
            .with(
                "threads",
                settings.threads(),
                "gradients are summed in another order and rounding");
    for (Stage stage : Stage.values()) {
      String name = "steps of " + stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      terms.with(
          name,
          settings.stages().get(stage),
          "what is left of the stage follows the new ones, if it isn't over");
    }
    return terms;
  }
}
