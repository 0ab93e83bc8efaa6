/* fold.c: Layer 2. Folding by table; see fold.h.
**
**   fold_cp(U+7FD2 習)   -> 习
**   fold_cp(U+338F ㎏)   -> k g
**   fold_cp(U+00AD)      -> nothing
*/
#include "text/fold.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "data/fold_table.h"

int fold_cp(uint32_t cp, uint32_t out[FOLD_MAX]) {
  out[0] = fold_one(cp);
  if (out[0] != FOLD_ASK) return 1;
  if (cp >= FOLD_END) return 0; /* a tag */
  uint32_t mark = cp + fold_delta_at(fold_page_of, cp);
  uint32_t special = fold_special[(mark & 0xFFFF) - FOLD_MARK];
  if (!(special & FOLD_SEVERAL)) {
    out[0] = special;
    return 1;
  }
  int n = (int)(special >> 24 & 0x1F);
  for (int i = 0; i < n; i++) {
    out[i] = fold_many[(special & 0xFFFFFF) + (uint32_t)i];
  }
  return n;
}

uint32_t fold_base(uint32_t cp) {
  if (cp >= FOLD_BASE_END) return cp;
  return (cp + fold_delta_at(fold_base_page_of, cp)) & 0xFFFF;
}

/* Appends what cp folds to. */
static void fold_add(uint32_t cp, Text *out) {
  uint32_t to[FOLD_MAX];
  int n = fold_cp(cp, to);
  for (int i = 0; i < n; i++) text_add_cp(out, to[i]);
}

/* Bytes at the start of s, whole characters, that fold to themselves.  Common
** ideographs take the short way: three bytes, the first of them E4..E9. */
static size_t fold_skip(Span s) {
  const uint8_t *b = (const uint8_t *)s.z;
  size_t i = 0;
  while (i < s.n) {
    uint32_t cp = UTF8_BAD;
    size_t n = 3;
    if (s.n - i >= 3 && b[i] >= 0xE4 && b[i] <= 0xE9 &&
        utf8_is_tail(s.z[i + 1]) && utf8_is_tail(s.z[i + 2])) {
      cp = (uint32_t)(b[i] & 0x0F) << 12 | (uint32_t)(b[i + 1] & 0x3F) << 6 |
           (b[i + 2] & 0x3F);
    } else {
      n = utf8_read(span_from(s, i), &cp);
    }
    if (n == 0 || fold_one(cp) != cp) break;
    i += n;
  }
  return i;
}

void fold_span(Span s, Text *out) {
  while (s.n) {
    size_t same = fold_skip(s);
    text_add(out, span_head(s, same));
    s = span_from(s, same);
    if (s.n) fold_add(utf8_next(&s), out);
  }
}

int fold_key_next(Span *s, uint32_t out[FOLD_MAX]) {
  uint32_t cp = utf8_next(s);
  if (cp_class(cp) == CP_BLANK) return 0;
  int n = fold_cp(cp, out), kept = 0;
  for (int i = 0; i < n; i++) {
    if (cp_class(out[i]) != CP_BLANK) out[kept++] = out[i];
  }
  return kept;
}

void fold_key(Span s, Text *out) {
  uint32_t cps[FOLD_MAX];
  while (s.n) {
    int n = fold_key_next(&s, cps);
    for (int i = 0; i < n; i++) text_add_cp(out, cps[i]);
  }
}

#define FNV_STEP(h, byte) (((h) ^ (uint8_t)(byte)) * 0x100000001b3u)

/* FNV-1a over s without blanks and invisible characters, full width read as
** half width: what stays when a text is copied, re-wrapped or re-encoded. */
static uint64_t fold_hash(Span s) {
  uint64_t h = 0xcbf29ce484222325u;
  while (s.n) {
    char z[UTF8_MAX];
    if (utf8_is_han(s)) { /* nearly always */
      h = FNV_STEP(FNV_STEP(FNV_STEP(h, s.z[0]), s.z[1]), s.z[2]);
      s = (Span){s.z + 3, s.n - 3};
      continue;
    }
    uint32_t cp = utf8_next(&s);
    CpClass c = cp_class(cp);
    if (c == CP_BLANK || c == CP_HIDDEN) continue;
    if (cp >= 0xFF01 && cp <= 0xFF5E) cp -= 0xFF01 - '!';
    size_t n = utf8_put(z, cp);
    for (size_t i = 0; i < n; i++) h = FNV_STEP(h, z[i]);
  }
  return h;
}

/* ---- SQL ---- */

static void zh_hash_func(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  char z[24];
  Span s = arg_text(argv[0]);
  if (!s.z) return;
  sqlite3_snprintf(sizeof(z), z, "%016llx", fold_hash(s));
  result_text(ctx, span_of(z));
}

static void zh_fold_func(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  Span s = arg_text(argv[0]);
  Arena arena = {0};
  Text out = {.arena = &arena};
  fold_span(s, &out);
  result_arena_text(ctx, &arena, s.z ? text_span(&out) : SPAN_NONE);
  arena_free(&arena);
}

static const Func fold_funcs[] = {
    {"zh_fold", 1, 1, 0, zh_fold_func, "zh_fold(text)",
     "The text in one spelling of width, case, script and radicals.", NULL},
    {"zh_hash", 1, 1, 0, zh_hash_func, "zh_hash(text)",
     "16 hexadecimal digits, equal for texts that differ in white space and "
     "width only.",
     NULL},
};

const Family fold_family = {
    .name = "fold",
    .page = "fold",
    .funcs = fold_funcs,
    .n_funcs = COUNT(fold_funcs),
};
