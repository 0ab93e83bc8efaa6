-- sql/reports/items_per_unit.sql: on an empty archive, then on a small one.
.read sql/archive.sql
.read sql/reports/items_per_unit.sql
.print --
.read tests/archive/made.sql
.read sql/reports/items_per_unit.sql
