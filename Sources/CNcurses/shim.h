// ncurses and the few C calls around it, as Swift can see them. Macros and global variables do not cross into Swift
// (or are concurrency errors there), so each one that is needed has a static inline accessor here.
#ifndef HUIYIN_CNCURSES_SHIM_H
#define HUIYIN_CNCURSES_SHIM_H

// No feature macros (_GNU_SOURCE, _XOPEN_SOURCE): with them the system headers differ from those of Swift's Glibc module,
// and the compiler refuses two definitions of one type. What is hidden without them is declared below.
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

extern int wcwidth(wchar_t);
extern int memfd_create(const char *, unsigned int);
extern int pipe2(int[2], int);

static inline WINDOW *huiyin_stdscr(void) { return stdscr; }
static inline int huiyin_lines(void) { return LINES; }
static inline int huiyin_columns(void) { return COLS; }
static inline int huiyin_colors(void) { return COLORS; }
static inline int huiyin_color_pairs(void) { return COLOR_PAIRS; }

static inline attr_t huiyin_bold(void) { return A_BOLD; }
static inline attr_t huiyin_underline(void) { return A_UNDERLINE; }
static inline attr_t huiyin_reverse(void) { return A_REVERSE; }
static inline attr_t huiyin_dim(void) { return A_DIM; }

/// Columns of one character by the C library; -1 when it does not print.
static inline int huiyin_wcwidth(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

/// Makes one cell out of a base character and its marks.
static inline int huiyin_cell(cchar_t *cell, const unsigned int *scalars, int count, attr_t attributes, short pair) {
  wchar_t text[CCHARW_MAX + 1];
  int n = count < CCHARW_MAX ? count : CCHARW_MAX;
  for (int i = 0; i < n; i++) text[i] = (wchar_t)scalars[i];
  text[n] = 0;
  return setcchar(cell, text, attributes, pair, NULL);
}

/// Reads one cell of the standard screen back. Returns the number of characters in it, or -1.
static inline int huiyin_read_cell(int row, int column, unsigned int *scalars, attr_t *attributes) {
  cchar_t cell;
  wchar_t text[CCHARW_MAX + 1];
  short pair = 0;
  memset(text, 0, sizeof text);
  if (mvwin_wch(stdscr, row, column, &cell) == ERR) return -1;
  if (getcchar(&cell, text, attributes, &pair, NULL) == ERR) return -1;
  int n = 0;
  while (n < CCHARW_MAX && text[n] != 0) {
    scalars[n] = (unsigned int)text[n];
    n++;
  }
  return n;
}

static inline const char *huiyin_codeset(void) { return nl_langinfo(CODESET); }

static inline int huiyin_window_size(int fd, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return -1;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

/// Installs a handler and gives back the action that was there.
static inline int huiyin_catch(int number, void (*handler)(int), int flags, struct sigaction *old) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  int result = sigaction(number, &action, old);
  /* Whoever started the desk may have blocked the signal; it would then never arrive. */
  sigset_t let_through;
  sigemptyset(&let_through);
  sigaddset(&let_through, number);
  pthread_sigmask(SIG_UNBLOCK, &let_through, NULL);
  return result;
}

static inline int huiyin_ignore(int number, struct sigaction *old) { return huiyin_catch(number, SIG_IGN, 0, old); }
/// A pipe that never blocks and is not inherited.
static inline int huiyin_pipe(int ends[2]) { return pipe2(ends, O_NONBLOCK | O_CLOEXEC); }
static inline int huiyin_restore(int number, const struct sigaction *old) { return sigaction(number, old, NULL); }
static inline int huiyin_restart(void) { return SA_RESTART; }

static inline int huiyin_memory_file(void) { return memfd_create("stderr", 1u /* MFD_CLOEXEC */); }

static inline long long huiyin_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

#endif
