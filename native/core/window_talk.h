/* What the keeper and the engine say to each other about the window. [keeper] */
#ifndef NJ_WINDOW_TALK_H
#define NJ_WINDOW_TALK_H

#include <stdbool.h>
#include <stdint.h>

#include "nj_segment.h"
#include "platform.h"

struct nj_keeper;

/* With one engine. */
typedef struct nj_window_talk {
  uint32_t turn;                  /* what was last done, of all that the host asked for */
  bool asked;                     /* the engine has, or makes, a window */
  double told[NJ_MAX_PARAMETERS]; /* the values that it knows */
} nj_window_talk;

/* Says what is new. False if the engine does not listen. */
bool nj_window_attend(struct nj_keeper *keeper, nj_window_talk *talk, nj_socket socket);
/* Takes what the engine says, without the word before it; what makes no sense is left out. */
void nj_window_heed(struct nj_keeper *keeper, nj_window_talk *talk, const char *line);

#endif
