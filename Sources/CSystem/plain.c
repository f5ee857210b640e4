#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Step by step, for kernels and containers without openat2. */
static int walk(const char *path, int flags, unsigned int mode) {
  int folder = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return -1;
  char step[256];
  for (;;) {
    while (*path == '/') path++;
    const char *end = strchrnul(path, '/');
    const char *next = end;
    while (*next == '/') next++;
    unsigned long length = (unsigned long)(end - path);
    int problem = length >= sizeof step ? ENAMETOOLONG : length == 2 && memcmp(path, "..", 2) == 0 ? EXDEV : 0;
    if (problem == 0) {
      memcpy(step, path, length);
      step[length] = 0;
      if (length == 0) strcpy(step, ".");
      int last = *next == 0;
      int found = openat(folder, step, last ? flags | O_NOFOLLOW : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, mode);
      problem = found < 0 ? errno : 0;
      /* With O_DIRECTORY a link is told as "not a folder". */
      struct stat facts;
      if (problem == ENOTDIR && fstatat(folder, step, &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(facts.st_mode))
        problem = ELOOP;
      close(folder);
      if (problem == 0 && last) return found;
      folder = found;
    } else {
      close(folder);
    }
    if (problem != 0) {
      errno = problem;
      return -1;
    }
    path = next;
  }
}

int huiyin_open_plain(const char *path, int flags, unsigned int mode, int by_steps) {
  /* Links are refused anyway, and with O_DIRECTORY they would be told as "not a folder". */
  flags &= ~O_NOFOLLOW;
  struct open_how how = {
      .flags = (unsigned long long)(unsigned int)flags,
      .mode = flags & O_CREAT ? mode : 0,
      .resolve = RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS};
  if (by_steps) return walk(path, flags, mode);
  long found = syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how);
  /* Older sandboxes say EPERM for a call they do not know. */
  if (found < 0 && (errno == ENOSYS || errno == EPERM)) return walk(path, flags, mode);
  return (int)found;
}

int huiyin_open_folder(const char *path, int by_steps) {
  return huiyin_open_plain(path, O_PATH | O_DIRECTORY | O_CLOEXEC, 0, by_steps);
}
