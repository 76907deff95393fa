/* Which Java runs the engine: scripts stand in for them, each of which writes down that it was it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "launch.h"
#include "platform.h"

#define PLACES 4

static char root[] = "/tmp/nj-launch-XXXXXX";
static char home[128], meeting[128], record[160];
/* In the order in which they are tried; and what the user says of them. */
static const char *const folders[PLACES] = {"home/runtime/bin", "named", "javahome/bin", "second"};

static char *at(const char *name) {
  static char paths[4][256];
  static unsigned next;
  char *path = paths[next++ % 4];
  snprintf(path, sizeof paths[0], "%s/%s", root, name);
  return path;
}

static void write_file(const char *path, const char *text, mode_t mode) {
  FILE *file = fopen(path, "w");
  CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0 && chmod(path, mode) == 0);
}

static char *java_in(const char *folder) {
  char name[64];
  snprintf(name, sizeof name, "%s/java", folder);
  return at(name);
}

static void make_home(void) {
  static const char *const all[] = {"home",         "home/runtime", "home/runtime/bin", "named", "javahome",
                                    "javahome/bin", "first",        "second",           "meet"};
  CHECK(mkdtemp(root) != NULL);
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    CHECK(mkdir(at(all[i]), 0700) == 0);
  }
  snprintf(home, sizeof home, "%s/home", root);
  snprintf(meeting, sizeof meeting, "%s/meet", root);
  snprintf(record, sizeof record, "%s/record", root);
  write_file(at("home/nightjar.jar"), "", 0600);
  for (int i = 0; i < PLACES; i++) {
    char script[1024];
    snprintf(script, sizeof script, "#!/bin/sh\necho \"%s $* $NIGHTJAR_RUNTIME_DIR\" > %s\n", folders[i],
             record);
    write_file(java_in(folders[i]), script, 0700);
  }
  write_file(at("first/java"), "no program", 0600); /* of the PATH, but not to be run */
  char path[512];
  snprintf(path, sizeof path, "%s/first::%s/second", root, root);
  setenv("NIGHTJAR_HOME", home, 1);
  setenv("NIGHTJAR_JAVA", java_in("named"), 1);
  setenv("JAVA_HOME", at("javahome"), 1);
  setenv("PATH", path, 1);
  unsetenv("NIGHTJAR_ENGINE_COMMAND");
}

static nj_child launched(char message[512]) {
  nj_environment environment;
  message[0] = '\0';
  CHECK(nj_environment_copy(&environment));
  nj_child child = nj_launch(meeting, &environment, message, 512);
  nj_environment_free(&environment);
  return child;
}

/* The engine's command as that Java got it. */
static void runs(const char *folder) {
  char message[512], expected[1024], line[1024] = "";
  nj_child child = launched(message);
  CHECK(child != -1 && !message[0]);
  snprintf(expected, sizeof expected, "%s -Xmx1g -jar %s/nightjar.jar engine %s\n", folder, home, meeting);
  for (int tries = 0; tries < 2000 && !strchr(line, '\n'); tries++) {
    FILE *file = fopen(record, "r");
    if (file) {
      CHECK(fgets(line, sizeof line, file) || feof(file));
      fclose(file);
    }
    nj_sleep_ms(10);
  }
  if (strcmp(line, expected) != 0) {
    fprintf(stderr, "not %s but %s", expected, line);
    exit(1);
  }
  unlink(record);
  nj_child_release(child);
}

static void the_bundled_one_is_first_then_the_named_one_java_home_s_and_the_path_s(void) {
  for (int i = 0; i < PLACES; i++) {
    runs(folders[i]);
    chmod(java_in(folders[i]), 0600);
  }
}

static void if_there_is_none_that_is_said(void) {
  char message[512];
  CHECK(launched(message) == -1);
  CHECK(strstr(message, "No Java was found") && strstr(message, "NIGHTJAR_JAVA"));
}

static void an_engine_that_is_not_installed_is_named(void) {
  char message[512];
  unlink(at("home/nightjar.jar"));
  CHECK(launched(message) == -1);
  CHECK(strstr(message, "nightjar.jar") && strstr(message, "plugin install"));
}

int main(void) {
  make_home();
  RUN(the_bundled_one_is_first_then_the_named_one_java_home_s_and_the_path_s);
  RUN(if_there_is_none_that_is_said);
  RUN(an_engine_that_is_not_installed_is_named);
  char command[128];
  snprintf(command, sizeof command, "/bin/rm -rf %s", root);
  return system(command) == 0 ? 0 : 1;
}
