/*
 * The state: the core's text, and what the ports held when it was saved. A host restores ports by itself, by
 * number where steps have names; a port that comes back as it was then says nothing new, so the text holds,
 * which finds a step by its name even if a later version numbers it otherwise. A port that differs counts.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lv2/state/state.h>

#include "lv2_plugin.h"
#include "number.h"

#define STATE_URI NJ_HOME_PAGE "/ns/lv2#state"
#define PORTS_URI NJ_HOME_PAGE "/ns/lv2#ports"
#define MOST_PORTS_BYTES 65536u

static const LV2_URID_Map *map_of(const nj_lv2 *self, const LV2_Feature *const *features) {
  for (; features && *features; features++) {
    if (strcmp((*features)->URI, LV2_URID__map) == 0) {
      return (*features)->data;
    }
  }
  return self->map;
}

static LV2_URID urid(const LV2_URID_Map *map, const char *uri) {
  return map->map(map->handle, uri);
}

static LV2_State_Status store_text(LV2_State_Store_Function store, LV2_State_Handle state,
                                   const LV2_URID_Map *map, const char *key, const char *text) {
  return store(state, urid(map, key), text, strlen(text) + 1, urid(map, LV2_ATOM__String),
               LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE);
}

/* "key value" lines. Ports that never counted are left out. */
static void write_ports(const nj_lv2 *self, char *text, size_t capacity) {
  size_t length = 0;
  for (uint32_t i = 0; i < self->variant.plugin->parameter_count; i++) {
    const char *key = self->variant.plugin->parameters[i].key;
    char number[64];
    if (!isnan(self->seen[i]) && nj_number_to_text((double)self->seen[i], -1, number, sizeof number) &&
        length + strlen(key) + strlen(number) + 3 < capacity) {
      length += (size_t)sprintf(text + length, "%s %s\n", key, number);
    }
  }
}

static LV2_State_Status save(LV2_Handle handle, LV2_State_Store_Function store, LV2_State_Handle state,
                             uint32_t flags, const LV2_Feature *const *features) {
  (void)flags;
  nj_lv2 *self = handle;
  nj_lv2_notice_give(&self->notice, self->log, self->warning);
  const LV2_URID_Map *map = map_of(self, features);
  if (!map) {
    return LV2_STATE_ERR_NO_FEATURE;
  }
  size_t size = 0;
  char *text = nj_save(self->instance, &size);
  char *ports = calloc(1, MOST_PORTS_BYTES);
  LV2_State_Status status = LV2_STATE_ERR_UNKNOWN;
  if (text && ports) {
    write_ports(self, ports, MOST_PORTS_BYTES);
    status = store_text(store, state, map, STATE_URI, text);
    if (status == LV2_STATE_SUCCESS) {
      status = store_text(store, state, map, PORTS_URI, ports);
    }
  }
  free(text);
  free(ports);
  return status;
}

/* NULL if there is no such text; at most NJ_MOST_STATE_BYTES, ended by a zero. The caller frees it. */
static char *retrieve_text(LV2_State_Retrieve_Function retrieve, LV2_State_Handle state,
                           const LV2_URID_Map *map, const char *key) {
  size_t size = 0;
  uint32_t type = 0, flags = 0;
  const void *value = retrieve(state, urid(map, key), &size, &type, &flags);
  if (!value || size == 0 || size > NJ_MOST_STATE_BYTES || type != urid(map, LV2_ATOM__String)) {
    return NULL;
  }
  char *text = calloc(1, size + 1);
  if (text) {
    memcpy(text, value, size);
  }
  return text;
}

static void read_ports(nj_lv2 *self, const char *text) {
  const nj_plugin *plugin = self->variant.plugin;
  for (uint32_t i = 0; i < plugin->parameter_count; i++) {
    size_t length = strlen(plugin->parameters[i].key);
    for (const char *line = text; line; line = strchr(line, '\n'), line = line ? line + 1 : NULL) {
      if (strncmp(line, plugin->parameters[i].key, length) == 0 && line[length] == ' ') {
        double value = (double)NAN;
        const char *end = NULL;
        nj_number_from_text(line + length + 1, &value, &end);
        self->seen[i] = (float)value;
      }
    }
  }
}

static LV2_State_Status restore(LV2_Handle handle, LV2_State_Retrieve_Function retrieve,
                                LV2_State_Handle state, uint32_t flags, const LV2_Feature *const *features) {
  (void)flags;
  nj_lv2 *self = handle;
  const LV2_URID_Map *map = map_of(self, features);
  if (!map) {
    return LV2_STATE_ERR_NO_FEATURE;
  }
  /* A preset of ports alone has none: the ports say it all. */
  char *text = retrieve_text(retrieve, state, map, STATE_URI);
  if (!text) {
    return LV2_STATE_SUCCESS;
  }
  bool loaded = nj_load(self->instance, text, strlen(text));
  free(text);
  char *ports = loaded ? retrieve_text(retrieve, state, map, PORTS_URI) : NULL;
  if (ports) {
    read_ports(self, ports);
  }
  free(ports);
  return loaded ? LV2_STATE_SUCCESS : LV2_STATE_ERR_BAD_TYPE;
}

const void *nj_lv2_state_interface(void) {
  static const LV2_State_Interface interface = {save, restore};
  return &interface;
}
