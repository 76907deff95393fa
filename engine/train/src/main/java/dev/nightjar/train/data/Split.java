package dev.nightjar.train.data;

import java.util.Locale;

/** What a sound may be used for. */
public enum Split {
  /** Learnt from. */
  TRAIN,
  /** Only for choosing settings and for learning curves. */
  VALID;

  /** The word for it in a manifest. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
