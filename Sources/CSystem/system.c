#define _GNU_SOURCE
#include "CSystem.h"

#include <string.h>
#include <sys/file.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <wchar.h>

int huiyin_syncfs(int descriptor) { return syncfs(descriptor); }

int huiyin_try_lock(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }

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
