/*
 * The lengths of blocks that a host states by options, when it makes an instance or later: a host that
 * changes them while a song is open makes no new one.
 */
#ifndef NJ_LV2_OPTIONS_H
#define NJ_LV2_OPTIONS_H

#include <stdint.h>

#include <lv2/options/options.h>
#include <lv2/urid/urid.h>

typedef struct nj_lv2_options {
  int32_t nominal_block, max_block; /* frames; as options have them */
  LV2_URID nominal, most, whole;    /* 0 without the host's map, and then no option is known */
} nj_lv2_options;

/* As for a host that says nothing. */
void nj_lv2_options_begin(nj_lv2_options *options);
void nj_lv2_options_map(nj_lv2_options *options, const LV2_URID_Map *map);
/* Takes what is known of a list, which may be NULL. Gives LV2_Options_Status of all. */
uint32_t nj_lv2_options_read(nj_lv2_options *options, const LV2_Options_Option *list);
/* Fills in what is asked for. Gives the same. */
uint32_t nj_lv2_options_write(const nj_lv2_options *options, LV2_Options_Option *list);

#endif
