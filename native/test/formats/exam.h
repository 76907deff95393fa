/* What goes into a door and comes out of it, counted from the frame at which it was activated. */
#ifndef NJ_TEST_EXAM_H
#define NJ_TEST_EXAM_H

#include "check.h"
#include "door.h"
#include "engine_at_hand.h"

enum { DENOISER = 0, SING = 1, KEEPER = 2 };
enum { LIMIT = 0, BYPASS = 3 }; /* of the denoiser */
#define EXAM_BLOCKS 40u

/* What it is activated with from now on; false if the format has it not. */
bool exam_shape(const format_door *door, uint32_t channels, bool doubles);
/* Activates the plug-in; nothing is heard yet. */
void exam_begin(const format_door *door);
/* The same while it is active, with blocks of that length usual. */
void exam_resize(const format_door *door, uint32_t frames);
/* A block of the test signal, with events. */
void exam_play(const format_door *door, const nj_event *events, uint32_t count);
/* So many blocks with none. */
void exam_play_on(const format_door *door, uint32_t blocks);

nj_event parameter_at(uint32_t frame, uint32_t parameter, double value);
nj_event midi_at(uint32_t frame, uint32_t data);
/* A note of channel 0, with the number 5; by MIDI where the format has none of its own. */
nj_event note_at(const format_door *door, uint32_t frame, bool on, int16_t key, uint32_t velocity);

/* Whether frames from to to of the left are the signal as late as the door says, times gain. */
void check_gain(const format_door *door, uint32_t from, uint32_t to, float gain);
/* Whether they are of that value, of channel 0 or 1; so much may be between. */
void check_value(uint32_t channel, uint32_t from, uint32_t to, double value, double tolerance);

/* Each opens the door by itself. exam_keeper lists a plug-in of its own, and so comes first. */
void exam_keeper(const format_door *door, const char *path);
void exam_effect(const format_door *door, const char *path);
void exam_instrument(const format_door *door, const char *path);
/* In real time, with what a block asks of the system counted. False if nothing is preloaded that counts. */
bool exam_live(const format_door *door, const char *path);

#endif
