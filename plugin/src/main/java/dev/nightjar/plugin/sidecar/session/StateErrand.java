package dev.nightjar.plugin.sidecar.session;

import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StateException;

/**
 * What an instance is to do with its state between two blocks.
 *
 * @param turn the plug-in's number of it
 * @param state to load; null to save
 */
public record StateErrand(long turn, byte[] state) {

  /** Does it. [engine thread] */
  void run(Processor processor, SessionListener listener) {
    if (state == null) {
      save(processor, listener);
    } else {
      load(processor, listener);
    }
  }

  private void save(Processor processor, SessionListener listener) {
    try {
      listener.saved(turn, processor.saveState());
    } catch (StateException refused) {
      listener.unsaved(turn, refused.getMessage());
    }
  }

  private void load(Processor processor, SessionListener listener) {
    try {
      processor.loadState(state);
      listener.loaded(turn);
    } catch (StateException refused) {
      listener.unloaded(turn, refused.getMessage());
    }
  }
}
