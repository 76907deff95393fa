/* Where plug-ins and engine meet: a folder of the user's own, closed to others; else there is none. */
#include "places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "platform.h"

static char root[] = "/tmp/nj-places-XXXXXX";

static const char *below(const char *name) {
  static char path[256];
  snprintf(path, sizeof path, "%s/%s", root, name);
  return path;
}

static bool found(char path[NJ_PATH]) {
  return nj_runtime_folder(path, NJ_PATH);
}

static void a_new_folder_is_for_its_owner_alone(void) {
  char path[NJ_PATH];
  struct stat status;
  mode_t before = umask(0);
  setenv("NIGHTJAR_RUNTIME_DIR", below("new"), 1);
  CHECK(found(path) && strcmp(path, below("new")) == 0);
  umask(before);
  CHECK(lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && (status.st_mode & 07777) == 0700);
  CHECK(found(path)); /* and again */
  rmdir(path);
}

static void a_folder_that_others_may_look_into_is_refused(void) {
  static const mode_t modes[] = {0755, 0750, 0701, 0710, 0702};
  char path[NJ_PATH];
  setenv("NIGHTJAR_RUNTIME_DIR", below("open"), 1);
  CHECK(mkdir(below("open"), 0700) == 0);
  for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
    CHECK(chmod(below("open"), modes[i]) == 0 && !found(path));
  }
  CHECK(chmod(below("open"), 0700) == 0 && found(path));
  rmdir(path);
}

/* To give a folder away takes rights that not every user has. */
static void a_folder_of_somebody_else_is_refused(void) {
  char path[NJ_PATH];
  setenv("NIGHTJAR_RUNTIME_DIR", below("foreign"), 1);
  CHECK(mkdir(below("foreign"), 0700) == 0);
  if (chown(below("foreign"), getuid() + 1, (gid_t)-1) == 0) {
    CHECK(!found(path));
  } else {
    printf("  not as this user\n");
  }
  rmdir(below("foreign"));
}

static void links_and_files_are_refused(void) {
  char path[NJ_PATH];
  setenv("NIGHTJAR_RUNTIME_DIR", below("other"), 1);
  CHECK(symlink(root, below("other")) == 0 && !found(path));
  unlink(below("other"));
  FILE *file = fopen(below("other"), "w");
  CHECK(file && fclose(file) == 0 && !found(path));
  unlink(below("other"));
}

static void a_path_too_long_for_a_socket_is_refused(void) {
  char path[NJ_PATH], name[128];
  memset(name, 'a', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  setenv("NIGHTJAR_RUNTIME_DIR", below(name), 1);
  CHECK(!found(path));
}

static void the_session_s_folder_is_next_and_versions_do_not_meet(void) {
  char path[NJ_PATH], expected[256];
  setenv("NIGHTJAR_RUNTIME_DIR", "", 1);
  setenv("XDG_RUNTIME_DIR", root, 1);
  snprintf(expected, sizeof expected, "%s/nightjar-" NIGHTJAR_VERSION, root);
  CHECK(found(path) && strcmp(path, expected) == 0);
  rmdir(path);
  setenv("XDG_RUNTIME_DIR", below("nowhere"), 1);
  snprintf(expected, sizeof expected, "/nightjar-%u-" NIGHTJAR_VERSION, (unsigned)getuid());
  bool was_there = nj_file_exists("/dev/shm") || nj_file_exists("/tmp");
  CHECK(!was_there || (found(path) && strstr(path, expected)));
}

int main(void) {
  CHECK(mkdtemp(root) != NULL);
  RUN(a_new_folder_is_for_its_owner_alone);
  RUN(a_folder_that_others_may_look_into_is_refused);
  RUN(a_folder_of_somebody_else_is_refused);
  RUN(links_and_files_are_refused);
  RUN(a_path_too_long_for_a_socket_is_refused);
  RUN(the_session_s_folder_is_next_and_versions_do_not_meet);
  return rmdir(root) == 0 ? 0 : 1;
}
