/*
 * VST 3's component and audio processor, and what a host hands over with a block: buffers, events and
 * changes of parameters. See vst3.h.
 */
#ifndef NJ_ABI_VST3_AUDIO_H
#define NJ_ABI_VST3_AUDIO_H

#include "vst3.h"

#define VST3_COMPONENT_ID VST3_ID(0xE831FF31, 0xF2D54301, 0x928EBBEE, 0x25697802)
#define VST3_PROCESSOR_ID VST3_ID(0x42043F99, 0xB7DA453C, 0xA569E79D, 0x9AAEC33D)
#define VST3_CONTEXT_NEEDS_ID VST3_ID(0x2A654303, 0xEF764E3D, 0x95B5FE83, 0x730EF6D0)

enum vst3_media { VST3_AUDIO = 0, VST3_EVENTS = 1 };
enum vst3_direction { VST3_INPUT = 0, VST3_OUTPUT = 1 };
enum { VST3_MAIN_BUS = 0, VST3_BUS_DEFAULT_ACTIVE = 1 };

typedef uint64_t vst3_speakers; /* one bit a speaker */
#define VST3_NO_SPEAKERS ((vst3_speakers)0)
#define VST3_MONO ((vst3_speakers)1 << 19)
#define VST3_STEREO ((vst3_speakers)3)

typedef struct vst3_bus {
  int32_t media, direction, channels;
  vst3_text name;
  int32_t type;
  uint32_t flags;
} vst3_bus;

typedef struct vst3_routing {
  int32_t media, bus, channel;
} vst3_routing;

#define VST3_BASE_METHODS                                                                                    \
  VST3_UNKNOWN_METHODS                                                                                       \
  vst3_result(VST3_CALL *initialize)(void *self, vst3_unknown *context);                                     \
  vst3_result(VST3_CALL *terminate)(void *self);

typedef struct vst3_component_table {
  VST3_BASE_METHODS
  vst3_result(VST3_CALL *get_controller_class)(void *self, uint8_t *class_id);
  vst3_result(VST3_CALL *set_io_mode)(void *self, int32_t mode);
  int32_t(VST3_CALL *count_buses)(void *self, int32_t media, int32_t direction);
  vst3_result(VST3_CALL *get_bus)(void *self, int32_t media, int32_t direction, int32_t index, vst3_bus *bus);
  vst3_result(VST3_CALL *get_routing)(void *self, vst3_routing *in, vst3_routing *out);
  vst3_result(VST3_CALL *activate_bus)(void *self, int32_t media, int32_t direction, int32_t index,
                                       vst3_bool state);
  vst3_result(VST3_CALL *set_active)(void *self, vst3_bool state);
  vst3_result(VST3_CALL *set_state)(void *self, vst3_stream *stream);
  vst3_result(VST3_CALL *get_state)(void *self, vst3_stream *stream);
} vst3_component_table;

enum { VST3_SAMPLE_32 = 0, VST3_SAMPLE_64 = 1 };
enum { VST3_REALTIME = 0, VST3_PREFETCH = 1, VST3_OFFLINE = 2 };
#define VST3_INFINITE_TAIL 0xffffffffu

typedef struct vst3_setup {
  int32_t mode, sample_size, max_frames;
  double sample_rate_hz;
} vst3_setup;

typedef struct vst3_buffers {
  int32_t channels;
  uint64_t silent; /* bit n: channel n holds nothing but zeros */
  union {
    float **samples_32;
    double **samples_64;
  };
} vst3_buffers;

typedef struct vst3_note_on {
  int16_t channel, key;
  float tuning_cents, velocity;
  int32_t length, note_id;
} vst3_note_on;

typedef struct vst3_note_off {
  int16_t channel, key;
  float velocity;
  int32_t note_id;
  float tuning_cents;
} vst3_note_off;

typedef struct vst3_pressure {
  int16_t channel, key;
  float pressure;
  int32_t note_id;
} vst3_pressure;

typedef struct vst3_expression {
  uint32_t type;
  int32_t note_id;
  double value; /* 0 to 1 */
} vst3_expression;

typedef struct vst3_event {
  int32_t bus, offset;
  double quarter_notes;
  uint16_t flags, type;
  union {
    vst3_note_on on;
    vst3_note_off off;
    vst3_pressure pressure;
    vst3_expression expression;
    void *room[3]; /* the widest of those that are left out here */
  };
} vst3_event;

enum vst3_event_type {
  VST3_NOTE_ON = 0,
  VST3_NOTE_OFF = 1,
  VST3_PRESSURE = 3,
  VST3_EXPRESSION = 4,
};

typedef struct vst3_event_list_table {
  VST3_UNKNOWN_METHODS
  int32_t(VST3_CALL *count)(void *self);
  vst3_result(VST3_CALL *get)(void *self, int32_t index, vst3_event *event);
  vst3_result(VST3_CALL *add)(void *self, vst3_event *event);
} vst3_event_list_table;
typedef struct vst3_event_list {
  const vst3_event_list_table *table;
} vst3_event_list;

/* The points that one parameter's value passes through in a block, sorted by offset. */
typedef struct vst3_queue_table {
  VST3_UNKNOWN_METHODS
  uint32_t(VST3_CALL *parameter)(void *self);
  int32_t(VST3_CALL *count)(void *self);
  vst3_result(VST3_CALL *get)(void *self, int32_t index, int32_t *offset, double *value);
  vst3_result(VST3_CALL *add)(void *self, int32_t offset, double value, int32_t *index);
} vst3_queue_table;
typedef struct vst3_queue {
  const vst3_queue_table *table;
} vst3_queue;

typedef struct vst3_changes_table {
  VST3_UNKNOWN_METHODS
  int32_t(VST3_CALL *count)(void *self);
  vst3_queue *(VST3_CALL *get)(void *self, int32_t index);
  vst3_queue *(VST3_CALL *add)(void *self, const uint32_t *parameter, int32_t *index);
} vst3_changes_table;
typedef struct vst3_changes {
  const vst3_changes_table *table;
} vst3_changes;

typedef struct vst3_block {
  int32_t mode, sample_size, frames, input_count, output_count;
  vst3_buffers *inputs, *outputs;
  vst3_changes *changes_in, *changes_out;
  vst3_event_list *events_in, *events_out;
  void *context; /* tempo and position */
} vst3_block;

typedef struct vst3_processor_table {
  VST3_UNKNOWN_METHODS
  vst3_result(VST3_CALL *set_speakers)(void *self, vst3_speakers *in, int32_t in_count, vst3_speakers *out,
                                       int32_t out_count);
  vst3_result(VST3_CALL *get_speakers)(void *self, int32_t direction, int32_t index, vst3_speakers *speakers);
  vst3_result(VST3_CALL *can_process)(void *self, int32_t sample_size);
  uint32_t(VST3_CALL *latency)(void *self);
  vst3_result(VST3_CALL *setup)(void *self, vst3_setup *setup);
  vst3_result(VST3_CALL *set_processing)(void *self, vst3_bool state);
  vst3_result(VST3_CALL *process)(void *self, vst3_block *block);
  uint32_t(VST3_CALL *tail)(void *self);
} vst3_processor_table;

/* What of a block's context the plug-in wants to have filled in. */
typedef struct vst3_context_needs_table {
  VST3_UNKNOWN_METHODS
  uint32_t(VST3_CALL *get)(void *self);
} vst3_context_needs_table;

NJ_AT(vst3_bus, media, 0);
NJ_AT(vst3_bus, direction, 4);
NJ_AT(vst3_bus, channels, 8);
NJ_AT(vst3_bus, name, 12);
NJ_AT(vst3_bus, type, 268);
NJ_AT(vst3_bus, flags, 272);
NJ_BYTES(vst3_bus, 276);
NJ_AT(vst3_routing, bus, 4);
NJ_AT(vst3_routing, channel, 8);
NJ_BYTES(vst3_routing, 12);
NJ_AT(vst3_setup, sample_size, 4);
NJ_AT(vst3_setup, max_frames, 8);
NJ_AT(vst3_setup, sample_rate_hz, 16);
NJ_BYTES(vst3_setup, 24);
NJ_AT(vst3_buffers, silent, 8);
NJ_AT(vst3_buffers, samples_32, 16);
NJ_AT(vst3_buffers, samples_64, 16);
NJ_BYTES(vst3_buffers, 24);
NJ_AT(vst3_note_on, key, 2);
NJ_AT(vst3_note_on, tuning_cents, 4);
NJ_AT(vst3_note_on, velocity, 8);
NJ_AT(vst3_note_on, length, 12);
NJ_AT(vst3_note_on, note_id, 16);
NJ_BYTES(vst3_note_on, 20);
NJ_AT(vst3_note_off, key, 2);
NJ_AT(vst3_note_off, velocity, 4);
NJ_AT(vst3_note_off, note_id, 8);
NJ_AT(vst3_note_off, tuning_cents, 12);
NJ_BYTES(vst3_note_off, 16);
NJ_AT(vst3_pressure, key, 2);
NJ_AT(vst3_pressure, pressure, 4);
NJ_AT(vst3_pressure, note_id, 8);
NJ_BYTES(vst3_pressure, 12);
NJ_AT(vst3_expression, note_id, 4);
NJ_AT(vst3_expression, value, 8);
NJ_BYTES(vst3_expression, 16);
NJ_AT(vst3_event, bus, 0);
NJ_AT(vst3_event, offset, 4);
NJ_AT(vst3_event, quarter_notes, 8);
NJ_AT(vst3_event, flags, 16);
NJ_AT(vst3_event, type, 18);
NJ_AT(vst3_event, on, 24);
NJ_AT(vst3_event, off, 24);
NJ_AT(vst3_event, pressure, 24);
NJ_AT(vst3_event, expression, 24);
NJ_BYTES(vst3_event, 48);
NJ_AT(vst3_block, sample_size, 4);
NJ_AT(vst3_block, frames, 8);
NJ_AT(vst3_block, input_count, 12);
NJ_AT(vst3_block, output_count, 16);
NJ_AT(vst3_block, inputs, 24);
NJ_AT(vst3_block, outputs, 32);
NJ_AT(vst3_block, changes_in, 40);
NJ_AT(vst3_block, changes_out, 48);
NJ_AT(vst3_block, events_in, 56);
NJ_AT(vst3_block, events_out, 64);
NJ_AT(vst3_block, context, 72);
NJ_BYTES(vst3_block, 80);

#endif
