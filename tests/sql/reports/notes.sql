-- sql/reports/notes.sql: on an empty archive, then on a small one.
.read sql/archive.sql
.read sql/reports/notes.sql
.print --
.read tests/archive/made.sql
.read sql/reports/notes.sql
