/* dates_sql.h: Layer 5. The family of SQL functions over dates. */
#ifndef QIKAN_DATES_SQL_H
#define QIKAN_DATES_SQL_H

#include "core/sql.h"
#include "value/dates.h"

extern const Family dates_family;

#endif
