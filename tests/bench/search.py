#!/usr/bin/python3
"""search.py: search with "chinese" measured: latency, size, growth, settings.

    tests/bench/search.py BUILD TEXT.db [sizes in MB]

TEXT.db holds text(id, body); build.sh makes it.  For each size (default 1, 10
and all of the text; larger sizes repeat it) and tokenizer an index is built in
memory, without content, and asked for phrases that are drawn from the text.
Then: what is found against LIKE over the folded text, and what FTS5's settings
change.  BENCH=md prints Markdown.  Times are processor times.
"""
import os
import random
import re
import sqlite3
import statistics
import sys
import time

TOKENIZERS = ["null1", "chinese", "chinese grams 2", "trigram", "unicode61"]
SETTINGS = [[], [("hashsize", 8 << 20)], [("hashsize", 64 << 20)],
            [("automerge", 0)], [("automerge", 8)], [("crisismerge", 64)],
            [("pgsz", 16000)], [("hashsize", 64 << 20), ("automerge", 0)]]
QUERIES = 200
MARKDOWN = os.environ.get("BENCH") == "md"


def connect(build):
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.enable_load_extension(True)
    db.load_extension(build + "/qikan")
    db.load_extension(build + "/bench/nulltokenizer")
    return db


def index(db, texts, tokenizer, settings=(), detail="full"):
    """Builds table f; seconds, or None where the host lacks the tokenizer."""
    try:
        db.execute("CREATE VIRTUAL TABLE f USING fts5(body, content='',"
                   f" detail={detail}, tokenize='{tokenizer}')")
    except sqlite3.OperationalError:
        return None
    for name, value in settings:
        db.execute("INSERT INTO f(f, rank) VALUES (?, ?)", (name, value))
    start = time.process_time()
    db.execute("BEGIN")
    db.executemany("INSERT INTO f(rowid, body) VALUES (?, ?)",
                   enumerate(texts))
    db.execute("COMMIT")
    return time.process_time() - start


def index_bytes(db):
    return db.execute("SELECT sum(length(block)) FROM f_data").fetchone()[0]


def phrases(texts, n):
    """Phrases of n Han characters that stand in the text."""
    runs, out = re.compile("[\u4e00-\u9fff]{%d,}" % n), []
    for _ in range(50 * QUERIES):
        found = runs.findall(random.choice(texts))
        if found and len(out) < QUERIES:
            run = random.choice(found)
            at = random.randrange(len(run) - n + 1)
            out.append('"%s"' % run[at:at + n])
    return out


def latency(db, queries, sql):
    times = []
    for query in queries:
        db.execute(sql, (query,)).fetchall()
        start = time.perf_counter()
        db.execute(sql, (query,)).fetchall()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000 if times else 0


def show(head, rows):
    print()
    if MARKDOWN:
        print("| " + " | ".join(head) + " |\n" + "|---" * len(head) + "|")
        for row in rows:
            print("| " + " | ".join(row) + " |")
        return
    for row in [head] + rows:
        print("  " + row[0].ljust(26) + "".join(x.rjust(9) for x in row[1:]))


def sized(texts, size):
    out, total = [], 0
    while total < size:
        for text in texts:
            out.append(text)
            total += len(text.encode())
            if total >= size:
                break
    return out, total


def bench_queries(build, texts, size):
    texts, total = sized(texts, size)
    random.seed(1)
    kinds = [(str(n), phrases(texts, n)) for n in (1, 2, 3, 4, 6, 10)]
    kinds.append(("2*", [q + " *" for q in kinds[1][1]]))
    for name, sql in (
            ("10 hits", "SELECT rowid FROM f WHERE f MATCH ? LIMIT 10"),
            ("all hits", "SELECT count(*) FROM f WHERE f MATCH ?")):
        rows = []
        for tokenizer in ("chinese", "chinese grams 2", "trigram"):
            db = connect(build)
            seconds = index(db, texts, tokenizer)
            if seconds is None:
                continue
            cells = []
            for kind, queries in kinds:
                few = tokenizer == "trigram" and kind[0] in "12"
                cells.append("-" if few and kind != "10" else
                             "%.3f" % latency(db, queries, sql))
            rows.append([tokenizer] + cells + [
                "%.2f" % (index_bytes(db) / total), "%.1f" % seconds])
            db.close()
        show(["%.0f MB, %s" % (total / 1e6, name)] +
             [kind for kind, _ in kinds] + ["size", "build s"], rows)


def bench_build(build, texts):
    total = sum(len(text.encode()) for text in texts)
    best = {}
    for _ in range(3):
        for tokenizer in TOKENIZERS:
            db = connect(build)
            seconds = index(db, texts, tokenizer)
            if seconds is not None:
                old = best.get(tokenizer, (seconds, 0))[0]
                best[tokenizer] = min(old, seconds), index_bytes(db) / total
            db.close()
    show(["build", "MB/s", "x null1", "size"], [
        [name, "%.1f" % (total / 1e6 / seconds),
         "%.2f" % (seconds / best["null1"][0]), "%.2f" % size]
        for name, (seconds, size) in best.items()])


def bench_quality(build, texts):
    """Phrases found by the index against LIKE on the folded text."""
    rows = []
    for tokenizer in ("chinese", "chinese grams 2"):
        db = connect(build)
        index(db, texts, tokenizer)
        db.execute("CREATE TABLE folded(id INTEGER PRIMARY KEY, body)")
        db.executemany(
            "INSERT INTO folded VALUES (?, replace(zh_fold(?), char(10), ''))",
            enumerate(texts))
        for n in (1, 2, 3, 4, 6):
            random.seed(n)
            hits = right = like = 0
            for query in phrases(texts, n)[:40]:
                got = {r[0] for r in db.execute(
                    "SELECT rowid FROM f WHERE f MATCH ?", (query,))}
                want = {r[0] for r in db.execute(
                    "SELECT id FROM folded WHERE body LIKE ?",
                    ("%" + query[1:-1] + "%",))}
                hits += len(got)
                like += len(want)
                right += len(got & want)
            rows.append([tokenizer, str(n), "%.4f" % (right / hits),
                         "%.4f" % (right / like)])
        db.close()
    show(["against LIKE", "length", "precise", "recall"], rows)


def bench_settings(build, texts):
    rows, total = [], sum(len(text.encode()) for text in texts)
    query = phrases(texts, 4)
    for settings in SETTINGS:
        for tokenizer in ("chinese", "chinese grams 2"):
            db = connect(build)
            seconds = index(db, texts, tokenizer, settings)
            ms = latency(db, query, "SELECT count(*) FROM f WHERE f MATCH ?")
            name = " ".join("%s=%d" % s for s in settings) or "as they are"
            rows.append([name, tokenizer[8:] or "grams 1", "%.2f" % seconds,
                         "%.2f" % (index_bytes(db) / total), "%.3f" % ms])
            db.close()
    for detail in ("column", "none"):
        for tokenizer in ("chinese", "chinese grams 2"):
            db = connect(build)
            seconds = index(db, texts, tokenizer, (), detail)
            rows.append(["detail=" + detail, tokenizer[8:] or "grams 1",
                         "%.2f" % seconds,
                         "%.2f" % (index_bytes(db) / total), "-"])
            db.close()
    show(["settings", "", "build s", "size", "4, ms"], rows)


def main():
    build, text = os.path.abspath(sys.argv[1]), sys.argv[2]
    source = sqlite3.connect(text)
    texts = [row[0] for row in source.execute("SELECT body FROM text")]
    total = sum(len(body.encode()) for body in texts)
    sizes = [float(x) * 1e6 for x in sys.argv[3:]] or [1e6, 10e6, total]
    bench_build(build, texts)
    for size in sizes:
        bench_queries(build, texts, size)
    bench_quality(build, texts)
    bench_settings(build, texts)


main()
