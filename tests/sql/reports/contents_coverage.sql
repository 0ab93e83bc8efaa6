-- sql/reports/contents_coverage.sql: on an empty archive, then on a small one.
.read sql/archive.sql
.read sql/reports/contents_coverage.sql
.print --
.read tests/archive/made.sql
.read sql/reports/contents_coverage.sql
