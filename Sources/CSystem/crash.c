/* What happens when the program itself fails. A handler runs between any two instructions, maybe in the middle of
 * malloc or of ncurses: everything it needs was made before, and it calls only what is allowed there (man 7
 * signal-safety). First what was typed is written, then the terminal is given back, then the note, then the words. */
#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <termios.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

enum { most_files = 32, most_frames = 48, seconds = 5 };

/* One block holds the files, their names and their bytes. */
struct file {
  const char *name;
  const unsigned char *bytes;
  unsigned long length;
};
struct held {
  char folder[4096];
  int count;
  struct file files[most_files];
};

static struct held *_Atomic held;
static struct held *before;

static char note_folder[4096], staff[64], screen[64], command[64], version[32], build[64];
static int note_mode;
static char words[6][1024];
static int speaks = 2;

static int terminal = -1, memory = -1, has_line, is_given_back = 1;
static struct termios line;
static unsigned char farewell[512];
static unsigned long farewell_count;

static unsigned long base, top;
static _Atomic int failing;
static volatile sig_atomic_t number;
static char note_name[160];

/* MARK: Small things */

static void copy(char *to, unsigned long room, const char *from) {
  unsigned long i = 0;
  for (; from && from[i] && i + 1 < room; i++) to[i] = from[i];
  to[i] = 0;
}

/* Only what can stand in a JSON string and a file name as it is. */
static void copy_word(char *to, unsigned long room, const char *from) {
  unsigned long n = 0;
  for (; from && *from && n + 1 < room; from++) {
    char c = *from;
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_')
      to[n++] = c;
  }
  to[n] = 0;
}

static int put_all(int file, const void *bytes, unsigned long count) {
  const char *next = bytes;
  while (count > 0) {
    long done = write(file, next, count);
    if (done > 0) {
      next += done;
      count -= (unsigned long)done;
    } else if (done < 0 && errno == EINTR) {
      continue;
    } else if (done < 0 && errno == EAGAIN) {
      struct pollfd wait = {.fd = file, .events = POLLOUT};
      if (poll(&wait, 1, 500) <= 0) return -1;
    } else {
      return -1;
    }
  }
  return 0;
}

static void say(int file, const char *text) { put_all(file, text, strlen(text)); }

struct text {
  char bytes[4096];
  unsigned long count;
};

static void add(struct text *text, const char *more) {
  while (*more && text->count + 1 < sizeof text->bytes) text->bytes[text->count++] = *more++;
  text->bytes[text->count] = 0;
}

static void add_number(struct text *text, unsigned long value, unsigned radix, int digits) {
  char reversed[32];
  int n = 0;
  do {
    reversed[n++] = "0123456789abcdef"[value % radix];
    value /= radix;
  } while ((value > 0 || n < digits) && n < 31);
  char result[33];
  for (int i = 0; i < n; i++) result[i] = reversed[n - 1 - i];
  result[n] = 0;
  add(text, result);
}

/* `2026-11-22T11:20:03Z`, or `20261122T112003Z` for names; gmtime is not allowed here. */
static void add_time(struct text *text, long now, int is_name) {
  long days = now / 86400, second = now % 86400;
  long z = days + 719468, era = z / 146097, doe = z - era * 146097;
  long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  long mp = (5 * doy + 2) / 153, day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
  add_number(text, (unsigned long)(yoe + era * 400 + (month <= 2)), 10, 4);
  if (!is_name) add(text, "-");
  add_number(text, (unsigned long)month, 10, 2);
  if (!is_name) add(text, "-");
  add_number(text, (unsigned long)day, 10, 2);
  add(text, "T");
  for (int part = 0; part < 3; part++) {
    if (part > 0 && !is_name) add(text, ":");
    add_number(text, (unsigned long)(part == 0 ? second / 3600 : part == 1 ? second / 60 % 60 : second % 60), 10, 2);
  }
  add(text, "Z");
}

/* MARK: What was typed */

static int open_folder(const char *path) {
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder >= 0 || errno != ENOENT || mkdir(path, 0700) != 0) return folder;
  folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder >= 0) {
    int above = openat(folder, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (above >= 0) {
      fsync(above);
      close(above);
    }
  }
  return folder;
}

/* As `Drafts.save` does it: beside, synced, renamed, the folder synced. */
static int save_file(int folder, const struct file *file) {
  struct text beside = {.count = 0};
  add(&beside, ".");
  add(&beside, file->name);
  add(&beside, ".crash.tmp");
  unlinkat(folder, beside.bytes, 0);
  int fresh = openat(folder, beside.bytes, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fresh < 0) return -1;
  int problem = fchmod(fresh, 0600) | put_all(fresh, file->bytes, file->length) | fsync(fresh);
  problem |= close(fresh);
  if (problem == 0 && renameat(folder, beside.bytes, folder, file->name) == 0) return 0;
  unlinkat(folder, beside.bytes, 0);
  return -1;
}

static int save(const struct held *all) {
  if (!all || all->count == 0) return 0;
  int folder = open_folder(all->folder), kept = 0;
  if (folder < 0) return 0;
  for (int i = 0; i < all->count; i++) kept += save_file(folder, &all->files[i]) == 0;
  if (fsync(folder) != 0) kept = 0;
  close(folder);
  return kept;
}

/* MARK: The terminal */

static void give_back(void) {
  if (is_given_back || terminal < 0) return;
  is_given_back = 1;
  put_all(terminal, farewell, farewell_count);
  if (has_line) tcsetattr(terminal, TCSANOW, &line);
  /* What was typed for the desk is not for the shell. */
  tcflush(terminal, TCIFLUSH);
}

/* What the runtime said about the reason while standard error was diverted. */
static void tell_runtime(void) {
  char part[256];
  if (memory < 0 || lseek(memory, 0, SEEK_SET) != 0) return;
  for (;;) {
    long count = read(memory, part, sizeof part);
    if (count <= 0 || put_all(speaks, part, (unsigned long)count) != 0) return;
  }
}

/* MARK: The note */

static int peek(unsigned long place, unsigned long *pair) {
  struct iovec to = {.iov_base = pair, .iov_len = 2 * sizeof *pair};
  struct iovec from = {.iov_base = (void *)place, .iov_len = 2 * sizeof *pair};
  /* Fails for memory that is not there, where reading it would crash again. */
  return process_vm_readv(getpid(), &to, 1, &from, 1, 0) == (long)(2 * sizeof *pair) ? 0 : -1;
}

/* Return addresses as offsets into the program; those of libraries differ from start to start and say little. */
static void add_frames(struct text *text, void *context) {
  ucontext_t *state = context;
  unsigned long place = 0, frame = 0;
#if defined(__x86_64__)
  place = (unsigned long)state->uc_mcontext.gregs[REG_RIP];
  frame = (unsigned long)state->uc_mcontext.gregs[REG_RBP];
#elif defined(__aarch64__)
  place = (unsigned long)state->uc_mcontext.pc;
  frame = (unsigned long)state->uc_mcontext.regs[29];
#else
  (void)state;
#endif
  add(text, ",\"frames\":[");
  for (int told = 0, seen = 0; told < most_frames && seen < 256; seen++) {
    if (place >= base && place < top) {
      add(text, told++ > 0 ? ",\"" : "\"");
      add_number(text, place - base, 16, 1);
      add(text, "\"");
    }
    unsigned long pair[2];
    if (frame == 0 || (frame & 7) != 0 || peek(frame, pair) != 0 || pair[0] <= frame) break;
    frame = pair[0];
    place = pair[1];
  }
  add(text, "]");
}

static void add_member(struct text *text, const char *key, const char *value) {
  add(text, ",\"");
  add(text, key);
  add(text, "\":\"");
  add(text, value);
  add(text, "\"");
}

static int write_note(int typed, int kept, void *context) {
  if (!note_folder[0]) return -1;
  struct timespec now = {0};
  clock_gettime(CLOCK_REALTIME, &now);
  static struct text name, text;
  name.count = text.count = 0;
  add(&name, "crash-");
  add(&name, staff[0] ? staff : "none");
  add(&name, "-");
  add_time(&name, now.tv_sec, 1);
  add(&name, "-");
  add_number(&name, (unsigned long)getpid(), 10, 1);
  add(&name, ".json");
  copy(note_name, sizeof note_name, name.bytes);
  add(&text, "{\"signal\":");
  add_number(&text, (unsigned long)number, 10, 1);
  add(&text, ",\"at\":\"");
  add_time(&text, now.tv_sec, 0);
  add(&text, "\",\"process\":");
  add_number(&text, (unsigned long)getpid(), 10, 1);
  add_member(&text, "version", version);
  add_member(&text, "build", build);
  add_member(&text, "staff", staff);
  add_member(&text, "screen", screen);
  add_member(&text, "command", command);
  add(&text, ",\"typed\":");
  add_number(&text, (unsigned long)typed, 10, 1);
  add(&text, ",\"kept\":");
  add_number(&text, (unsigned long)kept, 10, 1);
  add_frames(&text, context);
  add(&text, "}\n");
  int folder = open(note_folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder < 0) return -1;
  int file = openat(folder, note_name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, note_mode);
  int problem = file < 0;
  if (file >= 0) {
    problem = fchmod(file, (mode_t)note_mode) | put_all(file, text.bytes, text.count) | fsync(file);
    close(file);
    if (problem != 0) unlinkat(folder, note_name, 0);
  }
  close(folder);
  return problem == 0 ? 0 : -1;
}

static void tell(int typed, int kept, int noted) {
  if (!words[0][0]) return;
  say(speaks, words[0]);
  if (is_given_back && terminal >= 0) say(speaks, typed == 0 ? words[3] : kept == typed ? words[1] : words[2]);
  if (noted == 0) {
    say(speaks, words[4]);
    say(speaks, note_name);
    say(speaks, words[5]);
  }
  say(speaks, "\n");
}

/* MARK: The handler */

static void die(void) {
  struct sigaction plain = {.sa_handler = SIG_DFL};
  sigset_t own;
  sigaction(number, &plain, NULL);
  sigemptyset(&own);
  sigaddset(&own, number);
  sigprocmask(SIG_UNBLOCK, &own, NULL);
  raise(number);
  _exit(128 + number);
}

/* The disk or the terminal does not answer: whoever sits there shall at least have the terminal back. */
static void too_long(int ignored) {
  (void)ignored;
  if (!is_given_back) {
    alarm(2);
    give_back();
  }
  die();
}

static void set_alarm(void) {
  struct sigaction ring = {.sa_handler = too_long, .sa_flags = SA_NODEFER | SA_ONSTACK};
  sigset_t let_through;
  sigaction(SIGALRM, &ring, NULL);
  sigemptyset(&let_through);
  sigaddset(&let_through, SIGALRM);
  sigprocmask(SIG_UNBLOCK, &let_through, NULL);
  alarm(seconds);
}

static void fail(int signal_number, siginfo_t *info, void *context) {
  (void)info;
  int self = (int)syscall(SYS_gettid), nobody = 0;
  if (!atomic_compare_exchange_strong(&failing, &nobody, self)) {
    /* Another thread fails as well: the first one ends us both. The handler itself failing is the end. */
    if (nobody != self)
      for (;;) pause();
    give_back();
    die();
  }
  number = signal_number;
  set_alarm();
  const struct held *all = atomic_load(&held);
  int typed = all ? all->count : 0, kept = save(all);
  give_back();
  int noted = write_note(typed, kept, context);
  tell(typed, kept, noted);
  tell_runtime();
  die();
}

/* MARK: Before */

static int look_at_program(struct dl_phdr_info *info, unsigned long size, void *ignored) {
  (void)size;
  (void)ignored;
  base = info->dlpi_addr;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[i];
    unsigned long end = base + part->p_vaddr + part->p_memsz;
    if (part->p_type == PT_LOAD && end > top) top = end;
  }
  return 1; /* The first is the program. */
}

void huiyin_crash_install(const char *program_version) {
  static const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGSYS};
  /* An image of the memory would hold what the note must not. */
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  copy_word(version, sizeof version, program_version);
  dl_iterate_phdr(look_at_program, NULL);
  struct stat facts;
  if (stat("/proc/self/exe", &facts) == 0) {
    struct text text = {.count = 0};
    add_number(&text, (unsigned long)facts.st_size, 16, 1);
    add(&text, "-");
    add_number(&text, (unsigned long)facts.st_mtime, 16, 1);
    copy_word(build, sizeof build, text.bytes);
  }
  /* A stack overflow leaves no stack for its handler. */
  unsigned long size = 1 << 16;
  void *stack = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
  if (stack != MAP_FAILED) {
    stack_t other = {.ss_sp = stack, .ss_size = size};
    sigaltstack(&other, NULL);
  }
  for (unsigned i = 0; i < sizeof fatal / sizeof *fatal; i++) {
    struct sigaction action = {.sa_sigaction = fail, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigset_t own;
    sigfillset(&action.sa_mask);
    /* So that failing in the handler ends the program at once: the kernel kills whoever blocks what it does. */
    sigaction(fatal[i], &action, NULL);
    sigemptyset(&own);
    sigaddset(&own, fatal[i]);
    sigprocmask(SIG_UNBLOCK, &own, NULL);
  }
}

void huiyin_crash_place(const char *log_folder, int mode, const char *person) {
  note_mode = mode;
  copy_word(staff, sizeof staff, person);
  copy(note_folder, sizeof note_folder, strlen(log_folder) < sizeof note_folder ? log_folder : "");
}

void huiyin_crash_where(const char *now, const char *last) {
  copy_word(screen, sizeof screen, now);
  copy_word(command, sizeof command, last);
}

void huiyin_crash_words(const char *const texts[6]) {
  for (int i = 0; i < 6; i++) copy(words[i], sizeof words[i], texts[i]);
}

void huiyin_crash_terminal(int output, const void *bytes, unsigned long count, const struct termios *settings,
                           int original, int diverted) {
  terminal = -1;
  is_given_back = 1;
  memory = diverted;
  speaks = original >= 0 ? original : 2;
  has_line = settings != NULL;
  if (output < 0) return;
  if (settings) line = *settings;
  farewell_count = count < sizeof farewell ? count : 0;
  memcpy(farewell, bytes, farewell_count);
  is_given_back = 0;
  terminal = output;
}

int huiyin_crash_hold(const char *folder, int count, const char *const names[], const void *const bytes[],
                      const unsigned long lengths[]) {
  if (count < 0 || count > most_files || strlen(folder) >= sizeof held->folder) return -1;
  unsigned long room = sizeof(struct held);
  for (int i = 0; i < count; i++) room += strlen(names[i]) + 1 + lengths[i];
  struct held *next = malloc(room);
  if (!next) return -1;
  copy(next->folder, sizeof next->folder, folder);
  next->count = count;
  char *end = (char *)(next + 1);
  for (int i = 0; i < count; i++) {
    unsigned long length = strlen(names[i]) + 1;
    next->files[i] = (struct file){end, (unsigned char *)end + length, lengths[i]};
    memcpy(end, names[i], length);
    memcpy(end + length, bytes[i], lengths[i]);
    end += length + lengths[i];
  }
  struct held *last = atomic_exchange(&held, next);
  /* One generation longer: another thread's handler may be reading the last one. */
  free(before);
  before = last;
  return 0;
}
