/* A window that nobody sees: what it hears is kept in window.txt, what it does is one of a few things. */
#ifndef NJ_TEST_WINDOW_H
#define NJ_TEST_WINDOW_H

#include "sound.h"

/* The lines to answer, "" for none; ends the program if nothing is called options.window. */
const char *window_answer(const settings *options, const char *line);

#endif
