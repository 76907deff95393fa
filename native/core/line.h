/* The lines of text that a plug-in and the engine tell each other. [keeper] */
#ifndef NJ_LINE_H
#define NJ_LINE_H

#include "platform.h"

#define NJ_LINE_BYTES 4096u

typedef struct nj_line_reader {
  nj_socket socket;
  size_t used;
  char bytes[NJ_LINE_BYTES];
} nj_line_reader;

enum nj_line_result { NJ_LINE_GONE = -1, NJ_LINE_NONE = 0, NJ_LINE_READ = 1 };

/* Reads a line without its end, waiting so long at most. A line that is too long counts as gone. */
enum nj_line_result nj_line_read(nj_line_reader *reader, char line[NJ_LINE_BYTES], uint32_t milliseconds);

#endif
