/* Where members lie, as both sides of an interface must have them; said for systems of 64 bits. */
#ifndef NJ_ABI_LAYOUT_H
#define NJ_ABI_LAYOUT_H

#include <stddef.h>

#define NJ_AT(type, member, byte)                                                                            \
  _Static_assert(offsetof(type, member) == (byte) || sizeof(void *) != 8, #type "." #member)
#define NJ_BYTES(type, bytes) _Static_assert(sizeof(type) == (bytes) || sizeof(void *) != 8, #type)

#endif
