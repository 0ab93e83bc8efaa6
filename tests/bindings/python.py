#!/usr/bin/env python3
"""python.py: the extension from Python's sqlite3 module. TAP.

Where that module cannot load extensions (some builds leave it out), the
extension is registered through ctypes and sqlite3_auto_extension().
"""
import ctypes
import ctypes.util
import os
import sqlite3
import threading

QIKAN = os.path.abspath(os.environ.get('QIKAN', 'build/qikan'))
TEXT = '工作信息\n第3期\n市档案局编\u30002020年6月9日\n'
count = failed = 0


def point(ok, name):
    global count, failed
    count += 1
    failed += not ok
    print(('ok' if ok else 'not ok'), count, '-', name, flush=True)


def skip(name, why):
    global count
    count += 1
    print('ok', count, '-', name, '# SKIP', why, flush=True)


def connect():
    db = sqlite3.connect(':memory:')
    db.enable_load_extension(True)
    db.load_extension(QIKAN)
    return db


def test_values():
    db = connect()
    version, = db.execute('SELECT qikan_version()').fetchone()
    point(version[0].isdigit(), 'qikan_version is ' + version)
    folded, = db.execute('SELECT zh_fold(?)', ('ＡＢＣ',)).fetchone()
    point(folded == 'abc', 'text goes in and out')
    none, = db.execute('SELECT zh_fold(?)', (None,)).fetchone()
    point(none is None, 'None is NULL')
    blob, = db.execute('SELECT zh_decode(?)',
                       (TEXT.encode('gb18030'),)).fetchone()
    point(blob == TEXT, 'bytes are a BLOB')
    rows = db.execute('SELECT line, text FROM issue_lines(?)',
                      (TEXT,)).fetchall()
    point(len(rows) >= 3, 'a table-valued function gives rows')


def test_error():
    try:
        connect().execute('SELECT * FROM issue_lines').fetchall()
        point(False, 'a wrong call is an exception')
    except sqlite3.OperationalError as error:
        point('issue_lines' in str(error), f'a wrong call: {error}')


def test_search():
    db = connect()
    db.execute("CREATE VIRTUAL TABLE doc USING fts5(body, tokenize='chinese')")
    db.execute('INSERT INTO doc VALUES (?)', ('全市檔案工作\n\n會議召開',))
    found = db.execute('SELECT count(*) FROM doc WHERE doc MATCH ?',
                       ('"工作会议"',)).fetchone()
    point(found == (1,), 'the tokenizer finds through a line break')


def test_threads():
    """One connection a thread, all at once, agree."""
    results = []

    def work():
        db = connect()
        for _ in range(50):
            meta, = db.execute('SELECT issue_meta(?)', (TEXT,)).fetchone()
            folded, = db.execute('SELECT zh_fold(?)', (TEXT,)).fetchone()
            results.append((meta, folded))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    point(len(results) == 200 and len(set(results)) == 1,
          'four threads with a connection each')


def test_ctypes():
    """For a Python without enable_load_extension: docs/testing.md."""
    name = ctypes.util.find_library('sqlite3')
    probe = sqlite3.connect(':memory:')
    library = ctypes.CDLL(name) if name else None
    if library:
        library.sqlite3_libversion.restype = ctypes.c_char_p
        version = library.sqlite3_libversion().decode()
    if not library or version != sqlite3.sqlite_version:
        skip('ctypes', 'the module has a SQLite of its own')
        return
    entry = ctypes.CDLL(QIKAN + '.so').sqlite3_qikan_init
    library.sqlite3_auto_extension(entry)
    probe = sqlite3.connect(':memory:')
    library.sqlite3_reset_auto_extension()
    folded, = probe.execute("SELECT zh_fold('Ａ')").fetchone()
    point(folded == 'a', 'through ctypes and sqlite3_auto_extension')


if hasattr(sqlite3.Connection, 'enable_load_extension'):
    for test in (test_values, test_error, test_search, test_threads):
        test()
else:
    skip('sqlite3', 'this Python was built without loadable extensions')
test_ctypes()
print(f'1..{count}')
raise SystemExit(failed > 0)
