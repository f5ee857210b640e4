#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

int huiyin_syncfs(int descriptor) { return syncfs(descriptor); }

static void interrupt(int signal) { (void)signal; }

static long milliseconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* flock knows no time-out: a timer interrupts this thread's call, at the deadline and again after it, should the signal
   have come just before the call. Never before the deadline: whoever is interrupted loses his place in the queue. */
int huiyin_lock(int descriptor, long milliseconds) {
  int result = flock(descriptor, LOCK_EX | LOCK_NB);
  if (result == 0 || errno != EWOULDBLOCK || milliseconds <= 0) return result;
  long deadline = milliseconds_now() + milliseconds;
  int number = SIGRTMIN + 6;
  struct sigaction action = {.sa_handler = interrupt};
  struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = number};
  event._sigev_un._tid = gettid();
  timer_t timer;
  if (sigaction(number, &action, NULL) != 0 || timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) {
    /* No timer to be had: asked again and again, in no order. */
    struct timespec pause = {.tv_nsec = 2000000};
    while ((result = flock(descriptor, LOCK_EX | LOCK_NB)) != 0 && errno == EWOULDBLOCK) {
      if (milliseconds_now() >= deadline) {
        errno = EWOULDBLOCK;
        return -1;
      }
      nanosleep(&pause, NULL);
    }
    return result;
  }
  sigset_t through, before;
  sigemptyset(&through);
  sigaddset(&through, number);
  pthread_sigmask(SIG_UNBLOCK, &through, &before);
  struct itimerspec when = {
      .it_value = {.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000},
      .it_interval = {.tv_nsec = 10000000}};
  timer_settime(timer, 0, &when, NULL);
  int code;
  do {
    result = flock(descriptor, LOCK_EX);
    code = errno;
  } while (result != 0 && code == EINTR && milliseconds_now() < deadline);
  timer_delete(timer);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = code == EINTR ? EWOULDBLOCK : code;
  return result;
}

int huiyin_lock_in_turn(
    int queue, int descriptor, long milliseconds, void (*meanwhile)(void *context), void *context) {
  long deadline = milliseconds_now() + milliseconds;
  if (huiyin_lock(queue, milliseconds) != 0) return -1;
  int result = flock(descriptor, LOCK_EX | LOCK_NB);
  if (result != 0 && errno == EWOULDBLOCK) {
    meanwhile(context);
    long left = deadline - milliseconds_now();
    result = huiyin_lock(descriptor, left > 0 ? left : 0);
  }
  int code = errno;
  flock(queue, LOCK_UN);
  errno = code;
  return result;
}

int huiyin_unlock(int descriptor) { return flock(descriptor, LOCK_UN); }

int huiyin_filesystem(const char *path, unsigned long *type, unsigned long *free_bytes, int *read_only) {
  struct statfs facts;
  if (statfs(path, &facts) != 0) return -1;
  *type = (unsigned long)facts.f_type;
  if (__builtin_mul_overflow((unsigned long)facts.f_bavail, (unsigned long)facts.f_frsize, free_bytes))
    *free_bytes = ~0ul;
  *read_only = (facts.f_flags & ST_RDONLY) != 0;
  return 0;
}

long huiyin_find(const void *bytes, unsigned long count, const void *pattern, unsigned long pattern_count) {
  const char *hit = memmem(bytes, count, pattern, pattern_count);
  return hit ? hit - (const char *)bytes : -1;
}

int huiyin_wcwidth(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

void huiyin_trim(void) { malloc_trim(0); }
