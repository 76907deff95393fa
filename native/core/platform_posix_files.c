/* Files, folders and locks of Linux and macOS. */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform.h"

uint32_t nj_process_id(void) {
  return (uint32_t)getpid();
}

uint32_t nj_user_id(void) {
  return (uint32_t)getuid();
}

/* Takes the memory now: a full disk is an error here, and would be a signal later. */
static bool sized(int file, size_t bytes) {
#ifdef __APPLE__
  return ftruncate(file, (off_t)bytes) == 0;
#else
  return posix_fallocate(file, 0, (off_t)bytes) == 0;
#endif
}

void *nj_map_new(const char *path, size_t bytes, bool *taken) {
  int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  *taken = file == -1 && errno == EEXIST;
  if (file == -1) {
    return NULL;
  }
  void *memory =
      sized(file, bytes) ? mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) : MAP_FAILED;
  close(file);
  if (memory == MAP_FAILED) {
    unlink(path);
    return NULL;
  }
  /* Touches every page, so that the audio thread need not wait for one. */
  for (size_t i = 0; i < bytes; i += 4096) {
    ((volatile char *)memory)[i] = 0;
  }
  return memory;
}

void nj_unmap(void *memory, size_t bytes) {
  munmap(memory, bytes);
}

bool nj_file_remove(const char *path) {
  return unlink(path) == 0;
}

bool nj_file_exists(const char *path) {
  return access(path, R_OK) == 0;
}

bool nj_file_runs(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0;
}

bool nj_private_folder(const char *path) {
  if (mkdir(path, 0700) != 0 && errno != EEXIST) {
    return false;
  }
  struct stat status;
  return lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == getuid() &&
         (status.st_mode & 077) == 0;
}

nj_file_lock nj_file_try_lock(const char *path) {
  int file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file == -1) {
    return NJ_NO_LOCK;
  }
  if (flock(file, LOCK_EX | LOCK_NB) != 0) {
    bool elsewhere = errno == EWOULDBLOCK || errno == EINTR;
    close(file);
    return elsewhere ? NJ_LOCKED_ELSEWHERE : NJ_NO_LOCK;
  }
  return file;
}

void nj_file_unlock(nj_file_lock lock) {
  close((int)lock);
}
