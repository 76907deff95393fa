/* One LV2 instance. */
#ifndef NJ_LV2_PLUGIN_H
#define NJ_LV2_PLUGIN_H

#include <lv2/atom/atom.h>
#include <lv2/core/lv2.h>
#include <lv2/log/log.h>
#include <lv2/urid/urid.h>

#include "nj_core.h"
#include "notice.h"
#include "options.h"
#include "ports.h"

#define NJ_LV2_EVENTS 4096

typedef struct nj_lv2 {
  nj_lv2_variant variant;
  nj_lv2_ports ports;
  nj_instance *instance;
  double sample_rate_hz;
  nj_lv2_options options;
  bool active;
  const LV2_URID_Map *map; /* NULL if the host has none */
  LV2_URID midi_event;
  const LV2_Log_Log *log; /* NULL if the host has none */
  LV2_URID warning;
  nj_lv2_notice notice;
  float seen[NJ_MAX_PARAMETERS]; /* what the ports held when they last counted; NaN: not yet */
  nj_event events[NJ_LV2_EVENTS];
  uint32_t event_count;
  void **connected; /* one a port */
} nj_lv2;

/* features.c: reads the host's options and its map */
void nj_lv2_read_features(nj_lv2 *self, const LV2_Feature *const *features);
/* run.c: [audio] */
void nj_lv2_run(LV2_Handle handle, uint32_t frames);
/* state.c */
const void *nj_lv2_state_interface(void);

#endif
