-- sql/reports/serials.sql: on an empty archive, then on a small one.
.read sql/archive.sql
.read sql/reports/serials.sql
.print --
.read tests/archive/made.sql
.read sql/reports/serials.sql
