#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int huiyin_open_terminal(int columns, int rows, char *name, unsigned long capacity) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) return -1;
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  int problem = ptsname_r(master, name, capacity);
  if (problem == 0 && (grantpt(master) != 0 || unlockpt(master) != 0 || ioctl(master, TIOCSWINSZ, &size) != 0))
    problem = errno;
  if (problem == 0) return master;
  close(master);
  errno = problem;
  return -1;
}

int huiyin_start(const char *path, char *const words[], char *const environment[], const char *folder,
                 const char *terminal, const char *input, int *pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t all, none;
  pid_t started = -1;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  /* The first terminal that the leader of a new session opens becomes its own. */
  posix_spawn_file_actions_addopen(&actions, 0, terminal ? terminal : input, terminal ? O_RDWR : O_RDONLY, 0);
  if (terminal)
    posix_spawn_file_actions_adddup2(&actions, 0, 1);
  else
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, 1, 2);
  posix_spawn_file_actions_addchdir_np(&actions, folder);
  /* What this program ignores or blocks is no business of the other. */
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  int problem = posix_spawn(&started, path, &actions, &attributes, words, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) {
    errno = problem;
    return -1;
  }
  *pid = started;
  return 0;
}
