package dev.nightjar.plugin;

import dev.nightjar.plugin.synth.InstrumentOpener;
import dev.nightjar.plugin.synth.SingInstruments;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One run of the command line in this process.
 *
 * @param status exit status
 * @param out what came on standard output
 * @param err what came on standard error
 */
public record CommandRun(int status, String out, String err) {
  public static CommandRun of(Object... arguments) {
    return of(new SingInstruments(), arguments);
  }

  /** With an instrument of the test's. */
  public static CommandRun of(InstrumentOpener instruments, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Nightjar.commandLine(instruments);
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int status = commandLine.execute(words);
    return new CommandRun(status, out.toString(), err.toString());
  }
}
