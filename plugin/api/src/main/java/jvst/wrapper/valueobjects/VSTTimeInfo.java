package jvst.wrapper.valueobjects;

/**
 * Where the host is. Flags say which fields hold; sample position and rate always do. [one thread
 * at a time]
 */
public class VSTTimeInfo {
  public static final int VST_TIME_TRANSPORT_CHANGED = 1;
  public static final int VST_TIME_TRANSPORT_PLAYING = 1 << 1;
  public static final int VST_TIME_TRANSPORT_CYCLE_ACTIVE = 1 << 2;
  public static final int VST_TIME_TRANSPORT_RECORDING = 1 << 3;
  public static final int VST_TIME_AUTOMATION_WRITING = 1 << 6;
  public static final int VST_TIME_AUTOMATION_READING = 1 << 7;
  public static final int VST_TIME_NANOS_VALID = 1 << 8;
  public static final int VST_TIME_PPQ_POS_VALID = 1 << 9;
  public static final int VST_TIME_TEMPO_VALID = 1 << 10;
  public static final int VST_TIME_BARS_VALID = 1 << 11;
  public static final int VST_TIME_CYCLE_POS_VALID = 1 << 12;
  public static final int VST_TIME_TIME_SIG_VALID = 1 << 13;
  public static final int VST_TIME_SMPTE_VALID = 1 << 14;
  public static final int VST_TIME_CLOCK_VALID = 1 << 15;

  private double samplePos;
  private double sampleRate;
  private double nanoSeconds;
  private double ppqPos;
  private double tempo;
  private double barStartPos;
  private double cycleStartPos;
  private double cycleEndPos;
  private int timeSigNumerator;
  private int timeSigDenominator;
  private int smpteOffset;
  private int smpteFrameRate;
  private int samplesToNextClock;
  private int flags;

  public double getSamplePos() {
    return samplePos;
  }

  public void setSamplePos(double samplePos) {
    this.samplePos = samplePos;
  }

  public double getSampleRate() {
    return sampleRate;
  }

  public void setSampleRate(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  public double getNanoSeconds() {
    return nanoSeconds;
  }

  public void setNanoSeconds(double nanoSeconds) {
    this.nanoSeconds = nanoSeconds;
  }

  public double getPPQPos() {
    return ppqPos;
  }

  public void setPPQPos(double ppqPos) {
    this.ppqPos = ppqPos;
  }

  public double getTempo() {
    return tempo;
  }

  public void setTempo(double tempo) {
    this.tempo = tempo;
  }

  public double getBarStartPos() {
    return barStartPos;
  }

  public void setBarStartPos(double barStartPos) {
    this.barStartPos = barStartPos;
  }

  public double getCycleStartPos() {
    return cycleStartPos;
  }

  public void setCycleStartPos(double cycleStartPos) {
    this.cycleStartPos = cycleStartPos;
  }

  public double getCycleEndPos() {
    return cycleEndPos;
  }

  public void setCycleEndPos(double cycleEndPos) {
    this.cycleEndPos = cycleEndPos;
  }

  public int getTimeSigNumerator() {
    return timeSigNumerator;
  }

  public void setTimeSigNumerator(int timeSigNumerator) {
    this.timeSigNumerator = timeSigNumerator;
  }

  public int getTimeSigDenominator() {
    return timeSigDenominator;
  }

  public void setTimeSigDenominator(int timeSigDenominator) {
    this.timeSigDenominator = timeSigDenominator;
  }

  public int getSMPTEOffset() {
    return smpteOffset;
  }

  public void setSMPTEOffset(int smpteOffset) {
    this.smpteOffset = smpteOffset;
  }

  public int getSMPTEFrameRate() {
    return smpteFrameRate;
  }

  public void setSMPTEFrameRate(int smpteFrameRate) {
    this.smpteFrameRate = smpteFrameRate;
  }

  public int getSamplesToNextClock() {
    return samplesToNextClock;
  }

  public void setSamplesToNextClock(int samplesToNextClock) {
    this.samplesToNextClock = samplesToNextClock;
  }

  public int getFlags() {
    return flags;
  }

  public void setFlags(int flags) {
    this.flags = flags;
  }
}
