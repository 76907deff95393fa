/*
 * What the user is to be told waits here for a call of the host's main thread. LV2 lets any thread that need
 * not be in time write to the log, but in Ardour the log's text is shared by all threads and has no lock.
 */
#ifndef NJ_LV2_NOTICE_H
#define NJ_LV2_NOTICE_H

#include <lv2/log/log.h>

#include "platform.h"

#define NJ_LV2_NOTICE_BYTES 2048u

typedef struct nj_lv2_notice {
  nj_mutex mutex; /* guards what follows */
  char text[NJ_LV2_NOTICE_BYTES];
} nj_lv2_notice;

void nj_lv2_notice_open(nj_lv2_notice *notice);
void nj_lv2_notice_close(nj_lv2_notice *notice);
/* One line; if there is no room, what waits already is enough. [any] but audio */
void nj_lv2_notice_add(nj_lv2_notice *notice, const char *name, const char *text);
/* Writes what waits to the host's log, if it has one. [main] */
void nj_lv2_notice_give(nj_lv2_notice *notice, const LV2_Log_Log *log, LV2_URID type);

#endif
