#ifndef HUIYIN_CSYSTEM_H
#define HUIYIN_CSYSTEM_H
// System calls that Swift's Glibc module lacks or cannot call cleanly, as thin functions.
// Each returns 0 or a count on success and -1 with `errno` set on failure, like the call it stands for.

/// syncfs(2): everything of the file system that holds `descriptor` is on the disk.
int huiyin_syncfs(int descriptor);

/// flock(2), exclusive and without waiting. In Swift the name `flock` is also a struct.
int huiyin_try_lock(int descriptor);

/// flock(2) with LOCK_UN.
int huiyin_unlock(int descriptor);

/// statfs(2) of the file system that holds `path`: its magic number (`NFS_SUPER_MAGIC` and so on), the bytes an ordinary
/// account may still write, and whether it is mounted read-only.
int huiyin_filesystem(const char *path, unsigned long *type, unsigned long *free_bytes, int *read_only);

/// open(2) of an absolute path in which no step is a symbolic link, the last one included: ELOOP where one is.
/// `by_steps`: without openat2(2), as on kernels before 5.6.
int huiyin_open_plain(const char *path, int flags, unsigned int mode, int by_steps);

/// The folder at `path` as a place to start from (O_PATH), by the same rule.
int huiyin_open_folder(const char *path, int by_steps);

/// memmem(3): where `pattern` first stands in `bytes`, or -1.
long huiyin_find(const void *bytes, unsigned long count, const void *pattern, unsigned long pattern_count);

/// wcwidth(3): the columns the C library gives a character in the present locale, -1 for what it does not print.
int huiyin_wcwidth(unsigned int scalar);

/// A new pseudo terminal of that size: its master, and the name under which a program opens the other side.
int huiyin_open_terminal(int columns, int rows, char *name, unsigned long capacity);

/// Starts a program in a session of its own, in `folder`: on the terminal of that name, or without one and reading
/// `input`, its output dropped.
int huiyin_start(const char *path, char *const words[], char *const environment[], const char *folder,
                 const char *terminal, const char *input, int *pid);

#endif
