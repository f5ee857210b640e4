#ifndef HUIYIN_CSYSTEM_H
#define HUIYIN_CSYSTEM_H
// System calls that Swift's Glibc module lacks or cannot call cleanly, as thin functions.
// Each returns 0 or a count on success and -1 with `errno` set on failure, like the call it stands for.

/// syncfs(2): everything of the file system that holds `descriptor` is on the disk.
int huiyin_syncfs(int descriptor);

/// flock(2), exclusive, waiting no longer than so many milliseconds: EWOULDBLOCK after that. A waiter that dies is out of
/// the queue by the kernel. Whoever comes while the lock is free takes it, though others have been woken for it.
int huiyin_lock(int descriptor, long milliseconds);

/// The same in turn: only the holder of the lock on `queue` asks for the one on `descriptor`, so that whoever gives that
/// back and wants it again stands behind those who wait. The queue is left at once.
int huiyin_lock_in_turn(
    int queue, int descriptor, long milliseconds, void (*meanwhile)(void *context), void *context);

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

// What is done when the program itself fails (SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGSYS): what was typed
// is written, the terminal given back, a note left and the person told; then the program ends by that signal. All of
// it is prepared by these functions, which are for one thread.

struct termios;

/// From here on failures are caught. Also switches off images of the memory, which would hold what people typed.
void huiyin_crash_install(const char *version);

/// Where the note goes (a folder, and the mode of the file), and the staff id it names; an empty folder: no note.
void huiyin_crash_place(const char *log_folder, int mode, const char *person);

/// What is on the screen and what was last done there: names of types and commands, never a text.
void huiyin_crash_where(const char *screen, const char *command);

/// What the person is told: that the program failed; that what was typed is kept; that it is not; that there was nothing;
/// what stands before and after the name of the note.
void huiyin_crash_words(const char *const texts[6]);

/// How the terminal is given back: what is written to it, and its settings before; -1 for no terminal. `original` is
/// standard error where it was diverted, `diverted` the memory it went to, or -1 both.
void huiyin_crash_terminal(int output, const void *bytes, unsigned long count, const struct termios *settings,
                           int original, int diverted);

/// What would be written now: so many files in one folder, in place of what was held before. Copies everything; -1 when
/// it cannot be held, and the last one stays.
int huiyin_crash_hold(const char *folder, int count, const char *const names[], const void *const bytes[],
                      const unsigned long lengths[]);

/// malloc_trim(3): gives back to the system what was freed of the heap.
void huiyin_trim(void);

#endif
