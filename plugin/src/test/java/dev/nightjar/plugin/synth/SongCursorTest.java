package dev.nightjar.plugin.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.song.MidiFile;
import dev.nightjar.plugin.song.SongBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SongCursorTest {

  @Test
  void notesAreAnnouncedOnceBeforeTheirTime(@TempDir Path folder) throws Exception {
    SongBytes bytes =
        new SongBytes(0, 480)
            .tempo(0, 500_000)
            .note(0, 0, 60, 480)
            .note(0, 0, 62, 480)
            .note(0, 0, 64, 480)
            .end(0);
    Path file = Files.write(folder.resolve("song.mid"), bytes.bytes());
    SongCursor cursor = new SongCursor(MidiFile.read(file, 60), 48_000);
    RecordingInstrument instrument = new RecordingInstrument();
    cursor.announce(instrument, 24_000);
    assertThat(instrument.announced()).hasSize(1).first().asString().startsWith("90 60");
    while (cursor.nextFrame() <= 24_000) {
      cursor.deliver(instrument);
    }
    cursor.announce(instrument, 24_001);
    assertThat(instrument.announced()).as("what was delivered is no news").hasSize(1);
    cursor.announce(instrument, Long.MAX_VALUE);
    cursor.announce(instrument, Long.MAX_VALUE);
    assertThat(instrument.announced().stream().filter(message -> message.startsWith("90")))
        .hasSize(2);
  }
}
