/*
 * What is edited in the window, on its way to the host: not a queue but a state, so that it has room for
 * anything, and that what began also ends. The keeper writes, whoever gives to the host reads.
 */
#ifndef NJ_EDITS_H
#define NJ_EDITS_H

#include <stdatomic.h>
#include <stdint.h>

struct nj_instance;

typedef struct nj_edits {
  _Atomic uint64_t touched; /* bit n: parameter n is held */
  _Atomic uint64_t changed; /* bit n: it has a value that the host does not know */
  uint64_t told;            /* bit n: the host knows that it is held; only nj_give_edits looks at it */
} nj_edits;

/* All of them [keeper]; the parameter exists. */
void nj_edit_begin(struct nj_instance *instance, uint32_t parameter);
void nj_edit_value(struct nj_instance *instance, uint32_t parameter, double value);
void nj_edit_end(struct nj_instance *instance, uint32_t parameter);
/* All values of a program at once. */
void nj_edit_program(struct nj_instance *instance, uint32_t program);
/* Nobody holds anything any more. */
void nj_edits_release(struct nj_instance *instance);

#endif
