#!/usr/bin/env python3
"""Asks the questions of docs/questions.md of five programs and compares their answers; scripts/check-questions starts it.

All cells are compared as text, numbers by their value. DuckDB reads the CSV files of an export as the page says; questions that it cannot be
asked have to be named there."""
import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys

import duckdb
import pandas

dushu, database, folder, page = sys.argv[1:]
text = open(page, encoding="utf-8").read()


def cell(value):
    """A cell as text: the same for what programs write alike."""
    if value is None or value != value:
        return ""
    try:
        return "%.9g" % float(value)
    except (TypeError, ValueError):
        return str(value)


def rows(table):
    return sorted(tuple(cell(value) for value in row) for row in table)


def of_csv(output):
    return rows(list(csv.reader(io.StringIO(output)))[1:])


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def of_dushu(sql):
    return of_csv(run(dushu, "query", "--db", database, sql))


def of_shell(sql):
    run("sqlite3", "-readonly", "-box", database, sql)  # As the page says; the same as CSV can be compared.
    return of_csv(run("sqlite3", "-readonly", "-header", "-csv", database, sql))


def of_pandas(sql):
    connection = sqlite3.connect("file:%s?mode=ro" % database, uri=True)
    frame = pandas.read_sql_query(sql, connection)
    connection.close()
    return rows(frame.itertuples(index=False, name=None))


def of_datasette(sql):
    from urllib.parse import quote
    name = os.path.splitext(os.path.basename(database))[0]
    answer = json.loads(run(
        os.path.join(os.path.dirname(sys.executable), "datasette"), database, "--setting", "sql_time_limit_ms", "30000",
        "--setting", "max_returned_rows", "1000000", "--get", "/%s.json?sql=%s" % (quote(name), quote(sql))))
    return rows(answer["rows"])


def views(connection):
    """The views that the page makes, as it makes them."""
    block = re.search(r"(?ms)^    CREATE VIEW .*?\n\n", text).group(0)
    for statement in block.replace("'data/", "'%s/" % folder).strip().split(";\n"):
        connection.execute(statement)


def main():
    questions = []
    for section in text.split("\n## ")[1:]:
        blocks = [b for b in section.split("\n\n") if re.match(r"    (SELECT|WITH) ", b)]
        questions.append((section.split(".", 1)[0], section.split("\n", 1)[0], blocks[0].strip().rstrip(";")))
    other = duckdb.connect()
    views(other)
    said = re.search(r"(?m)^All but ([0-9, and]+) can be asked of it", text).group(1)
    foreign = set(re.findall(r"\d+", said))
    wrong = []
    for number, title, sql in questions:
        wanted = of_dushu(sql)
        line = "%-58s %5d rows" % (title[:58], len(wanted))
        for name, ask in (("shell", of_shell), ("pandas", of_pandas), ("datasette", of_datasette)):
            if ask(sql) != wanted:
                wrong.append("%s: %s answers otherwise" % (title, name))
        try:
            found = rows(other.execute(sql).fetchall())
            if number in foreign:
                wrong.append("%s: DuckDB can be asked, and the page says that it cannot" % title)
            elif "LIMIT" not in sql and found != wanted:
                wrong.append("%s: DuckDB answers otherwise: %s" % (title, sorted(set(found) ^ set(wanted))[:4]))
            elif len(found) != len(wanted):
                wrong.append("%s: DuckDB has %d rows" % (title, len(found)))
            line += "  DuckDB too"
        except duckdb.Error as error:
            if number not in foreign:
                wrong.append("%s: DuckDB cannot be asked: %s" % (title, str(error).split("\n")[0]))
        print(line)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    sys.exit(1 if wrong else 0)


main()
