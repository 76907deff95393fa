package dev.nightjar.engine.midi;

/**
 * Where the controls of the sixteen channels stand; in an MPE zone those of the zone's master are
 * taken in. Reading allocates nothing. [engine thread]
 */
public interface ChannelControls {

  /** How far pitch bend and channel tuning move a channel's notes, semitones. */
  double bendSemitones(int channel);

  /** The same for one note of the channel. */
  default double bendSemitones(int channel, int key) {
    return bendSemitones(channel);
  }

  /** How deep full modulation goes, as a factor of what it does at rest (GM2, RPN 5). */
  double modulationDepth(int channel);

  /** What tuning and bend make of a key, semitones, 69 being 440 Hz; NaN if it stays silent. */
  double pitch(int channel, int key);

  /** Volume and expression as an amplitude, 0 to 1 (squares of the values over 127, GM2). */
  float gain(int channel);

  /** The same for one note of the channel; 4 at most, where it is raised. */
  default float gain(int channel, int key) {
    return gain(channel);
  }

  /** Where the channel stands, -1 left to 1 right. */
  float pan(int channel);

  /** The same for one note of the channel; may go beyond. */
  default float pan(int channel, int key) {
    return pan(channel);
  }

  /** A controller's value, 0 to 127; 14 bits as a fraction where its fine part was sent. */
  float controller(int channel, int number);

  /** The same for one note of the channel. */
  default float controller(int channel, int key, int number) {
    return controller(channel, number);
  }

  /** Pressure on a channel, 0 to 1. */
  float channelPressure(int channel);

  /** Pressure on a key, the channel's own included, 0 to 1. */
  float pressure(int channel, int key);
}
