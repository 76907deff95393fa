/*
 * What differs between systems, in one place: threads, clock, waking, files, sockets, processes.
 * platform_linux.c and platform_macos.c, over platform_posix*.c, and platform_windows*.c hold it.
 */
#ifndef NJ_PLATFORM_H
#define NJ_PLATFORM_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
typedef INIT_ONCE nj_once;
#define NJ_ONCE INIT_ONCE_STATIC_INIT
typedef CRITICAL_SECTION nj_mutex;
typedef CONDITION_VARIABLE nj_condition;
typedef HANDLE nj_thread;
#else
#include <pthread.h>
typedef pthread_once_t nj_once;
#define NJ_ONCE PTHREAD_ONCE_INIT
typedef pthread_mutex_t nj_mutex;
typedef pthread_cond_t nj_condition;
typedef pthread_t nj_thread;
#endif

void nj_call_once(nj_once *once, void (*function)(void));

void nj_mutex_init(nj_mutex *mutex);
void nj_mutex_destroy(nj_mutex *mutex);
void nj_lock(nj_mutex *mutex);
void nj_unlock(nj_mutex *mutex);
void nj_condition_init(nj_condition *condition);
void nj_condition_destroy(nj_condition *condition);
void nj_notify(nj_condition *condition);
/* Waits for a notification, so long at most. The caller holds the mutex. */
void nj_wait_for(nj_condition *condition, nj_mutex *mutex, uint32_t milliseconds);

bool nj_thread_start(nj_thread *thread, void (*function)(void *), void *argument);
void nj_thread_join(nj_thread thread);

/* A clock that never goes back. [audio] too */
uint64_t nj_now_ns(void);
void nj_sleep_ms(uint32_t milliseconds);

/* Wakes who waits for the word in any process. One system call. [audio] */
void nj_word_wake(_Atomic uint32_t *word);
/* Waits while the word is as seen, so long at most; may return early. */
void nj_word_wait(_Atomic uint32_t *word, uint32_t seen, uint32_t milliseconds);

#define NJ_PATH 1024u

uint32_t nj_process_id(void);
uint32_t nj_user_id(void);

/*
 * Makes a new file that only its owner may read and maps it, its pages in memory already. NULL if that can't
 * be; taken says whether the reason is a file of that name. Never follows a link.
 */
void *nj_map_new(const char *path, size_t bytes, bool *taken);
void nj_unmap(void *memory, size_t bytes);
bool nj_file_remove(const char *path); /* whether it was there and is not any more */
bool nj_file_exists(const char *path);
bool nj_file_runs(const char *path); /* whether it may be executed */
/* Makes the folder if need be, and says whether it is the user's own, closed to others, and no link. */
bool nj_private_folder(const char *path);

/* An exclusive lock on a file, given back when closed or when the process ends; below 0 for none. */
typedef intptr_t nj_file_lock;
enum { NJ_LOCKED_ELSEWHERE = -1, NJ_NO_LOCK = -2 /* the file can't be opened or locked at all */ };
nj_file_lock nj_file_try_lock(const char *path);
void nj_file_unlock(nj_file_lock lock);

/* A stream socket in the file system; -1 for none. */
typedef intptr_t nj_socket;
nj_socket nj_socket_connect(const char *path);
void nj_socket_interrupt(nj_socket socket); /* ends what another thread waits for on it */
void nj_socket_close(nj_socket socket);
/* Waits for room, but not for long. */
bool nj_socket_send(nj_socket socket, const char *bytes, size_t size);
/* Bytes received; 0 if none came in time; -1 if the other end is gone. */
int nj_socket_receive(nj_socket socket, char *bytes, size_t capacity, uint32_t milliseconds);
/* Ends the process at the other end by force, if it is the same user's. */
bool nj_socket_kill_peer(nj_socket socket);

/*
 * Starts a process that outlives this one, in a session of its own, holding none of our files; what it prints
 * goes to the log. Gives a handle to see whether it lives; -1 if it can't be started.
 */
typedef intptr_t nj_child;
typedef struct nj_command {
  const char *const *words; /* ended by NULL; or NULL, and line is for the system's shell */
  const char *line;
  const char *folder; /* handed on as NIGHTJAR_RUNTIME_DIR */
  const char *log;
  char *const *environment; /* the process's; on Windows it is the host's own */
} nj_command;
nj_child nj_spawn(const nj_command *command);
bool nj_child_lives(nj_child child);
void nj_child_release(nj_child child);

/* The file that this code was loaded from. */
bool nj_own_file(char *path, size_t capacity);

#endif
