/* Gives each test a runtime folder and a test engine of its own. */
#ifndef NJ_TEST_ENGINE_AT_HAND_H
#define NJ_TEST_ENGINE_AT_HAND_H

#include "nj_core.h"

/* A new empty runtime folder in which the test engine is started with these options. */
void use_engine(const char *options);
/* The same folder's path; valid until the next use_engine. */
const char *engine_folder(void);
/* Writes plugins.txt into that folder: counts if nobody has asked for plug-ins yet. */
void list_plugins(const char *text);
/* Whatever ends first: the engine says that it is ready, or so much time. */
bool becomes_ready(nj_instance *instance, uint32_t milliseconds);
/* Waits for the message to hold a text. */
bool comes_to_say(nj_instance *instance, const char *text, uint32_t milliseconds);
/* An instance of a built-in plug-in, activated; the engine is ready. */
nj_instance *ready_instance(const char *id, uint32_t block, uint32_t channels);
nj_instance *active_instance(const char *id, uint32_t block, uint32_t channels);

/* A test signal: different at every frame and channel, between -0.5 and 0.5. */
float signal_at(uint32_t channel, uint64_t frame);
/* Whether mono or stereo frames of the signal from start come out, times gain, from one block on. */
void fill_signal(float *const *block, uint32_t channels, uint64_t start, uint32_t frames);

#endif
