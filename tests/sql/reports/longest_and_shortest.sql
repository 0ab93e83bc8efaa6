-- sql/reports/longest_and_shortest.sql: on an empty archive, then on a small one.
.read sql/archive.sql
.read sql/reports/longest_and_shortest.sql
.print --
.read tests/archive/made.sql
.read sql/reports/longest_and_shortest.sql
