/* sparkline.c: Layer 2. A small line chart as SVG; see sparkline.h. */
#include "report/sparkline.h"

#include <stdlib.h>

#include "core/sqlite.h"

enum { MARGIN = 2 }; /* pixels, for the width of the line and the last dot */

static int key_order(Span a, Span b) {
  int order = memcmp(a.z, b.z, a.n < b.n ? a.n : b.n);
  return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* Numbers before texts; equal x by y, so that the order is always the same. */
static int point_order(const void *left, const void *right) {
  const SparklinePoint *a = left, *b = right;
  int order;
  if (a->key.z && b->key.z) {
    order = key_order(a->key, b->key);
  } else if (a->key.z || b->key.z) {
    order = a->key.z ? 1 : -1;
  } else {
    order = (a->x > b->x) - (a->x < b->x);
  }
  return order ? order : (a->y > b->y) - (a->y < b->y);
}

/* A scale from the values low..high to the pixels from..to. */
typedef struct Scale {
  double low, high, from, to;
} Scale;

/* Where value lies.  Halves, because high - low may be more than a double. */
static double scale_at(const Scale *s, double value) {
  double range = s->high / 2 - s->low / 2;
  double share = range > 0 ? (value / 2 - s->low / 2) / range : 0.5;
  return s->from + share * (s->to - s->from);
}

static void number_add(double value, Text *out) {
  char z[40];
  sqlite3_snprintf((int)sizeof(z), z, "%.1f", value);
  text_add(out, span_of(z));
}

static void attribute_add(const char *name, double value, Text *out) {
  text_add(out, SPAN(" "));
  text_add(out, span_of(name));
  text_add(out, SPAN("=\""));
  number_add(value, out);
  text_add(out, SPAN("\""));
}

void sparkline_write(SparklinePoint *points, size_t n, Text *out) {
  if (n == 0) return;
  qsort(points, n, sizeof(*points), point_order);
  bool by_order = points[n - 1].key.z != NULL;
  Scale x = {by_order ? 0 : points[0].x,
             by_order ? (double)(n - 1) : points[n - 1].x, MARGIN,
             SPARKLINE_WIDTH - MARGIN};
  Scale y = {0, 0, SPARKLINE_HEIGHT - MARGIN, MARGIN};
  for (size_t i = 0; i < n; i++) {
    if (points[i].y < y.low) y.low = points[i].y;
    if (points[i].y > y.high) y.high = points[i].y;
  }
  text_add(out, SPAN("<svg class=\"sparkline\" width=\"120\" height=\"24\" "
                     "viewBox=\"0 0 120 24\"><polyline fill=\"none\" "
                     "stroke=\"currentColor\" points=\""));
  double at = 0, up = 0;
  for (size_t i = 0; i < n; i++) {
    at = scale_at(&x, by_order ? (double)i : points[i].x);
    up = scale_at(&y, points[i].y);
    if (i) text_add(out, SPAN(" "));
    number_add(at, out);
    text_add(out, SPAN(","));
    number_add(up, out);
  }
  text_add(out, SPAN("\"/><circle"));
  attribute_add("cx", at, out);
  attribute_add("cy", up, out);
  text_add(out, SPAN(" r=\"1.5\" fill=\"currentColor\"/></svg>"));
}
