#pragma once

/* Pages of an index file that say when they are damaged.

   SQLite finds damage where it breaks the structure of a page; a digit flipped in a row is an answer like any other. Every
   page of a database file carries a checksum in its last eight bytes, written when the page is and compared when it is read;
   a page that fails is SQLITE_CORRUPT, and whoever asked makes the index anew. SQLite's log has checksums of its own. */

/* Once in a process, before any database file is opened. From then on all of them have to be of this kind.
   Returns SQLITE_OK, or SQLite's code of what went wrong. */
int huiyin_guard_pages(void);

/* Leaves room for the checksum in the pages of a database that is still empty; without effect on others.
   connection: sqlite3 *. Returns SQLITE_OK, or SQLite's code of what went wrong. */
int huiyin_reserve_checksums(void *connection);
