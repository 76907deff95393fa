/*
 * The memory that a plug-in instance and the engine share: one file an instance, made by the plug-in,
 * little endian, every offset fixed. SegmentLayout.java says the same; a test compares the two.
 *
 * Frames are counted from 0, the first frame that the instance processes on this segment. Whoever reads
 * a position that the other side wrote does so with acquire and was handed everything before it with
 * release. Neither side trusts what it reads: positions are bounded, sizes are copied once and checked.
 *
 * Sound: input frame p lies at p % ring_frames of each channel of the input ring. Output frame p carries
 * input frame p - latency_frames and lies at p % ring_frames of the output ring; the engine publishes it
 * by output_frames > p, and takes nothing back: what it had to leave out lies before output_valid_from.
 */
#ifndef NJ_SEGMENT_H
#define NJ_SEGMENT_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#define NJ_MAGIC 0x4a4e5352u /* "RSNJ" */
#define NJ_LAYOUT 1u
#define NJ_HEADER_BYTES 4096u
#define NJ_MAX_CHANNELS 2u
#define NJ_MAX_PARAMETERS 64u

/* What the other end of the segment is to be. */
enum nj_kind { NJ_DENOISER = 1, NJ_INSTRUMENT = 2, NJ_JAVA_PLUGIN = 3 };

/* nj_segment.engine_state */
enum nj_engine_state { NJ_STARTING = 0, NJ_READY = 1, NJ_FAILED = 2 };

/* Written once by the plug-in before the engine sees the file. */
typedef struct nj_format {
  uint32_t magic;
  uint32_t layout;
  uint32_t segment_bytes;
  uint32_t kind;
  uint32_t sample_rate_hz;
  uint32_t input_channels;  /* 0 to 2 */
  uint32_t output_channels; /* 1 to 2 */
  uint32_t max_block_frames;
  uint32_t ring_frames;    /* a power of two, > latency_frames + 2 * max_block_frames */
  uint32_t latency_frames; /* as announced to the host, transport included */
  uint32_t event_slots;    /* a power of two */
  uint32_t parameter_count;
  uint32_t input_offset; /* bytes; float [channel][ring_frames] */
  uint32_t output_offset;
  uint32_t event_offset; /* nj_event [event_slots] */
  uint32_t plugin_pid;
} nj_format;

/* Written by the plug-in's audio thread, but for what says otherwise. */
typedef struct nj_plugin_side {
  _Atomic uint64_t input_frames;   /* frames handed over; for an instrument, time that has passed */
  _Atomic uint64_t output_read;    /* frames of the output that have been taken or given up */
  _Atomic uint64_t events_written; /* slot n % event_slots */
  _Atomic uint32_t wake;           /* futex of the engine: counts the blocks handed over */
  _Atomic uint32_t offline;        /* 1: the host renders faster or slower than time, and waits */
  _Atomic uint32_t snapshot;       /* counts the times the engine has to read the parameters anew */
  _Atomic uint32_t reset;          /* counts resets: sounding notes and tails end */
  _Atomic uint64_t reset_frame;    /* the first input frame after the last reset; set before it is counted */
} nj_plugin_side;

/* Written by the engine. */
typedef struct nj_engine_side {
  _Atomic uint64_t output_frames;     /* published up to here */
  _Atomic uint64_t output_valid_from; /* nothing before this counts any more */
  _Atomic uint64_t input_read;
  _Atomic uint64_t events_read;
  _Atomic uint32_t done;      /* futex of a plug-in that waits: counts the blocks published */
  _Atomic uint32_t idle;      /* 1: the engine sleeps, or is about to, and wants a wake-up */
  _Atomic uint32_t state;     /* nj_engine_state */
  _Atomic uint32_t heartbeat; /* changes at least every 200 ms while the engine lives */
  _Atomic uint32_t load;      /* share of the time that the engine needs, in 1/1000 */
  _Atomic uint32_t engine_pid;
} nj_engine_side;

typedef struct nj_segment {
  nj_format format;
  uint8_t pad_0[64];
  nj_plugin_side plugin; /* byte 128 */
  uint8_t pad_1[80];
  nj_engine_side engine; /* byte 256 */
  uint8_t pad_2[200];
  _Atomic uint64_t values[NJ_MAX_PARAMETERS]; /* byte 512: doubles as bits; the newest values */
} nj_segment;

/* What an event is. */
enum nj_event_type {
  NJ_NOTE_ON = 1,         /* channel, key, note_id, value = velocity 0..1 */
  NJ_NOTE_OFF = 2,        /* channel, key, note_id, value = release velocity 0..1 */
  NJ_NOTE_CHOKE = 3,      /* channel, key, note_id: ends at once */
  NJ_MIDI = 4,            /* data = status | first << 8 | second << 16 */
  NJ_PARAMETER = 5,       /* data = index, value = plain value */
  NJ_NOTE_EXPRESSION = 6, /* channel, key, note_id, data = nj_expression, value */
};

enum nj_expression {
  NJ_VOLUME = 0,     /* gain 0..4 */
  NJ_PAN = 1,        /* 0 left, 1 right */
  NJ_TUNING = 2,     /* semitones */
  NJ_VIBRATO = 3,    /* 0..1 */
  NJ_EXPRESSION = 4, /* 0..1 */
  NJ_BRIGHTNESS = 5, /* 0..1 */
  NJ_PRESSURE = 6,   /* 0..1 */
};

typedef struct nj_event {
  uint64_t frame; /* in the segment; towards the core, in the block */
  uint16_t type;
  int16_t channel; /* 0 to 15, -1 for all */
  int32_t note_id; /* -1 for none */
  double value;
  uint32_t data;
  int16_t key; /* 0 to 127, -1 for all */
  uint16_t reserved;
} nj_event;

#define NJ_LIES(type, member, byte) _Static_assert(offsetof(type, member) == (byte), #type "." #member)
NJ_LIES(nj_format, magic, 0);
NJ_LIES(nj_format, layout, 4);
NJ_LIES(nj_format, segment_bytes, 8);
NJ_LIES(nj_format, kind, 12);
NJ_LIES(nj_format, sample_rate_hz, 16);
NJ_LIES(nj_format, input_channels, 20);
NJ_LIES(nj_format, output_channels, 24);
NJ_LIES(nj_format, max_block_frames, 28);
NJ_LIES(nj_format, ring_frames, 32);
NJ_LIES(nj_format, latency_frames, 36);
NJ_LIES(nj_format, event_slots, 40);
NJ_LIES(nj_format, parameter_count, 44);
NJ_LIES(nj_format, input_offset, 48);
NJ_LIES(nj_format, output_offset, 52);
NJ_LIES(nj_format, event_offset, 56);
NJ_LIES(nj_format, plugin_pid, 60);
_Static_assert(sizeof(nj_format) == 64, "format");
NJ_LIES(nj_plugin_side, input_frames, 0);
NJ_LIES(nj_plugin_side, output_read, 8);
NJ_LIES(nj_plugin_side, events_written, 16);
NJ_LIES(nj_plugin_side, wake, 24);
NJ_LIES(nj_plugin_side, offline, 28);
NJ_LIES(nj_plugin_side, snapshot, 32);
NJ_LIES(nj_plugin_side, reset, 36);
NJ_LIES(nj_plugin_side, reset_frame, 40);
NJ_LIES(nj_engine_side, output_frames, 0);
NJ_LIES(nj_engine_side, output_valid_from, 8);
NJ_LIES(nj_engine_side, input_read, 16);
NJ_LIES(nj_engine_side, events_read, 24);
NJ_LIES(nj_engine_side, done, 32);
NJ_LIES(nj_engine_side, idle, 36);
NJ_LIES(nj_engine_side, state, 40);
NJ_LIES(nj_engine_side, heartbeat, 44);
NJ_LIES(nj_engine_side, load, 48);
NJ_LIES(nj_engine_side, engine_pid, 52);
NJ_LIES(nj_segment, format, 0);
NJ_LIES(nj_segment, plugin, 128);
NJ_LIES(nj_segment, engine, 256);
NJ_LIES(nj_segment, values, 512);
_Static_assert(sizeof(nj_segment) <= NJ_HEADER_BYTES, "header");
NJ_LIES(nj_event, frame, 0);
NJ_LIES(nj_event, type, 8);
NJ_LIES(nj_event, channel, 10);
NJ_LIES(nj_event, note_id, 12);
NJ_LIES(nj_event, value, 16);
NJ_LIES(nj_event, data, 24);
NJ_LIES(nj_event, key, 28);
NJ_LIES(nj_event, reserved, 30);
_Static_assert(sizeof(nj_event) == 32, "event");
_Static_assert(sizeof(_Atomic uint64_t) == 8 && sizeof(_Atomic uint32_t) == 4, "atomics are plain words");

#endif
