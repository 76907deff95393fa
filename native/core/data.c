#include "data.h"

#include <stdlib.h>
#include <string.h>

#include "instance.h"
#include "keeper_inside.h"

#define ANSWER_MS 1500u

void nj_data_init(nj_data *data) {
  nj_mutex_init(&data->mutex);
  nj_condition_init(&data->changed);
}

void nj_data_destroy(nj_data *data) {
  nj_condition_destroy(&data->changed);
  nj_mutex_destroy(&data->mutex);
  free(data->bytes);
}

/* NJ_AWAY if there is no keeper either. */
static enum nj_phase phase_of(const nj_instance *instance) {
  return instance->active ? (enum nj_phase)atomic_load(&instance->keeper->phase) : NJ_AWAY;
}

/* The caller holds the mutex. */
static void await_answer(nj_data *data, uint32_t turn) {
  uint64_t end_ns = nj_now_ns() + ANSWER_MS * 1000000ull;
  for (uint64_t now_ns = nj_now_ns(); data->answered != turn && now_ns < end_ns; now_ns = nj_now_ns()) {
    nj_wait_for(&data->changed, &data->mutex, (uint32_t)((end_ns - now_ns) / 1000000u) + 1);
  }
}

void nj_data_ask(nj_instance *instance) {
  nj_data *data = &instance->data;
  if (!instance->plugin->keeps_data || phase_of(instance) != NJ_HERE) {
    return;
  }
  nj_lock(&data->mutex);
  data->last_save = ++data->turn;
  await_answer(data, data->turn);
  nj_unlock(&data->mutex);
}

/* The caller holds the mutex. */
static void keep(nj_data *data, uint8_t *bytes, size_t size) {
  free(data->bytes);
  data->bytes = bytes;
  data->size = size;
  data->known = true;
}

void nj_data_load(nj_instance *instance, uint8_t *bytes, size_t size) {
  nj_data *data = &instance->data;
  enum nj_phase phase = phase_of(instance);
  nj_lock(&data->mutex);
  keep(data, bytes, size);
  data->last_load = ++data->turn;
  if (phase == NJ_JOINING || phase == NJ_HERE) {
    await_answer(data, data->turn);
  }
  nj_unlock(&data->mutex);
}

bool nj_data_known(nj_data *data, uint8_t **bytes, size_t *size) {
  nj_lock(&data->mutex);
  bool known = data->known;
  *bytes = known ? malloc(data->size + 1) : NULL;
  *size = data->size;
  if (*bytes && data->size > 0) {
    memcpy(*bytes, data->bytes, data->size);
  }
  nj_unlock(&data->mutex);
  return known;
}

void nj_data_turns(nj_data *data, uint32_t *load, uint32_t *save) {
  nj_lock(&data->mutex);
  *load = data->last_load;
  *save = data->last_save;
  nj_unlock(&data->mutex);
}

void nj_data_answered(nj_data *data, uint32_t turn) {
  nj_lock(&data->mutex);
  if (turn == data->turn) {
    data->answered = turn;
    nj_notify(&data->changed);
  }
  nj_unlock(&data->mutex);
}

void nj_data_saved(nj_data *data, uint32_t turn, uint8_t *bytes, size_t size) {
  nj_lock(&data->mutex);
  /* What was loaded since then is newer than what is said here. */
  bool due = turn == data->turn && turn == data->last_save;
  if (due) {
    keep(data, bytes, size);
    data->answered = turn;
    nj_notify(&data->changed);
  }
  nj_unlock(&data->mutex);
  if (!due) {
    free(bytes);
  }
}

void nj_data_abandon(nj_data *data) {
  nj_lock(&data->mutex);
  data->answered = data->turn;
  nj_notify(&data->changed);
  nj_unlock(&data->mutex);
}
