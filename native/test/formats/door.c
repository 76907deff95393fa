#include "door.h"

bool door_live;

void door_with_doubles(float *const *in, float *const *out, uint32_t inputs, uint32_t outputs,
                       void (*process)(double **in, double **out)) {
  static double from[2][DOOR_FRAMES], to[2][DOOR_FRAMES];
  double *all_from[] = {from[0], from[1]}, *all_to[] = {to[0], to[1]};
  for (uint32_t c = 0; c < inputs; c++) {
    for (uint32_t i = 0; i < DOOR_FRAMES; i++) {
      from[c][i] = (double)in[c][i];
    }
  }
  process(all_from, all_to);
  for (uint32_t c = 0; c < outputs; c++) {
    for (uint32_t i = 0; i < DOOR_FRAMES; i++) {
      out[c][i] = (float)to[c][i];
    }
  }
}
