package dev.nightjar.plugin.live;

/** The mean power of many readings in dB. Used by one thread. */
final class MeanLevel {
  private double powers;
  private long readings;

  void add(double rmsDb) {
    powers += Math.pow(10, rmsDb / 10);
    readings++;
  }

  /** In dBFS; null when all was silence. */
  Double rmsDb() {
    return powers > 0 ? Double.valueOf(10 * Math.log10(powers / readings)) : null;
  }
}
