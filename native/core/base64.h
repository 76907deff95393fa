/* Bytes as text of 64 characters (RFC 4648), without line ends. [any] */
#ifndef NJ_BASE64_H
#define NJ_BASE64_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Characters that so many bytes take, the zero at the end not counted. */
#define NJ_BASE64_LENGTH(size) (((size) + 2) / 3 * 4)

/* Writes NJ_BASE64_LENGTH(size) characters and a zero. */
void nj_base64_encode(const uint8_t *bytes, size_t size, char *text);
/*
 * Reads all of the text; there is room for strlen(text) / 4 * 3 bytes. False if it is no such text, or not
 * what nj_base64_encode would have written.
 */
bool nj_base64_decode(const char *text, uint8_t *bytes, size_t *size);

#endif
