/*
 * One plug-in instance, whatever the format that carries it. The wrappers under clap/, vst3/, vst2/ and lv2/
 * translate a host's calls into these and know nothing else.
 *
 * [main]: the host's main thread, never while another [main] call of the instance runs.
 * [audio]: the thread that processes; allocates nothing, takes no lock, makes at most one system call.
 * [any]: any thread at any time.
 */
#ifndef NJ_CORE_H
#define NJ_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "nj_segment.h"

typedef struct nj_instance nj_instance;

enum nj_parameter_flags {
  NJ_STEPPED = 1,  /* whole numbers only */
  NJ_BYPASS = 2,   /* 1 passes the input on, as late as ever */
  NJ_PROGRAMS = 4, /* the value is a program's number */
};

/*
 * How a plug-in writes a parameter's value, at even places from its minimum to its maximum. It was asked at
 * the install: no Java runs when a host wants a text.
 */
#define NJ_TEXT_PLACES 129u
typedef struct nj_texts {
  int decimals;     /* of its numbers, which go on between the places; below 0: words, each near its place */
  const char *unit; /* of the numbers, or "" */
  const char *shown[NJ_TEXT_PLACES];
  double numbers[NJ_TEXT_PLACES]; /* NaN for a word */
} nj_texts;

typedef struct nj_parameter {
  const char *key;        /* never changes: how states and LV2 symbols name it, [a-z_]+ */
  const char *name;       /* for people */
  const char *short_name; /* at most 8 characters */
  const char *unit;       /* "dB", "%", "ct" or "" */
  double minimum, maximum, initial;
  uint32_t flags;
  const char *const *steps; /* of a stepped parameter's values, maximum - minimum + 1 of them; or NULL */
  const nj_texts *texts;    /* or NULL: values are shown as they are */
} nj_parameter;

/* A factory preset. */
typedef struct nj_program {
  const char *name;
  const double *values; /* one a parameter */
} nj_program;

typedef struct nj_plugin {
  const char *id;   /* reverse domain: CLAP's id */
  const char *uri;  /* LV2's */
  const char *name; /* what a host's list shows */
  const char *description;
  const char *file; /* base name of the VST2 file that holds it */
  uint32_t kind;    /* enum nj_kind */
  uint32_t vst2_id;
  uint8_t vst3_class[16];
  uint32_t input_channels; /* the most; 0 for an instrument */
  uint32_t output_channels;
  bool mono_too;   /* one channel in and out is possible besides */
  bool keeps_data; /* there is more to its state than parameters */
  uint32_t parameter_count;
  const nj_parameter *parameters;
  uint32_t program_count;
  const nj_program *programs;
} nj_plugin;

#define NJ_VENDOR "Nightjar"
#define NJ_HOME_PAGE "https://nightjar.dev"

/* The plug-ins of this binary, those of the user's plug-in folder after the built-in ones. [any] */
uint32_t nj_plugin_count(void);
const nj_plugin *nj_plugin_at(uint32_t index);

/* Text of a value with its unit, as "18.0 dB"; of a stepped one its name. False if there is no room. [any] */
bool nj_value_to_text(const nj_parameter *parameter, double value, char *text, size_t capacity);
/* The unit of the texts, which may be another than the value's. [any] */
const char *nj_text_unit(const nj_parameter *parameter);
/* Reads what nj_value_to_text writes, and plain numbers. False, and value as it was, if it is none. [any] */
bool nj_text_to_value(const nj_parameter *parameter, const char *text, double *value);

/*
 * What the core tells a wrapper: on the keeper's thread or within nj_activate, never on the audio thread.
 * Each may be NULL.
 */
typedef struct nj_listener {
  void *context;
  void (*message)(void *context, const char *text); /* what is wrong and what to do; the same only once */
  void (*latency_changed)(void *context); /* nj_latency gives another number after the next nj_activate */
  void (*window_closed)(void *context);   /* by its user, or for want of a display */
  void (*edited)(void *context);          /* nj_give_edits has something to give */
} nj_listener;

nj_instance *nj_create(const nj_plugin *plugin, nj_listener listener); /* [main] NULL if memory is out */
void nj_destroy(nj_instance *instance);                               /* [main] */
const nj_plugin *nj_plugin_of(const nj_instance *instance);           /* [any] */

/*
 * Prepares to process: sizes, rings, a keeper thread that finds or starts the engine. Waits a moment for an
 * engine that is already there, never for one that starts; what latency that one asks for is granted. [main]
 *
 * nominal_block: what the host usually hands over; the transport's latency is two of these.
 * max_block: at most this many frames a call are handled in one piece; more are handled in several.
 */
bool nj_activate(nj_instance *instance, double sample_rate_hz, uint32_t nominal_block, uint32_t max_block,
                 uint32_t channels);
/* What the plug-in keeps is asked of an engine that is there, and known from then on. [main] */
void nj_deactivate(nj_instance *instance);
/* Frames from input to output, bypass included; constant from nj_activate to nj_deactivate. [any] */
uint32_t nj_latency(const nj_instance *instance);
/* Frames that may still sound when the input is silent. [any] */
uint32_t nj_tail(const nj_instance *instance);
/* Whether the host renders offline and therefore waits for the engine, 10 s at most a block. [any] */
void nj_set_offline(nj_instance *instance, bool offline);
/* Forgets sounding notes and tails. [audio] */
void nj_reset(nj_instance *instance);

/*
 * Processes frames of any number. in and out may be the same memory; in may be NULL for an instrument.
 * Events are sorted by frame, counted from the block's first. Gives true if the output is silent. [audio]
 */
bool nj_process(nj_instance *instance, const float *const *in, float *const *out, uint32_t channels,
                uint32_t frames, const nj_event *events, uint32_t event_count);
bool nj_process_double(nj_instance *instance, const double *const *in, double *const *out, uint32_t channels,
                       uint32_t frames, const nj_event *events, uint32_t event_count);

double nj_get(const nj_instance *instance, uint32_t parameter);       /* [any] */
/* Clamps the value; it reaches the next block. [any] */
void nj_set(nj_instance *instance, uint32_t parameter, double value);
/* Whether it is bypassed is the user's, not a program's: that stays as it is. [any] */
void nj_set_program(nj_instance *instance, uint32_t program);
bool nj_has_program(const nj_instance *instance, uint32_t program); /* whether it has these values [any] */

#define NJ_MOST_STATE_BYTES (2u << 20)
/*
 * The state, to be freed: text, named values, so versions can differ; ended by a zero beyond its size.
 * What a plug-in keeps besides is asked of the engine, if it is there, which may take a moment; else it is
 * what was known of it last. NULL if memory is out. [main]
 */
char *nj_save(nj_instance *instance, size_t *size);
/*
 * False, and nothing changed, if this is no state of this plug-in; unknown names are left out. Waits a moment
 * for an engine that is there to load what the plug-in keeps; a state that says nothing of that leaves it
 * as it is. [main]
 */
bool nj_load(nj_instance *instance, const void *bytes, size_t size);

/*
 * The engine shows the window. It is wanted until nj_window_hide, or until its user closes it: an engine that
 * comes later, or in another's place, shows it too. Waits a moment for an engine that is there. False if no
 * window can be had; nj_message says why. [main]
 */
bool nj_window_show(nj_instance *instance, const char *title);
void nj_window_hide(nj_instance *instance); /* [main] */

/* What somebody does to a parameter in the window: it begins, has values, and ends. */
enum nj_edit_type { NJ_EDIT_BEGIN, NJ_EDIT_VALUE, NJ_EDIT_END };
typedef struct nj_edit {
  enum nj_edit_type type;
  uint32_t parameter;
  double value;
} nj_edit;
typedef bool (*nj_edit_taker)(void *context, const nj_edit *edit); /* false: not now */
/* Gives what was edited since the last time, for the host to record. [audio], or [main] while not active */
void nj_give_edits(nj_instance *instance, nj_edit_taker take, void *context);

/* What is wrong and what to do, or "" while all is well. [main] valid until the next call */
const char *nj_message(nj_instance *instance);
/* Frames that came out dry or silent because the engine was late or away. [any] */
uint64_t nj_late_frames(const nj_instance *instance);

#endif
