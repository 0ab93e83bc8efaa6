/* issue_sql.h: Layer 9. The SQL family of the issue parser. */
#ifndef QIKAN_ISSUE_SQL_H
#define QIKAN_ISSUE_SQL_H

#include "core/sql.h"

extern const Family issue_family;

#endif
