/* Threads, clock, waking and files of Windows. Written from its published interfaces; never run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform.h"

static BOOL CALLBACK call_it(PINIT_ONCE once, PVOID function, PVOID *context) {
  (void)once;
  (void)context;
  void (*call)(void);
  memcpy(&call, function, sizeof call);
  call();
  return TRUE;
}

void nj_call_once(nj_once *once, void (*function)(void)) {
  InitOnceExecuteOnce(once, call_it, &function, NULL);
}

void nj_mutex_init(nj_mutex *mutex) {
  InitializeCriticalSection(mutex);
}

void nj_mutex_destroy(nj_mutex *mutex) {
  DeleteCriticalSection(mutex);
}

void nj_lock(nj_mutex *mutex) {
  EnterCriticalSection(mutex);
}

void nj_unlock(nj_mutex *mutex) {
  LeaveCriticalSection(mutex);
}

void nj_condition_init(nj_condition *condition) {
  InitializeConditionVariable(condition);
}

void nj_condition_destroy(nj_condition *condition) {
  (void)condition;
}

void nj_notify(nj_condition *condition) {
  WakeAllConditionVariable(condition);
}

void nj_wait_for(nj_condition *condition, nj_mutex *mutex, uint32_t milliseconds) {
  SleepConditionVariableCS(condition, mutex, milliseconds);
}

typedef struct thread_start {
  void (*function)(void *);
  void *argument;
} thread_start;

static DWORD WINAPI started(void *argument) {
  thread_start call = *(thread_start *)argument;
  free(argument);
  call.function(call.argument);
  return 0;
}

bool nj_thread_start(nj_thread *thread, void (*function)(void *), void *argument) {
  thread_start *call = malloc(sizeof *call);
  if (!call) {
    return false;
  }
  *call = (thread_start){function, argument};
  *thread = CreateThread(NULL, 0, started, call, 0, NULL);
  if (!*thread) {
    free(call);
    return false;
  }
  return true;
}

void nj_thread_join(nj_thread thread) {
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
}

uint64_t nj_now_ns(void) {
  LARGE_INTEGER now;
  LARGE_INTEGER per_second;
  QueryPerformanceCounter(&now);
  QueryPerformanceFrequency(&per_second);
  uint64_t count = (uint64_t)now.QuadPart;
  uint64_t rate = (uint64_t)per_second.QuadPart;
  return count / rate * 1000000000u + count % rate * 1000000000u / rate;
}

void nj_sleep_ms(uint32_t milliseconds) {
  Sleep(milliseconds);
}

/* WaitOnAddress ends at the process: here the engine looks for work by itself, and waits look again. */
void nj_word_wake(_Atomic uint32_t *word) {
  (void)word;
}

void nj_word_wait(_Atomic uint32_t *word, uint32_t seen, uint32_t milliseconds) {
  for (uint32_t waited = 0; waited < milliseconds && atomic_load(word) == seen; waited++) {
    Sleep(1);
  }
}

uint32_t nj_process_id(void) {
  return (uint32_t)GetCurrentProcessId();
}

uint32_t nj_user_id(void) {
  return 0; /* folders are the user's anyway */
}

void *nj_map_new(const char *path, size_t bytes, bool *taken) {
  HANDLE file =
      CreateFileA(path, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                  NULL, CREATE_NEW, FILE_ATTRIBUTE_TEMPORARY, NULL);
  *taken = file == INVALID_HANDLE_VALUE && GetLastError() == ERROR_FILE_EXISTS;
  if (file == INVALID_HANDLE_VALUE) {
    return NULL;
  }
  HANDLE mapping =
      CreateFileMappingA(file, NULL, PAGE_READWRITE, (DWORD)((uint64_t)bytes >> 32), (DWORD)bytes, NULL);
  void *memory = mapping ? MapViewOfFile(mapping, FILE_MAP_ALL_ACCESS, 0, 0, bytes) : NULL;
  if (mapping) {
    CloseHandle(mapping);
  }
  CloseHandle(file);
  if (!memory) {
    DeleteFileA(path);
    return NULL;
  }
  memset(memory, 0, bytes);
  return memory;
}

void nj_unmap(void *memory, size_t bytes) {
  (void)bytes;
  UnmapViewOfFile(memory);
}

bool nj_file_remove(const char *path) {
  return DeleteFileA(path) != 0;
}

bool nj_file_exists(const char *path) {
  return GetFileAttributesA(path) != INVALID_FILE_ATTRIBUTES;
}

bool nj_file_runs(const char *path) {
  DWORD attributes = GetFileAttributesA(path);
  return attributes != INVALID_FILE_ATTRIBUTES && !(attributes & FILE_ATTRIBUTE_DIRECTORY);
}

/* Within the user's own folders, Windows keeps others out by itself. */
bool nj_private_folder(const char *path) {
  if (!CreateDirectoryA(path, NULL) && GetLastError() != ERROR_ALREADY_EXISTS) {
    return false;
  }
  DWORD attributes = GetFileAttributesA(path);
  return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) &&
         !(attributes & FILE_ATTRIBUTE_REPARSE_POINT);
}

nj_file_lock nj_file_try_lock(const char *path) {
  HANDLE file =
      CreateFileA(path, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
  if (file == INVALID_HANDLE_VALUE) {
    return GetLastError() == ERROR_SHARING_VIOLATION ? NJ_LOCKED_ELSEWHERE : NJ_NO_LOCK;
  }
  return (nj_file_lock)file;
}

void nj_file_unlock(nj_file_lock lock) {
  CloseHandle((HANDLE)lock);
}

bool nj_own_file(char *path, size_t capacity) {
  static const char here = 0;
  HMODULE module = NULL;
  if (!GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS |
                              GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                          &here, &module)) {
    return false;
  }
  DWORD length = GetModuleFileNameA(module, path, (DWORD)capacity);
  return length > 0 && length < capacity;
}
