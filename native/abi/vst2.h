/*
 * The binary interface of VST 2.4, as much of it as Nightjar uses: layouts, numbers and calling order that
 * every VST2 host and plug-in agree on. Written for Nightjar from those facts; no SDK text.
 *
 * One block of memory, vst2_effect, stands for a plug-in. The host calls its function pointers; the plug-in
 * calls the host's one function, handed over on creation.
 */
#ifndef NJ_ABI_VST2_H
#define NJ_ABI_VST2_H

#include <stddef.h>
#include <stdint.h>

#include "layout.h"

#ifdef _WIN32
#define VST2_CALL __cdecl
#else
#define VST2_CALL
#endif

typedef struct vst2_effect vst2_effect;

typedef intptr_t(VST2_CALL *vst2_dispatcher)(vst2_effect *effect, int32_t opcode, int32_t index,
                                             intptr_t value, void *pointer, float option);
typedef vst2_dispatcher vst2_host;
typedef void(VST2_CALL *vst2_process)(vst2_effect *effect, float **in, float **out, int32_t frames);
typedef void(VST2_CALL *vst2_process_double)(vst2_effect *effect, double **in, double **out, int32_t frames);
typedef void(VST2_CALL *vst2_set_parameter)(vst2_effect *effect, int32_t index, float value);
typedef float(VST2_CALL *vst2_get_parameter)(vst2_effect *effect, int32_t index);

#define VST2_MAGIC 0x56737450 /* 'VstP' */
#define VST2_VERSION 2400

struct vst2_effect {
  int32_t magic;
  vst2_dispatcher dispatcher;
  vst2_process process_adding; /* withdrawn with 2.4; hosts look at VST2_REPLACING first */
  vst2_set_parameter set_parameter;
  vst2_get_parameter get_parameter;
  int32_t programs;
  int32_t parameters;
  int32_t inputs;
  int32_t outputs;
  int32_t flags;
  intptr_t host_1, host_2; /* the host's own */
  int32_t latency;         /* frames */
  int32_t unused_1, unused_2;
  float unused_3;
  void *object; /* the plug-in's own */
  void *user;
  int32_t id;
  int32_t version;
  vst2_process process;
  vst2_process_double process_double;
  char reserved[56];
};

enum vst2_flags {
  VST2_REPLACING = 1 << 4,
  VST2_CHUNKS = 1 << 5,
  VST2_SYNTH = 1 << 8,
  VST2_SILENT_WHEN_STOPPED = 1 << 9,
  VST2_DOUBLE_REPLACING = 1 << 12,
};

/* Host to plug-in. In brackets: what index, value, pointer and option hold, and the answer. */
enum vst2_opcode {
  VST2_OPEN = 0,
  VST2_CLOSE = 1,
  VST2_SET_PROGRAM = 2,       /* [value: number] */
  VST2_GET_PROGRAM = 3,       /* [answer: number] */
  VST2_SET_PROGRAM_NAME = 4,  /* [pointer: text] */
  VST2_GET_PROGRAM_NAME = 5,  /* [pointer: room for VST2_PROGRAM_TEXT] */
  VST2_PARAMETER_UNIT = 6,    /* [index, pointer: room for VST2_SHORT_TEXT, in practice more] */
  VST2_PARAMETER_DISPLAY = 7, /* the same */
  VST2_PARAMETER_NAME = 8,    /* the same */
  VST2_SET_SAMPLE_RATE = 10,  /* [option: Hz] */
  VST2_SET_BLOCK_SIZE = 11,   /* [value: the most frames of a call] */
  VST2_SET_ACTIVE = 12,       /* [value: 0 or 1] */
  VST2_EDITOR_IDLE = 19,
  VST2_GET_CHUNK = 23,         /* [index: 0 bank, 1 program; pointer: void ** to set; answer: bytes] */
  VST2_SET_CHUNK = 24,         /* [index as above, value: bytes, pointer: them] */
  VST2_EVENTS = 25,            /* [pointer: vst2_events of the block that follows] */
  VST2_CAN_AUTOMATE = 26,      /* [index; answer: 0 or 1] */
  VST2_TEXT_TO_PARAMETER = 27, /* [index, pointer: text; answer: 1 if understood] */
  VST2_PROGRAM_NAME_AT = 29,   /* [index, pointer: room for VST2_PROGRAM_TEXT; answer: 1 if there is one] */
  VST2_INPUT_PIN = 33,         /* [index, pointer: vst2_pin; answer: 1 if there is one] */
  VST2_OUTPUT_PIN = 34,
  VST2_CATEGORY = 35, /* [answer: vst2_category] */
  VST2_SET_SPEAKERS =
      42, /* [value: vst2_speakers * of the input, pointer: of the output; answer: 1 if taken] */
  VST2_SET_BYPASS = 44,     /* [value: 0 or 1; answer: 1 if the plug-in bypasses itself] */
  VST2_EFFECT_NAME = 45,    /* [pointer: room for VST2_EFFECT_TEXT; answer: 1] */
  VST2_VENDOR = 47,         /* [pointer: room for VST2_LONG_TEXT; answer: 1] */
  VST2_PRODUCT = 48,        /* the same */
  VST2_VENDOR_VERSION = 49, /* [answer: number] */
  VST2_CAN_DO = 51,         /* [pointer: text; answer: 1 yes, -1 no, 0 unknown] */
  VST2_TAIL = 52,           /* [answer: frames, 1 for none, 0 for unknown] */
  VST2_IDLE = 53,
  VST2_PARAMETER_PROPERTIES = 56, /* [index, pointer: vst2_parameter_properties; answer: 1] */
  VST2_API_VERSION = 58,          /* [answer: VST2_VERSION] */
  VST2_GET_SPEAKERS = 69, /* [value: vst2_speakers ** of the input, pointer: of the output; answer: 1] */
  VST2_START_PROCESS = 71,
  VST2_STOP_PROCESS = 72,
  VST2_SET_PRECISION = 77, /* [value: 0 float, 1 double; answer: 1 if taken] */
  VST2_MIDI_INPUTS = 78,   /* [answer: MIDI channels heard] */
  VST2_MIDI_OUTPUTS = 79,
};

/* Plug-in to host, with effect set. */
enum vst2_host_opcode {
  VST2_HOST_VERSION = 1,        /* [answer: 2400 and so on; 0 means give up] */
  VST2_HOST_IO_CHANGED = 13,    /* read inputs, outputs and latency again */
  VST2_HOST_SAMPLE_RATE = 16,   /* [answer: Hz] */
  VST2_HOST_BLOCK_SIZE = 17,    /* [answer: frames] */
  VST2_HOST_PROCESS_LEVEL = 23, /* [answer: vst2_process_level] */
  VST2_HOST_UPDATE_DISPLAY = 42,
};

enum vst2_process_level { VST2_OFFLINE = 4 };

enum vst2_category { VST2_EFFECT = 1, VST2_INSTRUMENT = 2, VST2_RESTORATION = 8 };

/* Bytes of text fields, the closing zero included. */
enum { VST2_SHORT_TEXT = 8, VST2_PROGRAM_TEXT = 24, VST2_EFFECT_TEXT = 32, VST2_LONG_TEXT = 64 };

typedef struct vst2_event {
  int32_t type;
  int32_t bytes;  /* of the rest */
  int32_t offset; /* frames from the block's first */
  int32_t flags;
  int32_t note_length, note_offset;
  uint8_t midi[4];
  int8_t detune_cents;
  uint8_t release_velocity;
  uint8_t unused[2];
} vst2_event;

enum { VST2_MIDI_EVENT = 1 };

typedef struct vst2_events {
  int32_t count;
  intptr_t reserved;
  vst2_event *events[2]; /* really count */
} vst2_events;

typedef struct vst2_speaker {
  float azimuth, elevation, radius, unused;
  char name[64];
  int32_t type; /* 0 mono, 1 left, 2 right */
  char reserved[28];
} vst2_speaker;

typedef struct vst2_speakers {
  int32_t type; /* vst2_speakers_type */
  int32_t channels;
  vst2_speaker speakers[8];
} vst2_speakers;

enum vst2_speakers_type { VST2_NO_SPEAKERS = -1, VST2_MONO = 0, VST2_STEREO = 1 };

typedef struct vst2_pin {
  char label[64];
  int32_t flags; /* vst2_pin_flags */
  int32_t speakers;
  char short_label[8];
  char reserved[48];
} vst2_pin;

enum vst2_pin_flags { VST2_PIN_ACTIVE = 1, VST2_PIN_STEREO = 2, VST2_PIN_HAS_SPEAKERS = 4 };

typedef struct vst2_parameter_properties {
  float step, small_step, large_step;
  char label[64];
  int32_t flags; /* vst2_parameter_flags */
  int32_t minimum, maximum, whole_step, large_whole_step;
  char short_label[8];
  int16_t display_index, category, in_category, unused;
  char category_label[24];
  char reserved[16];
} vst2_parameter_properties;

enum vst2_parameter_flags { VST2_SWITCH = 1, VST2_WHOLE_RANGE = 2, VST2_WHOLE_STEPS = 8 };

NJ_AT(vst2_effect, magic, 0);
NJ_AT(vst2_effect, dispatcher, 8);
NJ_AT(vst2_effect, process_adding, 16);
NJ_AT(vst2_effect, set_parameter, 24);
NJ_AT(vst2_effect, get_parameter, 32);
NJ_AT(vst2_effect, programs, 40);
NJ_AT(vst2_effect, parameters, 44);
NJ_AT(vst2_effect, inputs, 48);
NJ_AT(vst2_effect, outputs, 52);
NJ_AT(vst2_effect, flags, 56);
NJ_AT(vst2_effect, host_1, 64);
NJ_AT(vst2_effect, host_2, 72);
NJ_AT(vst2_effect, latency, 80);
NJ_AT(vst2_effect, unused_3, 92);
NJ_AT(vst2_effect, object, 96);
NJ_AT(vst2_effect, user, 104);
NJ_AT(vst2_effect, id, 112);
NJ_AT(vst2_effect, version, 116);
NJ_AT(vst2_effect, process, 120);
NJ_AT(vst2_effect, process_double, 128);
NJ_AT(vst2_effect, reserved, 136);
NJ_BYTES(vst2_effect, 192);
NJ_AT(vst2_event, bytes, 4);
NJ_AT(vst2_event, offset, 8);
NJ_AT(vst2_event, flags, 12);
NJ_AT(vst2_event, note_length, 16);
NJ_AT(vst2_event, note_offset, 20);
NJ_AT(vst2_event, midi, 24);
NJ_AT(vst2_event, detune_cents, 28);
NJ_AT(vst2_event, release_velocity, 29);
NJ_BYTES(vst2_event, 32);
NJ_AT(vst2_events, reserved, 8);
NJ_AT(vst2_events, events, 16);
NJ_AT(vst2_speaker, name, 16);
NJ_AT(vst2_speaker, type, 80);
NJ_AT(vst2_speaker, reserved, 84);
NJ_BYTES(vst2_speaker, 112);
NJ_AT(vst2_speakers, channels, 4);
NJ_AT(vst2_speakers, speakers, 8);
NJ_AT(vst2_pin, flags, 64);
NJ_AT(vst2_pin, speakers, 68);
NJ_AT(vst2_pin, short_label, 72);
NJ_AT(vst2_pin, reserved, 80);
NJ_BYTES(vst2_pin, 128);
NJ_AT(vst2_parameter_properties, label, 12);
NJ_AT(vst2_parameter_properties, flags, 76);
NJ_AT(vst2_parameter_properties, minimum, 80);
NJ_AT(vst2_parameter_properties, maximum, 84);
NJ_AT(vst2_parameter_properties, whole_step, 88);
NJ_AT(vst2_parameter_properties, large_whole_step, 92);
NJ_AT(vst2_parameter_properties, short_label, 96);
NJ_AT(vst2_parameter_properties, display_index, 104);
NJ_AT(vst2_parameter_properties, category, 106);
NJ_AT(vst2_parameter_properties, in_category, 108);
NJ_AT(vst2_parameter_properties, category_label, 112);
NJ_AT(vst2_parameter_properties, reserved, 136);
NJ_BYTES(vst2_parameter_properties, 152);

#endif
