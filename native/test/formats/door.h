/*
 * One way into the binary, as a host of that format goes: the same tests go through all of them. A door holds
 * one plug-in, active at 48 kHz in blocks of DOOR_FRAMES, stereo, with floats, rendering offline.
 */
#ifndef NJ_TEST_DOOR_H
#define NJ_TEST_DOOR_H

#include <stdbool.h>

#include "nj_core.h"

#define DOOR_RATE_HZ 48000
#define DOOR_FRAMES 256u
#define DOOR_STATE_BYTES 4096u

/* Doors that are opened from now on render in real time. */
extern bool door_live;

typedef struct format_door {
  const char *format;
  bool exact_parameters; /* they change within a block, else at its begin */
  bool note_events;      /* notes and their expressions are events of the format's own, else MIDI */
  bool asks_for_latency; /* the host is told of another latency, and activates anew */
  bool logs;
  /* The binary's file; the plug-in by its place in nj_plugin_at. Not active. */
  void (*open)(const char *path, uint32_t plugin);
  void (*close)(void);
  /* What it is activated with from now on, while not active. False if the format has it not. */
  bool (*shape)(uint32_t channels, bool doubles);
  void (*activate)(void);
  void (*deactivate)(void);
  /* Other blocks than DOOR_FRAMES are usual from now on, as a host says it whose plug-in is active. */
  void (*resize)(uint32_t frames);
  /* DOOR_FRAMES of them. Events as the core has them, in the block and sorted. */
  void (*process)(float *const *in, float *const *out, const nj_event *events, uint32_t count);
  uint32_t (*latency)(void);
  uint32_t (*tail)(void); /* NULL: the format has none */
  /* What a host's main loop does between blocks; gives how often the host was told of another latency. */
  uint32_t (*idle)(void);
  size_t (*save)(char bytes[DOOR_STATE_BYTES]);
  bool (*load)(const char *bytes, size_t size);
  const char *(*logged)(void); /* the last line in the host's log, or "" */
} format_door;

/* A block of floats by a format's way with doubles. */
void door_with_doubles(float *const *in, float *const *out, uint32_t inputs, uint32_t outputs,
                       void (*process)(double **in, double **out));

extern const format_door clap_door, vst3_door, vst2_door, lv2_door;

#endif
