package dev.nightjar.plugin.sidecar.memory;

/**
 * Where things lie in a segment, in bytes; {@code native/core/nj_segment.h} says the same, and what
 * they mean.
 */
final class SegmentLayout {

  static final int MAGIC = 0x4a4e5352;
  static final int LAYOUT = 1;
  static final int HEADER_BYTES = 4096;
  static final int MAX_CHANNELS = 2;
  static final int MAX_PARAMETERS = 64;

  static final int FORMAT_MAGIC = 0;
  static final int FORMAT_LAYOUT = 4;
  static final int FORMAT_SEGMENT_BYTES = 8;
  static final int FORMAT_KIND = 12;
  static final int FORMAT_SAMPLE_RATE_HZ = 16;
  static final int FORMAT_INPUT_CHANNELS = 20;
  static final int FORMAT_OUTPUT_CHANNELS = 24;
  static final int FORMAT_MAX_BLOCK_FRAMES = 28;
  static final int FORMAT_RING_FRAMES = 32;
  static final int FORMAT_LATENCY_FRAMES = 36;
  static final int FORMAT_EVENT_SLOTS = 40;
  static final int FORMAT_PARAMETER_COUNT = 44;
  static final int FORMAT_INPUT_OFFSET = 48;
  static final int FORMAT_OUTPUT_OFFSET = 52;
  static final int FORMAT_EVENT_OFFSET = 56;
  static final int FORMAT_PLUGIN_PID = 60;

  static final int PLUGIN_INPUT_FRAMES = 128;
  static final int PLUGIN_OUTPUT_READ = 136;
  static final int PLUGIN_EVENTS_WRITTEN = 144;
  static final int PLUGIN_WAKE = 152;
  static final int PLUGIN_OFFLINE = 156;
  static final int PLUGIN_SNAPSHOT = 160;
  static final int PLUGIN_RESET = 164;
  static final int PLUGIN_RESET_FRAME = 168;

  static final int ENGINE_OUTPUT_FRAMES = 256;
  static final int ENGINE_OUTPUT_VALID_FROM = 264;
  static final int ENGINE_INPUT_READ = 272;
  static final int ENGINE_EVENTS_READ = 280;
  static final int ENGINE_DONE = 288;
  static final int ENGINE_IDLE = 292;
  static final int ENGINE_STATE = 296;
  static final int ENGINE_HEARTBEAT = 300;
  static final int ENGINE_LOAD = 304;
  static final int ENGINE_ENGINE_PID = 308;

  static final int VALUES = 512;

  static final int EVENT_BYTES = 32;
  static final int EVENT_FRAME = 0;
  static final int EVENT_TYPE = 8;
  static final int EVENT_CHANNEL = 10;
  static final int EVENT_NOTE_ID = 12;
  static final int EVENT_VALUE = 16;
  static final int EVENT_DATA = 24;
  static final int EVENT_KEY = 28;

  private SegmentLayout() {}
}
