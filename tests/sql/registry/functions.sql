-- qikan_functions: what each row promises.

SELECT count(*) > 5 FROM qikan_functions;
SELECT name, kind, page FROM qikan_functions WHERE name LIKE 'qikan%';

-- Rows that break a rule, one query a rule; all are empty.
SELECT 'no usage', name FROM qikan_functions
  WHERE substr(usage, 1, length(name)) <> name
    AND kind NOT IN ('tokenizer', 'collation');
SELECT 'arguments are not those of usage', name FROM qikan_functions
  WHERE usage LIKE '%(%)' AND usage <> name || '(' || arguments || ')';
SELECT 'doc is no sentence', name FROM qikan_functions WHERE doc NOT LIKE '%.';
SELECT 'no page', name FROM qikan_functions WHERE ifnull(page, '') = '';
SELECT 'a prefix of its own', name FROM qikan_functions
  WHERE name NOT GLOB 'zh_*' AND name NOT GLOB 'issue_*'
    AND name NOT GLOB 'report_*' AND name NOT GLOB 'qikan_*'
    AND kind <> 'tokenizer';
SELECT 'listed twice', name FROM qikan_functions GROUP BY name, kind
  HAVING count(*) > 1;

-- Functions that views and indexes may use; DIRECTONLY ones are for the few
-- that change something.  0x800 deterministic, 0x80000 direct, 0x200000
-- innocuous.
SELECT DISTINCT 'neither innocuous nor direct', f.name
  FROM pragma_function_list AS f JOIN qikan_functions AS q ON q.name = f.name
  WHERE q.kind = 'scalar' AND f.flags & 0x280000 = 0;
SELECT DISTINCT 'innocuous but not deterministic', f.name
  FROM pragma_function_list AS f JOIN qikan_functions AS q ON q.name = f.name
  WHERE q.kind = 'scalar' AND f.flags & 0x200800 = 0x200000;

SELECT qikan_version() GLOB '[0-9]*.[0-9]*.[0-9]* (fold [0-9]*, tokenizer [0-9]*, build *)';
