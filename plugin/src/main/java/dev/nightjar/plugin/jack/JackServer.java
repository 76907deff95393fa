package dev.nightjar.plugin.jack;

import dev.nightjar.plugin.sound.DeviceException;
import java.util.EnumSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackOptions;
import org.jaudiolibs.jnajack.JackStatus;

/** The JACK server that this machine runs, or the sentence that says why there is none. */
final class JackServer {
  /** Our own messages say all that matters; kept here, as loggers may be forgotten otherwise. */
  private static final Logger LIBRARY_LOG = Logger.getLogger("org.jaudiolibs.jnajack");

  static {
    LIBRARY_LOG.setLevel(Level.OFF);
  }

  private JackServer() {}

  /** The library. [not real-time] */
  static Jack library() throws DeviceException {
    try {
      return Jack.getInstance();
    } catch (JackException missing) {
      throw new DeviceException(
          "The JACK library is not installed. Install JACK (Debian: libjack-jackd2-0) or PipeWire's"
              + " (pipewire-jack), or use --backend java.",
          missing);
    }
  }

  /** A client of the running server, which gives it another name if ours is taken. */
  static JackClient connect(String name) throws DeviceException {
    EnumSet<JackStatus> status = EnumSet.noneOf(JackStatus.class);
    Jack library = library();
    try (JackNoise silence = JackNoise.silence()) {
      return library.openClient(name, EnumSet.of(JackOptions.JackNoStartServer), status);
    } catch (JackException refused) {
      String why =
          status.contains(JackStatus.JackServerFailed)
              ? "No JACK server runs. Start one (jackd, or PipeWire), or use --backend java."
              : "The JACK server refused us " + status + ". Look at its messages.";
      throw new DeviceException(why, refused);
    }
  }
}
