#include "CIndexPages.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdint.h>
#include <string.h>

/* What SQLite takes by itself; a page of another size is no page of an index. */
enum { PAGE = 4096, SUM = 8, RESERVED_AT = 20 };

/* SQLite's own file stands right behind. */
typedef struct {
  sqlite3_file base;
  int is_database;
  /* Whether page 1 says that there is room for checksums: -1 as long as nobody looked. */
  int is_reserved;
} PageFile;

static sqlite3_vfs *real_vfs;

static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)((PageFile *)file + 1); }

/* Two sums, each of which the other goes into: whatever changes in one place only changes at least one of them, and a page in
   the place of another does not fit either. */
static void checksum(const unsigned char *page, sqlite3_int64 offset, unsigned char sum[SUM]) {
  uint32_t one = (uint32_t)(offset / PAGE) + 1, two = 0x9e3779b9u;
  for (int i = 0; i < PAGE - SUM; i += 8) {
    uint32_t words[2];
    memcpy(words, page + i, sizeof words);
    one += words[0] + two;
    two += words[1] + one;
  }
  memcpy(sum, &one, 4);
  memcpy(sum + 4, &two, 4);
}

static int is_page(const PageFile *file, int amount, sqlite3_int64 offset) {
  return file->is_database && amount == PAGE && offset % PAGE == 0;
}

static int pages_close(sqlite3_file *file) { return real(file)->pMethods->xClose(real(file)); }

static int pages_read(sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset) {
  PageFile *pages = (PageFile *)file;
  int code = real(file)->pMethods->xRead(real(file), buffer, amount, offset);
  if (!is_page(pages, amount, offset)) return code;
  if (code == SQLITE_IOERR_SHORT_READ) {
    /* SQLite takes the missing part for noughts, which is right behind the end only. */
    sqlite3_int64 size = 0;
    int problem = real(file)->pMethods->xFileSize(real(file), &size);
    return problem != SQLITE_OK ? problem : size > offset ? SQLITE_CORRUPT : code;
  }
  if (code != SQLITE_OK) return code;
  unsigned char sum[SUM];
  checksum(buffer, offset, sum);
  if (memcmp(sum, (unsigned char *)buffer + PAGE - SUM, SUM) != 0) return SQLITE_CORRUPT;
  if (offset == 0) pages->is_reserved = ((unsigned char *)buffer)[RESERVED_AT] == SUM;
  return SQLITE_OK;
}

static int pages_write(sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset) {
  PageFile *pages = (PageFile *)file;
  if (!is_page(pages, amount, offset)) return real(file)->pMethods->xWrite(real(file), buffer, amount, offset);
  unsigned char page[PAGE];
  memcpy(page, buffer, PAGE);
  if (offset == 0) {
    pages->is_reserved = page[RESERVED_AT] == SUM;
  } else if (pages->is_reserved < 0) {
    unsigned char header = 0;
    int code = real(file)->pMethods->xRead(real(file), &header, 1, RESERVED_AT);
    if (code != SQLITE_OK) return code;
    pages->is_reserved = header == SUM;
  }
  /* Never over what stands there: in a file of another kind those bytes are somebody's. */
  if (!pages->is_reserved) return SQLITE_CORRUPT;
  checksum(page, offset, page + PAGE - SUM);
  return real(file)->pMethods->xWrite(real(file), page, amount, offset);
}

static int pages_truncate(sqlite3_file *file, sqlite3_int64 size) {
  return real(file)->pMethods->xTruncate(real(file), size);
}
static int pages_sync(sqlite3_file *file, int flags) { return real(file)->pMethods->xSync(real(file), flags); }
static int pages_size(sqlite3_file *file, sqlite3_int64 *size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
static int pages_lock(sqlite3_file *file, int lock) { return real(file)->pMethods->xLock(real(file), lock); }
static int pages_unlock(sqlite3_file *file, int lock) { return real(file)->pMethods->xUnlock(real(file), lock); }
static int pages_is_locked(sqlite3_file *file, int *answer) {
  return real(file)->pMethods->xCheckReservedLock(real(file), answer);
}
static int pages_control(sqlite3_file *file, int op, void *argument) {
  return real(file)->pMethods->xFileControl(real(file), op, argument);
}
static int pages_sector(sqlite3_file *file) { return real(file)->pMethods->xSectorSize(real(file)); }
static int pages_device(sqlite3_file *file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
static int pages_shared_map(sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
  return real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
}
static int pages_shared_lock(sqlite3_file *file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
static void pages_shared_barrier(sqlite3_file *file) { real(file)->pMethods->xShmBarrier(real(file)); }
static int pages_shared_unmap(sqlite3_file *file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

/* What files have with shared memory and without. */
#define EVERY_FILE \
  .xClose = pages_close, \
  .xRead = pages_read, \
  .xWrite = pages_write, \
  .xTruncate = pages_truncate, \
  .xSync = pages_sync, \
  .xFileSize = pages_size, \
  .xLock = pages_lock, \
  .xUnlock = pages_unlock, \
  .xCheckReservedLock = pages_is_locked, \
  .xFileControl = pages_control, \
  .xSectorSize = pages_sector, \
  .xDeviceCharacteristics = pages_device

/* Version 2: without pages mapped into memory, which nobody would compare. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  EVERY_FILE,
  .xShmMap = pages_shared_map,
  .xShmLock = pages_shared_lock,
  .xShmBarrier = pages_shared_barrier,
  .xShmUnmap = pages_shared_unmap,
};

/* Where the file below has no shared memory. */
static const sqlite3_io_methods plain_methods = {.iVersion = 1, EVERY_FILE};

static int pages_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  PageFile *pages = (PageFile *)file;
  pages->base.pMethods = NULL;
  pages->is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  pages->is_reserved = -1;
  real(file)->pMethods = NULL;
  int code = real_vfs->xOpen(real_vfs, name, real(file), flags, out);
  /* SQLite closes what has methods, and nothing else. */
  if (real(file)->pMethods != NULL) {
    pages->base.pMethods = real(file)->pMethods->iVersion >= 2 ? &methods : &plain_methods;
  }
  return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync) {
  (void)vfs;
  return real_vfs->xDelete(real_vfs, name, sync);
}
static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *answer) {
  (void)vfs;
  return real_vfs->xAccess(real_vfs, name, flags, answer);
}
static int vfs_path(sqlite3_vfs *vfs, const char *name, int size, char *out) {
  (void)vfs;
  return real_vfs->xFullPathname(real_vfs, name, size, out);
}
static int vfs_random(sqlite3_vfs *vfs, int size, char *out) {
  (void)vfs;
  return real_vfs->xRandomness(real_vfs, size, out);
}
static int vfs_sleep(sqlite3_vfs *vfs, int microseconds) {
  (void)vfs;
  return real_vfs->xSleep(real_vfs, microseconds);
}
static int vfs_time(sqlite3_vfs *vfs, double *out) {
  (void)vfs;
  return real_vfs->xCurrentTime(real_vfs, out);
}
static int vfs_error(sqlite3_vfs *vfs, int size, char *out) {
  (void)vfs;
  return real_vfs->xGetLastError(real_vfs, size, out);
}
static int vfs_time64(sqlite3_vfs *vfs, sqlite3_int64 *out) {
  (void)vfs;
  return real_vfs->xCurrentTimeInt64(real_vfs, out);
}

static sqlite3_vfs pages_vfs;
static int outcome = SQLITE_ERROR;

static void begin(void) {
  real_vfs = sqlite3_vfs_find(NULL);
  if (real_vfs == NULL || real_vfs->iVersion < 2) return;
  pages_vfs = (sqlite3_vfs){
    .iVersion = 2,
    .szOsFile = (int)sizeof(PageFile) + real_vfs->szOsFile,
    .mxPathname = real_vfs->mxPathname,
    .zName = "huiyin",
    .xOpen = pages_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_path,
    .xRandomness = vfs_random,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_time,
    .xGetLastError = vfs_error,
    .xCurrentTimeInt64 = vfs_time64,
  };
  outcome = sqlite3_vfs_register(&pages_vfs, 1);
}

int huiyin_guard_pages(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, begin);
  return outcome;
}

int huiyin_reserve_checksums(void *connection) {
  int bytes = SUM;
  return sqlite3_file_control(connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
}
