/* Values as VST's hosts know them, 0 to 1, and as the plug-in does. [any] */
#ifndef NJ_NORMAL_H
#define NJ_NORMAL_H

#include <math.h>

#include "nj_core.h"

/* Number of steps between a stepped parameter's first and last value, 0 if it is not stepped. */
static inline int32_t nj_step_count(const nj_parameter *parameter) {
  return parameter->flags & NJ_STEPPED ? (int32_t)(parameter->maximum - parameter->minimum) : 0;
}

static inline double nj_to_normal(const nj_parameter *parameter, double value) {
  double range = parameter->maximum - parameter->minimum;
  double normal = range > 0 ? (value - parameter->minimum) / range : 0;
  return normal > 0 ? fmin(normal, 1) : 0;
}

/* A normal value that is no number is taken for 0. */
static inline double nj_from_normal(const nj_parameter *parameter, double normal) {
  double inside = normal > 0 ? fmin(normal, 1) : 0;
  double value = parameter->minimum + inside * (parameter->maximum - parameter->minimum);
  return parameter->flags & NJ_STEPPED ? round(value) : value;
}

#endif
