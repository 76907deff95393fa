#include "window.h"

#include <string.h>

#include "instance.h"
#include "keeper_inside.h"

#define ANSWER_MS 1500u

void nj_window_init(nj_window *window) {
  nj_mutex_init(&window->mutex);
  nj_condition_init(&window->changed);
}

void nj_window_destroy(nj_window *window) {
  nj_condition_destroy(&window->changed);
  nj_mutex_destroy(&window->mutex);
}

/* One line, and no half characters. */
static void copy_title(char to[NJ_TITLE_BYTES], const char *title) {
  size_t length = strlen(title);
  if (length >= NJ_TITLE_BYTES) {
    length = NJ_TITLE_BYTES - 1;
    while (length > 0 && ((unsigned char)title[length] & 0xc0) == 0x80) {
      length--;
    }
  }
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)title[i];
    to[i] = c < 0x20 || c == 0x7f ? ' ' : title[i];
  }
  to[length] = '\0';
}

bool nj_window_show(nj_instance *instance, const char *title) {
  nj_window *window = &instance->window;
  uint32_t phase = instance->active ? atomic_load(&instance->keeper->phase) : (uint32_t)NJ_LOOKING;
  if (phase == NJ_HOPELESS) {
    return false;
  }
  nj_lock(&window->mutex);
  copy_title(window->title, title);
  window->wanted = true;
  window->turn++;
  window->awaited = phase == NJ_HERE;
  uint64_t end_ns = nj_now_ns() + ANSWER_MS * 1000000ull;
  for (uint64_t now_ns = nj_now_ns(); window->awaited && window->answered != window->turn && now_ns < end_ns;
       now_ns = nj_now_ns()) {
    nj_wait_for(&window->changed, &window->mutex, (uint32_t)((end_ns - now_ns) / 1000000u) + 1);
  }
  window->awaited = false;
  bool wanted = window->wanted;
  nj_unlock(&window->mutex);
  return wanted;
}

void nj_window_hide(nj_instance *instance) {
  nj_window *window = &instance->window;
  nj_lock(&window->mutex);
  window->wanted = false;
  window->turn++;
  nj_unlock(&window->mutex);
}

uint32_t nj_window_turn(nj_window *window, bool *wanted, char title[NJ_TITLE_BYTES]) {
  nj_lock(&window->mutex);
  uint32_t turn = window->turn;
  *wanted = window->wanted;
  memcpy(title, window->title, NJ_TITLE_BYTES);
  nj_unlock(&window->mutex);
  return turn;
}

void nj_window_opened(nj_window *window, uint32_t turn) {
  nj_lock(&window->mutex);
  window->answered = turn;
  nj_notify(&window->changed);
  nj_unlock(&window->mutex);
}

bool nj_window_gone(nj_window *window, uint32_t turn) {
  nj_lock(&window->mutex);
  /* The host may have asked anew by now: that counts. */
  bool last = window->turn == turn;
  bool told = !last || window->awaited || !window->wanted;
  if (last) {
    window->wanted = false;
    window->answered = turn;
    nj_notify(&window->changed);
  }
  nj_unlock(&window->mutex);
  return !told;
}
