-- sql/reports/numbering.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/numbering.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/numbering.sql
