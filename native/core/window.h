/* Whether the host wants a window, and what the engine answers. */
#ifndef NJ_WINDOW_H
#define NJ_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#include "platform.h"

#define NJ_TITLE_BYTES 256u

typedef struct nj_window {
  nj_mutex mutex; /* guards what follows */
  nj_condition changed;
  bool wanted;
  bool awaited;      /* nj_window_show waits for the answer */
  uint32_t turn;     /* counts what the host asked for */
  uint32_t answered; /* the last of them that the engine has answered */
  char title[NJ_TITLE_BYTES];
} nj_window;

void nj_window_init(nj_window *window);
void nj_window_destroy(nj_window *window);
/* The last thing asked for: its number, and whether that was a window, with that title. [keeper] */
uint32_t nj_window_turn(nj_window *window, bool *wanted, char title[NJ_TITLE_BYTES]);
/* It is there. [keeper] */
void nj_window_opened(nj_window *window, uint32_t turn);
/* It is not wanted any more. False if the host is just about to learn that by itself. [keeper] */
bool nj_window_gone(nj_window *window, uint32_t turn);

#endif
