/* Plug-ins of a user's folder, as plugins.txt lists them. */
#ifndef NJ_TEST_LISTED_H
#define NJ_TEST_LISTED_H

/* A home with this list, till the program ends; before the binary is opened, which reads it once. */
void list_plugins(const char *text);

#endif
