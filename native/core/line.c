#include "line.h"

#include <string.h>

static bool take_line(nj_line_reader *reader, char *line) {
  char *end = memchr(reader->bytes, '\n', reader->used);
  if (!end) {
    return false;
  }
  size_t length = (size_t)(end - reader->bytes);
  memcpy(line, reader->bytes, length);
  line[length] = '\0';
  reader->used -= length + 1;
  memmove(reader->bytes, end + 1, reader->used);
  return true;
}

enum nj_line_result nj_line_read(nj_line_reader *reader, char line[NJ_LINE_BYTES], uint32_t milliseconds) {
  uint64_t end_ns = nj_now_ns() + milliseconds * 1000000ull;
  while (!take_line(reader, line)) {
    if (reader->used == sizeof reader->bytes) {
      return NJ_LINE_GONE;
    }
    uint64_t now_ns = nj_now_ns();
    uint32_t left_ms = now_ns < end_ns ? (uint32_t)((end_ns - now_ns) / 1000000u) : 0;
    int count = nj_socket_receive(reader->socket, reader->bytes + reader->used,
                                  sizeof reader->bytes - reader->used, left_ms);
    if (count < 0) {
      return NJ_LINE_GONE;
    }
    if (count == 0 && left_ms == 0) {
      return NJ_LINE_NONE;
    }
    reader->used += (size_t)count;
  }
  return NJ_LINE_READ;
}
