/* segment.c: fuzz target. First byte: how much of the input is words that the
** connection adds, by lines; the rest is text.  Whatever the bytes, the words
** stand in the text, in order, and end where it ends. */
#include "search/segment.h"
#include "search/lexicon_own.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Seen {
  Span text;
  const char *last; /* end of the word before */
} Seen;

static void word_check(void *data, const Word *word) {
  Seen *seen = data;
  if (!span_holds(seen->text, word->text) || word->text.n == 0 ||
      word->text.z < seen->last || word->kind >= SEGMENT_KINDS) {
    __builtin_trap();
  }
  seen->last = word->text.z + word->text.n;
}

static void add_words(Conn *conn, Span lines) {
  while (lines.n) {
    const char *end = memchr(lines.z, '\n', lines.n);
    Span line = span_head(lines, end ? (size_t)(end - lines.z) : lines.n);
    lines = span_from(lines, line.n + 1);
    Span half = span_head(line, line.n / 2);
    own_add_word(conn, line, line.n % 3 ? OWN_DEFAULT : (double)(line.n % 2));
    own_add_synonym(conn, half, span_from(line, half.n));
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  Span text = {(const char *)data + 1, size - 1};
  Conn *conn = conn_new(NULL, NULL);
  Arena arena = {0};
  size_t own = data[0] < 128 ? 0 : text.n / 4;
  if (!conn) return 0;
  add_words(conn, span_head(text, own));
  text = span_from(text, own);
  Seen seen = {text, text.z};
  Segmenter segmenter;
  segment_begin(&segmenter, conn, text, &arena, word_check, &seen);
  segmenter.fold = data[0] & 1;
  while (segment_more(&segmenter)) arena_free(&arena);
  arena_free(&arena);
  conn_unref(conn);
  return 0;
}
