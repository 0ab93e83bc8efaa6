-- sql/reports/items_per_quarter.sql: on an empty archive, then on a small one.
.read sql/archive.sql
.read sql/reports/items_per_quarter.sql
.print --
.read tests/archive/made.sql
.read sql/reports/items_per_quarter.sql
