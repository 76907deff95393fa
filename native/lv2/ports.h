/*
 * The ports of an LV2 plug-in: the binary and the generator of its description count them by the same rule.
 * An effect that can do mono is two LV2 plug-ins, for a port comes or goes with the description alone.
 */
#ifndef NJ_LV2_PORTS_H
#define NJ_LV2_PORTS_H

#include "nj_core.h"

/* A plug-in in one of its widths. */
typedef struct nj_lv2_variant {
  const nj_plugin *plugin;
  bool mono;
} nj_lv2_variant;

#define NJ_LV2_NONE UINT32_MAX

/* Numbers of ports. */
typedef struct nj_lv2_ports {
  uint32_t inputs, outputs; /* how many there are of the next two */
  uint32_t first_input, first_output;
  uint32_t events;     /* NJ_LV2_NONE if it hears none */
  uint32_t latency;    /* out: frames */
  uint32_t late;       /* out: frames that the engine was late with */
  uint32_t freewheel;  /* in: 1 while the host renders offline */
  uint32_t parameters; /* the first; the one that bypasses is turned round and called "enabled" */
  uint32_t count;
} nj_lv2_ports;

uint32_t nj_lv2_variant_count(void);
/* The wide ones first, so that numbers stay when one more can do mono. */
nj_lv2_variant nj_lv2_variant_at(uint32_t index);
nj_lv2_ports nj_lv2_ports_of(nj_lv2_variant variant);
/* The plug-in's URI, with "-mono" behind it in a mono variant. False if there is no room. */
bool nj_lv2_uri(nj_lv2_variant variant, char *uri, size_t capacity);
#define NJ_LV2_SYMBOL_BYTES 256
/* A parameter's symbol: its key, with "p_" before it where that is another port's symbol, or is none at all. */
void nj_lv2_symbol(const nj_parameter *parameter, char symbol[NJ_LV2_SYMBOL_BYTES]);
/* What the port of a parameter holds for a value, and back. */
double nj_lv2_to_port(const nj_parameter *parameter, double value);

#endif
