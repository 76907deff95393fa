package dev.nightjar.plugin.jars;

import java.lang.reflect.InvocationTargetException;
import java.util.zip.ZipException;

/** Says in words what foreign code threw. */
public final class Blame {
  private static final int MOST_CHARACTERS = 300;

  private Blame() {}

  /** Part of a sentence, without its end. [any thread] */
  public static String of(Throwable failure) {
    Throwable thrown =
        failure instanceof InvocationTargetException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String said = thrown.getMessage() == null ? "" : thrown.getMessage();
    String line = said.replaceAll("\\p{Cntrl}+", " ");
    String detail = line.substring(0, Math.min(MOST_CHARACTERS, line.length()));
    if (thrown instanceof UnsupportedClassVersionError) {
      return "it was compiled for a newer Java than " + Runtime.version().feature();
    }
    if (thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException) {
      return "a class is missing: "
          + detail.replace('/', '.')
          + "; put all that it needs into its jar";
    }
    if (thrown instanceof NoSuchMethodException) {
      return "it lacks a public constructor: " + detail;
    }
    if (thrown instanceof OutOfMemoryError) {
      return "it wants more memory than there is (" + detail + ")";
    }
    if (thrown instanceof ZipException) {
      return "it is no jar (" + detail + ")";
    }
    if (thrown instanceof IllegalArgumentException && !detail.isEmpty()) {
      return detail;
    }
    return "it threw "
        + thrown.getClass().getSimpleName()
        + (detail.isEmpty() ? "" : ": " + detail);
  }
}
