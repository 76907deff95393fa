#include "notice.h"

#include <stdio.h>
#include <string.h>

void nj_lv2_notice_open(nj_lv2_notice *notice) {
  nj_mutex_init(&notice->mutex);
}

void nj_lv2_notice_close(nj_lv2_notice *notice) {
  nj_mutex_destroy(&notice->mutex);
}

void nj_lv2_notice_add(nj_lv2_notice *notice, const char *name, const char *text) {
  nj_lock(&notice->mutex);
  size_t used = strlen(notice->text);
  int length = snprintf(notice->text + used, sizeof notice->text - used, "%s: %s\n", name, text);
  if (length < 0 || (size_t)length >= sizeof notice->text - used) {
    notice->text[used] = '\0';
  }
  nj_unlock(&notice->mutex);
}

void nj_lv2_notice_give(nj_lv2_notice *notice, const LV2_Log_Log *log, LV2_URID type) {
  char text[sizeof notice->text];
  nj_lock(&notice->mutex);
  memcpy(text, notice->text, sizeof text);
  notice->text[0] = '\0';
  nj_unlock(&notice->mutex);
  if (log && text[0]) {
    log->printf(log->handle, type, "%s", text);
  }
}
