/* A segment's file: for its owner alone, and gone when nobody needs it. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "engine_at_hand.h"
#include "platform.h"
#include "shared.h"

static nj_instance *instance;
static char path[256], aside[300];

static nj_shared *created(void) {
  nj_shared *shared = nj_shared_create(instance, engine_folder());
  CHECK(shared != NULL);
  snprintf(path, sizeof path, "%s/%s", engine_folder(), shared->name);
  snprintf(aside, sizeof aside, "%s.aside", path);
  return shared;
}

static void its_file_is_for_its_owner_alone(void) {
  mode_t before = umask(0);
  nj_shared *shared = created();
  umask(before);
  struct stat status;
  CHECK(lstat(path, &status) == 0 && S_ISREG(status.st_mode));
  CHECK_EQUAL(status.st_mode & 07777, 0600);
  CHECK_EQUAL(status.st_size, shared->bytes);
  nj_shared_unlink(shared, engine_folder());
  CHECK(!nj_file_exists(path));
  nj_shared_free(shared);
}

/* As on Windows, where a mapped file stays; here a folder of its name is in the way. */
static void a_file_that_cannot_be_removed_yet_is_removed_when_it_is_unmapped(void) {
  nj_shared *shared = created();
  CHECK(rename(path, aside) == 0 && mkdir(path, 0700) == 0);
  nj_shared_unlink(shared, engine_folder());
  CHECK(rmdir(path) == 0 && rename(aside, path) == 0);
  nj_shared_free(shared);
  CHECK(!nj_file_exists(path));
}

/* Another copy of the library may have taken the name meanwhile. */
static void a_file_that_was_removed_is_not_removed_again(void) {
  nj_shared *shared = created();
  nj_shared_unlink(shared, engine_folder());
  FILE *other = fopen(path, "w");
  CHECK(other && fclose(other) == 0);
  nj_shared_free(shared);
  CHECK(nj_file_exists(path) && nj_file_remove(path) && !nj_file_remove(path));
}

int main(void) {
  use_engine("--natural 300");
  instance = ready_instance("dev.nightjar.denoiser", 128, 2);
  RUN(its_file_is_for_its_owner_alone);
  RUN(a_file_that_cannot_be_removed_yet_is_removed_when_it_is_unmapped);
  RUN(a_file_that_was_removed_is_not_removed_again);
  nj_destroy(instance);
  return 0;
}
