package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of a host, as a program of its own that is ended when it takes too long.
 *
 * @param status exit status
 * @param said what came on standard output and error
 */
record HostRun(int status, String said) {
  private static final int SECONDS = 120;

  /** In the home of a musician who has the plug-ins installed. */
  static HostRun of(DawHome home, Object... words) throws IOException, InterruptedException {
    return within(SECONDS, home, words);
  }

  /** The same with more time, or less. */
  static HostRun within(int seconds, DawHome home, Object... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("timeout", "-k", "5", "" + seconds));
    for (Object word : words) {
      command.add(word.toString());
    }
    Path said = Files.createTempFile(home.folder(), "said", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    home.describeTo(builder.environment());
    builder.directory(home.folder().toFile()).redirectOutput(said.toFile());
    int status = builder.start().waitFor();
    return new HostRun(status, Files.readString(said));
  }

  /**
   * Ends the test if a program isn't there: as failed where everything is to be there, as skipped
   * on a developer's machine.
   *
   * @param program a name on the PATH, or an absolute path
   */
  static void needs(String program, String debianPackage) {
    boolean found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder).resolve(program))
            .anyMatch(Files::isExecutable);
    if (!found) {
      String how = program + " is missing: apt-get install " + debianPackage;
      if (System.getenv("CI") != null) {
        fail(how);
      }
      abort(how);
    }
  }
}
