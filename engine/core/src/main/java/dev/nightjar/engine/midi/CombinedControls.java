package dev.nightjar.engine.midi;

import dev.nightjar.engine.tuning.ChannelTunings;

/** What channels, their zones' masters and the device as a whole make together. */
final class CombinedControls implements ChannelControls {

  /** What the soft pedal makes of the level, about -3 dB. */
  private static final float SOFT_GAIN = 0.7f;

  /** Coarse tuning leaves this channel alone, since its keys are instruments (GM2). */
  private static final int RHYTHM = 9;

  private final Channel[] channels;
  private final MpeZones zones;
  private final MasterControls device;
  private final ChannelTunings tunings;

  CombinedControls(
      Channel[] channels, MpeZones zones, MasterControls device, ChannelTunings tunings) {
    this.channels = channels;
    this.zones = zones;
    this.device = device;
    this.tunings = tunings;
  }

  @Override
  public double bendSemitones(int channel) {
    int master = zones.master(channel);
    double semitones = channels[channel].bendSemitones() + device.fineSemitones();
    if (zones.zone(channel) >= 0 || channel != RHYTHM) {
      semitones += device.coarseSemitones();
    }
    return master < 0 ? semitones : semitones + channels[master].bendSemitones();
  }

  @Override
  public double modulationDepth(int channel) {
    int master = zones.master(channel);
    double own = channels[channel].parameters.modulationDepth();
    return master < 0 ? own : own * channels[master].parameters.modulationDepth();
  }

  @Override
  public double pitch(int channel, int key) {
    return tunings.pitch(channel, key) + bendSemitones(channel);
  }

  @Override
  public float gain(int channel) {
    float volume = controller(channel, Controller.VOLUME) / 127;
    float expression = controller(channel, Controller.EXPRESSION) / 127;
    float both = volume * expression;
    boolean soft = pedal(channel, Controller.SOFT);
    return both * both * device.gain() * (soft ? SOFT_GAIN : 1);
  }

  @Override
  public float pan(int channel) {
    float pan = side(channel, Controller.PAN) + side(channel, Controller.BALANCE);
    return Math.max(-1, Math.min(1, pan));
  }

  private float side(int channel, int controller) {
    return Math.max(-1, (controller(channel, controller) - 64) / 63);
  }

  @Override
  public float controller(int channel, int number) {
    int master = zones.master(channel);
    float own = channels[channel].controller(number);
    return master < 0 ? own : Controller.together(number, own, channels[master].controller(number));
  }

  boolean pedal(int channel, int number) {
    return controller(channel, number) >= Controller.PEDAL_DOWN;
  }

  @Override
  public float channelPressure(int channel) {
    int master = zones.master(channel);
    float own = channels[channel].pressure();
    return master < 0 ? own : Math.max(own, channels[master].pressure());
  }

  @Override
  public float pressure(int channel, int key) {
    return Math.max(channels[channel].keyPressure(key), channelPressure(channel));
  }
}
