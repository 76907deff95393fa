/* What the keeper and the engine say to each other about what a plug-in keeps. [keeper] */
#ifndef NJ_DATA_TALK_H
#define NJ_DATA_TALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "platform.h"

struct nj_keeper;

/* With one engine. */
typedef struct nj_data_talk {
  uint32_t load_told; /* turns that it knows of */
  uint32_t save_told;
  /* What it is in the middle of saying. */
  uint8_t *bytes; /* NULL for nothing */
  size_t size;
  size_t announced;
  uint32_t turn;
} nj_data_talk;

/* Says what is known, for the plug-in to begin with. False if the engine does not listen. */
bool nj_data_introduce(struct nj_keeper *keeper, nj_data_talk *talk, nj_socket socket);
/* Says what the host wants since then. False if the engine does not listen. */
bool nj_data_attend(struct nj_keeper *keeper, nj_data_talk *talk, nj_socket socket);
/* Takes what the engine says, without the word before it; what makes no sense is left out. */
void nj_data_heed(struct nj_keeper *keeper, nj_data_talk *talk, const char *line);
/* The engine is gone. */
void nj_data_leave(struct nj_keeper *keeper, nj_data_talk *talk);

#endif
