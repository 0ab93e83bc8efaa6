/* charset.h: Layer 2. Bytes of unknown origin to UTF-8.
**
**   C4E3 BAC3 (GB18030)  ->  "你好"      A741 A66E (Big5)  ->  "你好"
**
** Reads UTF-8, UTF-16 and UTF-32 (either byte order, with or without a mark),
** GB18030 (so GBK and GB2312) and Big5 with HKSCS.  Tables are generated from
** ICU (data/charset_table.h).  Each malformed place becomes one U+FFFD and is
** counted; an ASCII byte or line end behind it is never swallowed.  NULs are
** dropped, because FTS5 stops at them; so is a byte order mark at the start.
**
** charset.c decodes, charset_detect.c tells what the bytes are,
** charset_sql.c is the SQL.
*/
#ifndef QIKAN_CHARSET_H
#define QIKAN_CHARSET_H

#include "core/arena.h"
#include "core/sql.h"

/* ORDER charset */
typedef enum Charset {
  CHARSET_UNKNOWN,
  CHARSET_UTF8,
  CHARSET_UTF16LE,
  CHARSET_UTF16BE,
  CHARSET_UTF32LE,
  CHARSET_UTF32BE,
  CHARSET_GB18030,
  CHARSET_BIG5,      /* read by the same table as HKSCS... */
  CHARSET_BIG5HKSCS, /* ...the name tells that HKSCS characters were seen */
  CHARSET_COUNT
} Charset;

/* "UTF-8", "GB18030", ...; NULL for CHARSET_UNKNOWN. */
const char *charset_name(Charset charset);

/* The charset of that name, without regard to case, '-', '_', ':' and blanks;
** aliases such as "gbk" and "utf16" included; CHARSET_UNKNOWN when there is
** none. */
Charset charset_find(Span name);

/* The most likely charset of the bytes; CHARSET_UTF8 for ASCII and for "";
** CHARSET_UNKNOWN for bytes that are no text of any of them.  Looks at a
** bounded number of bytes that are not ASCII. */
Charset charset_detect(Span bytes);

/* The text in UTF-8, in the arena (or in bytes itself where nothing had to be
** changed); *bad, if not NULL, becomes the number of malformed places.
** CHARSET_UNKNOWN reads as UTF-8.  A byte order mark of UTF-16 or UTF-32
** outweighs the order that charset tells.  SPAN_NONE when memory is gone, and
** for SPAN_NONE. */
Span charset_decode(Span bytes, Charset charset, Arena *arena, int64_t *bad);

/* An argument that is text, or a BLOB of bytes in any charset (as readfile()
** gives): decoded into the arena.  TEXT comes as it is, less any NUL.
** SPAN_NONE for NULL. */
Span charset_arg(sqlite3_value *value, Arena *arena);

/* ---- For detection: one character at a time ---- */

#define CHARSET_BAD 0xFFFFFFFFu /* a malformed place */

/* Bytes of the character at the start of s (not empty), and its code point
** or CHARSET_BAD in *cp.  Never more bytes than s has. */
size_t charset_read(Charset charset, Span s, uint32_t *cp);

/* Bytes of the byte order mark of charset at the start of s, or 0. */
size_t charset_mark(Charset charset, Span s);

/* How common a Han character is: 15 (most) to 0; 0 outside U+4E00..U+9FFF.
** A step is a factor of 1.87 in frequency. */
int charset_han_level(uint32_t cp);

/* Length of the run of printable ASCII, tab, CR and LF at the start of s. */
size_t charset_plain_run(Span s);

extern const Family charset_family;

#endif
