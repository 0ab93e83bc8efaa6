/* region.h: Layer 3. The administrative regions of China in a text.
**
**   "重庆市渝北区、江北区召开会议" -> 重庆市渝北区 (500112), 江北区 (500105)
**   "达川地区宣汉县"  -> 四川省 | 达州市 | 宣汉县
**   "京津冀"          -> 京 (110000), 津 (120000), 冀 (130000)
**
** Provinces, prefectures and counties (data/regions.txt), by full and short
** names, by those of former times, and by the one character that stands for a
** province where it can mean nothing else.  Names that follow each other from
** the larger to the smaller are one mention.  A name that several regions bear
** (鼓楼区) is told from the regions around it, else from those of another text,
** the context; where that does not help either, only its name is known.
**
** What is left alone: streets (香港中路), villages and towns below the county
** (大同镇), short names that are ordinary words (和平) unless they stand behind
** the region that holds them, names of countries.  Any bytes will do; texts are
** read folded (fold.h), offsets are those of the text; linear time.
*/
#ifndef QIKAN_REGION_H
#define QIKAN_REGION_H

#include "core/sql.h"

/* One mention.  The names are full, official, and live for ever; an empty Span
** (not SPAN_NONE) stands for what is not known or does not apply: the city of
** a county that a province administers, the county of a city. */
typedef struct RegionRow {
  Span text;     /* piece of the text */
  Span province; /* 重庆市, 湖南省 */
  Span city;     /* prefecture; that of a county in Beijing, Tianjin, Shanghai
                    or Chongqing is the municipality */
  Span county;   /* ... */
  Span code;     /* six digits of GB/T 2260; SPAN_NONE where several regions
                    bear the name */
} RegionRow;

/* Appends the mentions of text, in order and not overlapping, to rows,
** ROWS_OF(RegionRow).  Both texts may be SPAN_NONE. */
void region_find(Span text, Span context, Arena *arena, Rows *rows);

/* The region that text is about: the first that is named, made more exact by
** those within it that its first sentence names, as far as these agree.
** False, and *row untouched, where there is none. */
bool region_of(Span text, Span context, Arena *arena, RegionRow *row);

extern const Family region_family;

#endif
