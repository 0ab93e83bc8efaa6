#!/usr/bin/env python3
"""archive.py: the archive from Python's sqlite3 module. TAP.

QIKAN names the extension, without ".so"; build/qikan where it is not given.
"""
import os
import sqlite3
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
QIKAN = os.path.join(ROOT, os.environ.get('QIKAN', 'build/qikan'))
count = failed = 0


def ok(good, name, got=None):
    """One test point; got is shown when it fails."""
    global count, failed
    count += 1
    print('ok' if good else 'not ok', count, '-', name)
    if not good:
        failed += 1
        print('#   got', repr(got))


def equal(got, want, name):
    ok(got == want, name, got)


def connect(path=':memory:'):
    c = sqlite3.connect(path)
    c.enable_load_extension(True)
    c.load_extension(QIKAN)
    c.enable_load_extension(False)
    return c


def one(c, sql, *args):
    return c.execute(sql, args).fetchone()


def contents(c):
    """All rows of all tables, for comparing."""
    return list(c.iterdump())


def read(name):
    with open(os.path.join(ROOT, name), 'rb') as f:
        return f.read()


SCHEMA = read('sql/archive.sql').decode()
if not hasattr(sqlite3.Connection, 'enable_load_extension'):
    print('1..0 # SKIP this Python cannot load extensions')
    sys.exit(0)

texts = sqlite3.connect(':memory:')
texts.executescript(read('tests/archive/issue.sql').decode())
SAMPLE = dict(texts.execute('SELECT name, text FROM sample'))
INSERT = 'INSERT INTO inbox(path, content) VALUES (?, ?)'

# ---- executescript, inbox with str and bytes ----
folder = tempfile.TemporaryDirectory()
path = os.path.join(folder.name, 'archive.db')
c = connect(path)
c.executescript(SCHEMA)
c.executescript(SCHEMA)
equal(one(c, 'SELECT version FROM schema_version'), (2,), 'schema, twice')
with c:
    c.execute(INSERT, ('june', SAMPLE['june']))
    c.execute(INSERT, ('july', SAMPLE['july'].encode('gb18030')))
equal(c.execute('SELECT number, total, date, publisher FROM issue').fetchall(),
      [(3, 12, '2020-06-09', '岚江县委办公室'),
       (4, 13, '2020-07-10', '岚江县委办公室')], 'issues')
equal(one(c, 'SELECT title, credit FROM article WHERE article_id = 2'),
      ('县图书馆举办读书会', '县图书馆'), 'an item')
equal(one(c, "SELECT rowid FROM article_fts('\"縣圖書館\"')"), (2,), 'search')
equal(one(c, 'SELECT charset FROM file WHERE path = ?', 'july'),
      ('GB18030',), 'charset')

# ---- The same again ----
CHARSETS = ('utf-8', 'utf-8-sig', 'gb18030', 'utf-16')


def again(c, name, charset):
    with c:
        for text in ('june', 'july'):
            c.execute(INSERT, (name % text, SAMPLE[text].encode(charset)))


before, changes = contents(c), c.total_changes
for charset in CHARSETS:
    again(c, '%s', charset)
with c:
    c.execute(INSERT, ('june', SAMPLE['june'].replace('\n', '\r\n')))
equal(c.total_changes, changes, 'the same again changes no row')
ok(contents(c) == before, 'the same again: same contents')
for charset in CHARSETS:
    again(c, '%s as ' + charset, charset)
equal(one(c, 'SELECT count(*) FROM issue'), (2,), 'copies are no issues')
equal(c.execute("SELECT reason, count(*) FROM v_copy GROUP BY 1").fetchall(),
      [('same', 8)], 'copies are told')
before, changes = contents(c), c.total_changes
for charset in CHARSETS:
    again(c, '%s as ' + charset, charset)
equal(c.total_changes, changes, 'copies again change no row')
big5 = connect()
big5.executescript(SCHEMA)
traditional = read('tests/issues/04-traditional-roc.txt').decode()
for old, other in ('〖【', '〗】', '〇○'):  # Big5 lacks them
    traditional = traditional.replace(old, other)
for name, value in (('text', traditional),
                    ('big5', traditional.encode('big5')),
                    ('utf-16', traditional.encode('utf-16'))):
    big5.execute(INSERT, (name, value))
equal(big5.execute('SELECT substr(charset, 1, 4), status FROM file').fetchall(),
      [('UTF-', 'imported'), ('Big5', 'known'), ('UTF-', 'known')],
      'Big5 and UTF-16 are known again')

# ---- Corrected; rolled back ----
try:
    with c:
        c.execute(INSERT, ('june', SAMPLE['june, corrected']))
        raise InterruptedError
except InterruptedError:
    pass
ok(contents(c) == before, 'rolled back')
with c:
    c.execute(INSERT, ('june', SAMPLE['june, corrected']))
equal(one(c, "SELECT count(*) FROM article WHERE body LIKE '%六十二名%'"), (1,),
      'corrected')
equal(one(c, 'SELECT count(*) FROM issue'), (2,), 'corrected: no second issue')

# ---- What is no issue ----
for name, value, status in (('none', None, 'unreadable'), ('int', 5, 'no issue'),
                            ('real', 2.5, 'no issue'), ('empty', '', 'empty'),
                            ('zero', b'', 'empty'), ('nul', b'\0' * 9, None),
                            ('noise', bytes(range(256)) * 40, None)):
    with c:
        c.execute(INSERT, (name, value))
    got = one(c, 'SELECT status FROM file WHERE path = ?', name)
    ok(got and got[0] != 'reading' and (status is None or got == (status,)),
       'kept: ' + name, got)
    reason = one(c, 'SELECT reason FROM v_kept WHERE path = ?', name)
    ok(got == ('imported',) or reason and reason[0], 'its reason: ' + name,
       reason)
c.execute("INSERT INTO article_fts(article_fts, rank) "
          "VALUES ('integrity-check', 1)")
ok(True, 'the index is sound')
c.commit()

# ---- Where the schema is not trusted ----
t = connect()
t.executescript(SCHEMA)
t.execute('PRAGMA trusted_schema = OFF')
probe = connect()
probe.executescript('''PRAGMA trusted_schema = OFF;
  CREATE TABLE t(x); CREATE VIRTUAL TABLE f USING fts5(x);
  CREATE TRIGGER i AFTER INSERT ON t BEGIN INSERT INTO f VALUES (new.x); END;''')
try:
    probe.execute("INSERT INTO t VALUES ('a')")
    host_can = True
except sqlite3.OperationalError:
    host_can = False
try:
    t.execute(INSERT, ('june', SAMPLE['june']))
    done = one(t, 'SELECT count(*) FROM article') == (3,)
except sqlite3.OperationalError as error:
    done = False
    ok(str(error).startswith('unsafe use of '), 'untrusted: the message',
       str(error))
equal(done, host_can, 'untrusted: imports where FTS5 in triggers is allowed')
if not done:
    equal(one(t, 'SELECT count(*) FROM file'), (0,), 'untrusted: nothing half')

# ---- Without the extension ----
c.close()
plain = sqlite3.connect('file:' + path + '?mode=ro', uri=True)
equal(one(plain, 'SELECT count(*) FROM v_item'), (4,), 'plain: a view')
equal(one(plain, 'SELECT unit, items FROM v_unit ORDER BY items DESC'),
      ('县档案馆', 2), 'plain: items per unit')
try:
    plain.execute("SELECT * FROM article_fts('x')")
    ok(False, 'plain: search needs the extension')
except sqlite3.OperationalError as error:
    equal(str(error), 'no such tokenizer: chinese',
          'plain: search needs the extension')
plain.close()

print('1..%d' % count)
sys.exit(1 if failed else 0)
