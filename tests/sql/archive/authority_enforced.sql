-- The same where keys are enforced and triggers call themselves.
PRAGMA foreign_keys = ON;
PRAGMA recursive_triggers = ON;
.read tests/sql/archive/authority.sql
