package dev.nightjar.engine.instrument;

import java.util.concurrent.atomic.AtomicLong;

/** What went wrong so far. The engine thread counts, any thread reads. */
final class SynthCounts {

  final AtomicLong lateNotes = new AtomicLong();
  final AtomicLong latestNoteFrames = new AtomicLong();
  final AtomicLong lateReleases = new AtomicLong();
  final AtomicLong lateMorphs = new AtomicLong();
  final AtomicLong stolenVoices = new AtomicLong();
  final AtomicLong droppedNotes = new AtomicLong();
  final AtomicLong missingPrograms = new AtomicLong();
  final AtomicLong hastyMessages = new AtomicLong();
}
