#!/usr/bin/env python3
"""Measures programs from outside: memory and processor time over 1, 2, 4 and 8 times the work, one core beside two, and the same questions to
SQLite and to DuckDB. scripts/bench starts it; numbers only, nothing here decides whether they are good."""
import argparse
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time


def run(command, cores=None, output=None):
    """Wall seconds, processor seconds and megabytes of a program."""
    out = open(output, "wb") if output else subprocess.DEVNULL
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL,
                               preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise SystemExit("%s ended with %d" % (" ".join(command), process.returncode))
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def line(what, value, unit):
    print("%-44s%s %s" % (what, value, unit), flush=True)


def texts(folder):
    return sorted(os.path.join(place, name) for place, _, names in os.walk(folder) for name in names if name.endswith(".txt"))


def copies(pages, folder, count):
    """Every page `count` times, no two with the same content: what restates a figure comes by another name on another day."""
    for path in texts(pages):
        with open(path, "rb") as file:
            content = file.read()
        for copy in range(count):
            with open("%s/%s-%d.txt" % (folder, os.path.basename(path)[:-4], copy), "wb") as file:
                file.write(content + ("\n第%d版\n" % copy).encode())


def memory(arguments, folder):
    """One text of many articles, and many pages: how memory and time grow with them."""
    whole = b"".join(open(path, "rb").read() + b"\n" for path in texts(arguments.pages))
    times = max(1, 4_000_000 // len(whole))
    one = folder + "/one.txt"
    first = {}
    for factor in (1, 2, 4, 8):
        with open(one, "wb") as file:
            for _ in range(times * factor):
                file.write(whole)
        size = os.path.getsize(one) / 1e6
        for what, command in (("extract", [arguments.dushu, "extract", "--format", "jsonl", one]),
                              ("ingest", [arguments.dushu, "ingest", "--db", "%s/one%d.sqlite" % (folder, factor), one])):
            _, worked, megabytes = run(command)
            base = first.setdefault(what, (worked, megabytes))
            line("%s of one text of %d MB" % (what, size), "%.1f s, %.0f MB," % (worked, megabytes),
                 "%.1f times the time and %.1f times the memory of the first" % (worked / base[0], megabytes / base[1]))
    for factor in (1, 2, 4, 8):
        below = "%s/pages%d" % (folder, factor)
        os.mkdir(below)
        copies(arguments.pages, below, factor)
        _, worked, megabytes = run([arguments.dushu, "ingest", "--db", "%s/pages%d.sqlite" % (folder, factor), below])
        base = first.setdefault("pages", (worked, megabytes))
        line("ingest of every page %d times" % factor, "%.1f s, %.0f MB," % (worked, megabytes),
             "%.1f times the time and %.1f times the memory of the first" % (worked / base[0], megabytes / base[1]))


def family(arguments, folder):
    """Small pages that all speak of one series and contradict one another: how time and memory grow with them."""
    first = None
    for count in (500, 1000, 2000, 4000):
        below = "%s/family%d" % (folder, count)
        os.mkdir(below)
        for index in range(count):
            with open("%s/2022-%02d-%02d-%04d.txt" % (below, index % 12 + 1, index % 28 + 1, index), "w", encoding="utf-8") as file:
                file.write("截至2021年12月31日，湖北省快递业务量完成%d.%d亿件，同比增长%d.%d%%。\n"
                           % (*divmod(200 + index * 37 % 5000, 10), index % 40 + 1, index % 9))
        _, worked, megabytes = run([arguments.dushu, "ingest", "--db", below + ".sqlite", below])
        first = first or (worked, megabytes)
        line("ingest of %d pages about one series" % count, "%.2f s, %.0f MB," % (worked, megabytes),
             "%.1f times the time and %.1f times the memory of the first" % (worked / first[0], megabytes / first[1]))


def cores(arguments, folder):
    """Best of five with one core and with two."""
    files = texts(arguments.pages)
    for what, command in (("extract", lambda n: [arguments.dushu, "extract", "--format", "jsonl", *files]),
                          ("ingest", lambda n: [arguments.dushu, "ingest", "--db", "%s/cores%s.sqlite" % (folder, n), arguments.pages])):
        best = [min(run(command("%d-%d" % (count, again)), set(range(count)))[0] for again in range(5)) for count in (1, 2)]
        line("%s with one core, with two" % what, "%.2f s, %.2f s," % tuple(best), "%.2f times as fast" % (best[0] / best[1]))


def decisions(arguments, folder):
    """20,000 decisions on names, and one on every figure of the pages, loaded from a file into a database that has the pages."""
    path = folder + "/decisions.sqlite"
    run([arguments.dushu, "ingest", "--db", path, arguments.pages])
    names, figures, made = folder + "/names.jsonl", folder + "/figures.jsonl", folder + "/made.sqlite"
    with open(names, "w", encoding="utf-8") as file:
        for number in range(20_000):
            file.write('{"action":"alias","day":"2022-11-25","decision":"organization","name":"某某营业所第%05d号","organization":"湖北省"}\n' % number)
    shutil.copy(path, made)
    with sqlite3.connect("file:%s?mode=ro" % made, uri=True) as database:
        ids = ["c%d" % row[0] for row in database.execute("SELECT claim_id FROM current_claim ORDER BY claim_id LIMIT 20000")]
    run([arguments.dushu, "claim", "accept", "--quiet", "--by", "bench", "--db", made, *ids])
    run([arguments.dushu, "decisions", "export", "--db", made], output=figures)
    for what, count, file in (("names", 20_000, names), ("figures", len(ids), figures)):
        loaded = folder + "/loaded-%s.sqlite" % what
        shutil.copy(path, loaded)
        passed, worked, megabytes = run([arguments.dushu, "decisions", "load", "--quiet", "--db", loaded, file])
        line("%d decisions on %s loaded" % (count, what), "%.1f s, %.1f s of a processor, %.0f MB" % (passed, worked, megabytes), "")


# Questions on the same tables, in words that both understand but for the days.

JOINED = """FROM observation JOIN series_key ON series_key.id = observation.series_id
    JOIN organization ON organization.id = series_key.organization_id"""
FIELD = """JOIN peer ON peer.organization = organization.name JOIN peers ON peers.name = peer.peers"""
PLACES = """SELECT series_key.metric, period_end, peers.name, organization.name, value_real, rank() OVER (
    PARTITION BY peers.name, series_key.metric, series_key.component, basis, unit, kind, period_start, period_end, scope, base_start, base_end
    ORDER BY value_real DESC) %s %s WHERE preferred = 1 AND contested = 0 AND method = 'stated'""" % (JOINED, FIELD)
GROWTH = """SELECT organization.name, series_key.metric, observation.period_end, observation.value_real,
        round(100.0 * (observation.value_real - earlier.value_real) / earlier.value_real, 2)
    %s JOIN observation AS earlier ON earlier.series_id = observation.series_id AND earlier.period_end = {before}
    WHERE observation.preferred = 1 AND observation.contested = 0 AND observation.method = 'stated'
        AND earlier.preferred = 1 AND earlier.contested = 0 AND earlier.method = 'stated'""" % JOINED
BEFORE = {"sqlite": "date(observation.period_end, '+1 day', '-1 year', '-1 day')",
          "duckdb": "CAST(CAST(CAST(observation.period_end AS DATE) + INTERVAL 1 DAY - INTERVAL 1 YEAR - INTERVAL 1 DAY AS DATE) AS VARCHAR)"}
SERIES = "SELECT organization.name, series_key.metric, period_end, value, value_real, evidence %s WHERE preferred = 1" % JOINED
QUESTIONS = [
    ("series of one organization", SERIES + " AND organization.name = '第7号省'"),
    ("series of one metric", SERIES + " AND series_key.metric = '余额第3项'"),
    ("a year of all series", SERIES + " AND period_end BETWEEN '2016-01-01' AND '2016-12-31'"),
    ("growth of one organization", GROWTH + " AND organization.name = '第7号省'"),
    ("growth of everything", GROWTH),
    ("places of one metric and day", PLACES + " AND series_key.metric = '余额第3项' AND period_end = '2013-06-30'"),
    ("places of everything", PLACES),
    ("sum, number and mean by metric and year", """SELECT series_key.metric, substr(period_end, 1, 4), sum(value_real), count(*), avg(value_real)
        %s WHERE preferred = 1 GROUP BY 1, 2""" % JOINED),
    ("latest of everything", """SELECT organization.name, series_key.metric, max(period_end), count(*)
        %s WHERE preferred = 1 AND method = 'stated' GROUP BY 1, 2""" % JOINED),
]
REPORTS = [
    ["growth"], ["ranking"], ["series"], ["board"], ["conflicts"], ["coverage"],
    ["growth", "--organization", "第7号省"], ["ranking", "--organization", "第7号省"], ["ranking", "--metric", "=余额第3项", "--period", "2013-06"],
    ["series", "--organization", "第7号省"], ["board", "--organization", "第7号省"], ["conflicts", "--organization", "第7号省"],
]


def best(work):
    least, rows = None, None
    for _ in range(3):
        start = time.monotonic()
        rows = work()
        spent = time.monotonic() - start
        least = spent if least is None else min(least, spent)
    return least, rows


def million(arguments, folder):
    """A million made-up observations: reports as a person starts them, and questions to SQLite and DuckDB on the same rows."""
    path = os.environ.get("BENCH_DATABASE") or folder + "/million.sqlite"
    subprocess.run([arguments.bench, arguments.pages, "filling"], env={**os.environ, "BENCH_DATABASE": path}, check=True)
    for words in REPORTS:
        spent = [run([arguments.dushu, "report", words[0], "--all", *words[1:], "--db", path]) for _ in range(2)]
        line("report " + " ".join(words), "%.2f s, %.0f MB" % (min(one[0] for one in spent), max(one[2] for one in spent)), "")
    import duckdb
    here = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    here.execute("PRAGMA cache_size = -64000")
    there = duckdb.connect()
    there.execute("SET threads = 2")
    import csv
    for table in ("observation", "series_key", "organization", "peers", "peer"):
        cursor = here.execute("SELECT * FROM " + table)
        with open(folder + "/table.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow([column[0] for column in cursor.description])
            writer.writerows(cursor)
        types = {row[1]: {"INTEGER": "BIGINT", "REAL": "DOUBLE"}.get(row[2], "VARCHAR") for row in here.execute("PRAGMA table_info(%s)" % table)}
        there.execute("CREATE TABLE %s AS SELECT * FROM read_csv(?, header = true, columns = ?)" % table, [folder + "/table.csv", types])
    for what, sql in QUESTIONS:
        mine, rows = best(lambda: here.execute(sql.replace("{before}", BEFORE["sqlite"])).fetchall())
        other, others = best(lambda: there.execute(sql.replace("{before}", BEFORE["duckdb"])).fetchall())
        if len(rows) != len(others):
            raise SystemExit("%s: %d rows in SQLite, %d in DuckDB" % (what, len(rows), len(others)))
        line(what, "%.3f s, DuckDB %.3f s, ratio %.2f," % (mine, other, mine / other), "%d rows" % len(rows))


def main():
    parts = {"memory": memory, "family": family, "cores": cores, "decisions": decisions, "million": million}
    parser = argparse.ArgumentParser()
    parser.add_argument("--dushu", required=True)
    parser.add_argument("--bench", required=True)
    parser.add_argument("pages")
    parser.add_argument("parts", nargs="*", choices=list(parts))
    arguments = parser.parse_args()
    for part in arguments.parts:
        folder = tempfile.mkdtemp(prefix="bench-")
        try:
            parts[part](arguments, folder)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
