package dev.nightjar.train.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of a run that may change when it goes on, each with what the change does. They stand
 * beside the weights of its checkpoint.
 */
public final class RunTerms {

  private static final String KEY = "term.";

  private final Map<String, Term> terms = new LinkedHashMap<>();

  private record Term(String value, String effect) {}

  /**
   * One more.
   *
   * @param name of the setting, for people
   * @param effect what a change of it does
   */
  public RunTerms with(String name, Object value, String effect) {
    terms.put(name, new Term(value.toString(), effect));
    return this;
  }

  /** What a checkpoint says of them. */
  public Map<String, String> remarks() {
    Map<String, String> remarks = new LinkedHashMap<>();
    terms.forEach((name, term) -> remarks.put(KEY + name, term.value()));
    return remarks;
  }

  /** A line for each that is another than when the run was saved. */
  public List<String> changes(Map<String, String> remarks) {
    List<String> changes = new ArrayList<>();
    terms.forEach(
        (name, term) -> {
          String before = remarks.getOrDefault(KEY + name, term.value());
          if (!before.equals(term.value())) {
            changes.add(
                name + ": " + before + " before, " + term.value() + " now; " + term.effect());
          }
        });
    return changes;
  }
}
