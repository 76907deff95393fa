#include "options.h"

#include <stdbool.h>

#include <lv2/atom/atom.h>
#include <lv2/buf-size/buf-size.h>

/* A host that says nothing may have blocks of any length; latency follows this one. */
#define USUAL_BLOCK 1024
#define LARGEST_BLOCK 8192
/* No list is longer; and hosts are about whose lists have no end (older Ardours). */
#define MOST_OPTIONS 16

void nj_lv2_options_begin(nj_lv2_options *options) {
  *options = (nj_lv2_options){.nominal_block = USUAL_BLOCK, .max_block = LARGEST_BLOCK};
}

void nj_lv2_options_map(nj_lv2_options *options, const LV2_URID_Map *map) {
  options->nominal = map->map(map->handle, LV2_BUF_SIZE__nominalBlockLength);
  options->most = map->map(map->handle, LV2_BUF_SIZE__maxBlockLength);
  options->whole = map->map(map->handle, LV2_ATOM__Int);
}

/* Why this is no length of blocks of the instance's; LV2_OPTIONS_SUCCESS if it is one. */
static uint32_t fault_of(const nj_lv2_options *options, const LV2_Options_Option *option) {
  if (option->context != LV2_OPTIONS_INSTANCE) {
    return LV2_OPTIONS_ERR_BAD_SUBJECT;
  }
  if (!options->whole || (option->key != options->nominal && option->key != options->most)) {
    return LV2_OPTIONS_ERR_BAD_KEY;
  }
  return LV2_OPTIONS_SUCCESS;
}

uint32_t nj_lv2_options_read(nj_lv2_options *options, const LV2_Options_Option *list) {
  uint32_t faults = LV2_OPTIONS_SUCCESS;
  int32_t nominal = 0;
  int32_t most = 0;
  for (uint32_t i = 0; list && i < MOST_OPTIONS && list[i].key; i++) {
    uint32_t fault = fault_of(options, &list[i]);
    if (fault != LV2_OPTIONS_SUCCESS) {
      faults |= fault;
      continue;
    }
    bool fits = list[i].type == options->whole && list[i].value;
    int32_t frames = fits ? *(const int32_t *)list[i].value : 0;
    faults |= frames > 0 ? LV2_OPTIONS_SUCCESS : LV2_OPTIONS_ERR_BAD_VALUE;
    *(list[i].key == options->nominal ? &nominal : &most) = frames;
  }
  if (most > 0) {
    options->max_block = most;
    options->nominal_block = most < options->nominal_block ? most : options->nominal_block;
  }
  if (nominal > 0) {
    options->nominal_block = nominal;
  }
  return faults;
}

uint32_t nj_lv2_options_write(const nj_lv2_options *options, LV2_Options_Option *list) {
  uint32_t faults = LV2_OPTIONS_SUCCESS;
  for (uint32_t i = 0; list && i < MOST_OPTIONS && list[i].key; i++) {
    uint32_t fault = fault_of(options, &list[i]);
    faults |= fault;
    if (fault == LV2_OPTIONS_SUCCESS) {
      list[i].size = sizeof(int32_t);
      list[i].type = options->whole;
      list[i].value = list[i].key == options->nominal ? &options->nominal_block : &options->max_block;
    }
  }
  return faults;
}
