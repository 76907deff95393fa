/*
 * What a plug-in keeps besides its parameters: the last of it that is known here, and what the host asks the
 * engine about it. The audio thread never looks at it.
 */
#ifndef NJ_DATA_H
#define NJ_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "platform.h"

#define NJ_MOST_DATA_BYTES (1u << 20)

struct nj_instance;

typedef struct nj_data {
  nj_mutex mutex; /* guards what follows */
  nj_condition changed;
  bool known;
  uint8_t *bytes; /* NULL for none of them */
  size_t size;
  uint32_t turn;      /* counts what the host asked for */
  uint32_t last_load; /* the turn in which it loaded, 0 for none */
  uint32_t last_save; /* the turn in which it saved */
  uint32_t answered;  /* the last of them that the engine has answered */
} nj_data;

void nj_data_init(nj_data *data);
void nj_data_destroy(nj_data *data);

/* Has the engine say what the plug-in keeps now, if it is there, and waits a moment for that. [main] */
void nj_data_ask(struct nj_instance *instance);
/*
 * From now on these are the bytes, which are handed over, as malloc gives them. Waits a moment for an engine
 * that is there to load them. [main]
 */
void nj_data_load(struct nj_instance *instance, uint8_t *bytes, size_t size);
/* The bytes that are known, to be freed; false if none are. NULL if memory is out. [any] */
bool nj_data_known(nj_data *data, uint8_t **bytes, size_t *size);

/* What the host asked for last. [keeper] */
void nj_data_turns(nj_data *data, uint32_t *load, uint32_t *save);
/* The engine has done, or can't do, what was asked for in that turn. [keeper] */
void nj_data_answered(nj_data *data, uint32_t turn);
/* What the plug-in keeps, handed over; left out if it answers anything but the last turn. [keeper] */
void nj_data_saved(nj_data *data, uint32_t turn, uint8_t *bytes, size_t size);
/* There is no engine any more that could answer. [keeper] */
void nj_data_abandon(nj_data *data);

#endif
