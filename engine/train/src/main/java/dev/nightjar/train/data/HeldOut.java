package dev.nightjar.train.data;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Divides a collection that has no manifest: one in twenty of its groups, chosen by their names, is
 * for validation, so that voices and noises there are new. Where there are fewer than ten groups,
 * one file in twenty is, and the same voices stand on both sides. One at least.
 */
final class HeldOut {
  private static final int FEWEST_GROUPS = 10;
  private static final int ONE_IN = 20;

  private HeldOut() {}

  /** Those of the files that belong to a split, in their order. */
  static List<SoundFile> part(List<SoundFile> files, Split split) {
    Set<String> groups = units(files, SoundFile::group);
    Function<SoundFile, String> unit =
        groups.size() >= FEWEST_GROUPS
            ? SoundFile::group
            : file -> file.group() + "/" + file.path().getFileName();
    Set<String> held = held(units(files, unit));
    return files.stream()
        .filter(file -> held.contains(unit.apply(file)) == (split == Split.VALID))
        .toList();
  }

  private static Set<String> units(List<SoundFile> files, Function<SoundFile, String> unit) {
    return files.stream().map(unit).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> held(Set<String> units) {
    Set<String> held =
        units.stream()
            .filter(unit -> Integer.remainderUnsigned(hash(unit), ONE_IN) == 0)
            .collect(Collectors.toSet());
    if (held.isEmpty() || held.size() == units.size()) {
      return units.stream().min(Comparator.comparing(HeldOut::hash)).map(Set::of).orElse(Set.of());
    }
    return held;
  }

  private static int hash(String unit) {
    return unit.replace('\\', '/').hashCode() * 0x9E3779B9;
  }
}
