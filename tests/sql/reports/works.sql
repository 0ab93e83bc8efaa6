-- sql/reports/works.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/works.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/works.sql
.print --
-- Named in the contents first: only items count.
INSERT INTO mention(mention_id, issue_id, kind, text, norm)
  VALUES (-1, 1, 'work', '《岚江旧事》', '岚江旧事');
.read sql/reports/works.sql
