#!/usr/bin/env python3
"""Reads pages with dushu under Apache Spark: see docs/cluster.md. scripts/cluster starts it.

Pages (path, bytes) -> dushu extract --records -> claims and documents as Parquet -> dushu ingest --claims for the families of some
organizations at a time -> observations -> series, growth, ranking as Spark SQL (cluster.sql).
"""
import argparse
import base64
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PAGES = (".txt", ".html", ".htm", ".pdf")
OBSERVATION = [
    ("organization", "string"), ("metric", "string"), ("component", "string"), ("basis", "string"), ("unit", "string"),
    ("kind", "string"), ("scope", "string"), ("period_start", "string"), ("period_end", "string"), ("base_start", "string"),
    ("base_end", "string"), ("coefficient", "bigint"), ("exponent", "bigint"), ("value", "string"), ("value_real", "double"),
    ("lower", "string"), ("upper", "string"), ("lower_real", "double"), ("upper_real", "double"), ("bound", "string"),
    ("method", "string"), ("formula", "string"), ("preferred", "bigint"), ("contested", "bigint"), ("first_issued", "string"),
    ("issued", "string"), ("evidence", "string"), ("confidence", "string")]
OBSERVATION_SQL = "SELECT %s FROM observation JOIN series_key ON series_key.id = series_id JOIN organization ON organization.id = organization_id" % (
    ", ".join({"organization": "organization.name"}.get(name, name) for name, _ in OBSERVATION))
CLAIM = """document string, article bigint, headline string, start bigint, end bigint, quote string, value string, lower string,
    upper string, unit string, bound string, kind string, organization string, mention string, metric string, component string,
    basis string, scope string, period struct<start: string, end: string>, base struct<start: string, end: string>,
    confidence string, words map<string, array<array<bigint>>>, doubts array<string>, rule string, in_headline boolean,
    reported_by string, exponent bigint"""
DOCUMENT = """document string, path string, sha256 string, bytes bigint, issued string, issued_from string, encoding string,
    scalars bigint, reader string, decisions string, claims bigint, reason string,
    organizations array<struct<name: string, level: string, system: string, division: string, parent: string, reason: string,
        mentions: array<string>>>"""


class Options:
    """What a task is told."""

    def __init__(self, arguments):
        self.dushu = os.path.abspath(arguments.dushu)
        self.organizations = arguments.organizations and os.path.abspath(arguments.organizations)
        self.metrics = arguments.metrics and os.path.abspath(arguments.metrics)
        self.seconds = arguments.seconds
        self.fail = arguments.fail_executor
        self.batch = arguments.batch


# Reading

def pages_of(folder):
    """The pages that dushu ingest would read of a folder: text, HTML and PDF, in the order of their names; hidden ones and README aside."""
    def entries(place):
        return sorted(os.scandir(place), key=lambda entry: os.fsencode(entry.name))

    def walk(place, name):
        for entry in entries(place):
            below = name + "/" + entry.name if name else entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from walk(entry.path, below)
            elif entry.is_file() and entry.name.lower().endswith(PAGES) and entry.name.lower() != "readme.txt":
                yield os.path.realpath(entry.path), below
    return list(walk(folder, ""))


def read(options, repeated):
    """Turns (path, name) into (sort of line, hash, place, line): whole documents, or a line that says why a page cannot be read."""
    def partition(pages):
        from pyspark import TaskContext
        context = TaskContext.get()
        if options.fail and context.partitionId() == 0 and context.attemptNumber() == 0:
            fail_executor()
        if context.attemptNumber() > 0:
            repeated.add(1)
        waiting = []
        for path, name in pages:
            with open(path, "rb") as file:
                waiting.append((path, name, file.read()))
            if len(waiting) >= options.batch:
                yield from read_batch(waiting, options)
                waiting = []
        yield from read_batch(waiting, options)
    return partition


def read_batch(pages, options):
    """Reads some pages with one process; a page at which it ends or hangs is quarantined, and those after it are read by another."""
    while pages:
        command = [options.dushu, "extract", "--records", "--pages", "-"]
        if options.organizations:
            command[-1:-1] = ["--decisions", options.organizations]
        lines = "".join(json.dumps({"path": path, "document": name, "base64": base64.b64encode(data).decode()}) + "\n"
                        for path, name, data in pages)
        try:
            done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  timeout=options.seconds * len(pages))
            output, why = done.stdout, "the reader ended with code %d" % done.returncode if done.returncode else None
        except subprocess.TimeoutExpired as late:
            output, why = late.stdout or b"", "the reader took longer than %d s" % options.seconds
        count = 0
        for document in whole_documents(output):
            count += 1
            yield from document
        if why is None and count < len(pages):
            raise RuntimeError("%d of %d pages came back" % (count, len(pages)))
        if why is None:
            return
        if count < len(pages):
            yield quarantined(*pages[count], why)
        pages = pages[count + 1:]


def whole_documents(output):
    """The documents of an output that may be cut off, each with all its claims."""
    lines = output.split(b"\n")[:-1]
    place = 0
    while place < len(lines):
        head = json.loads(lines[place])
        claims = head.get("claims", 0)
        rest = lines[place + 1:place + 1 + claims]
        if len(rest) < claims:
            return
        sha256 = head["sha256"]
        yield [(head["record"], sha256, 0, lines[place].decode())] + [
            ("claim", sha256, index + 1, line.decode()) for index, line in enumerate(rest)]
        place += 1 + claims


def quarantined(path, name, data, why):
    import hashlib
    sha256 = hashlib.sha256(data).hexdigest()
    line = {"record": "quarantined", "document": name, "path": path, "sha256": sha256, "bytes": len(data), "reader": "",
            "reason": why}
    return ("quarantined", sha256, 0, json.dumps(line, ensure_ascii=False))


def fail_executor():
    """Kills the executor that this task runs on, as a machine that goes away would."""
    daemon = os.getppid()
    with open("/proc/%d/stat" % daemon) as file:
        executor = int(file.read().rsplit(")", 1)[1].split()[1])
    os.kill(executor, signal.SIGKILL)


# Observing

def observe(options):
    """Turns claims (name, head of the document, line), sorted by document, into observations: dushu makes them in a database of its own."""
    def partition(rows):
        with scratch(options) as database:
            text = []
            head, claims = None, []

            def close():
                if head is not None:
                    head["claims"] = len(claims)
                    text.append(json.dumps(head, ensure_ascii=False) + "\n" + "".join(claims))
            for row in rows:
                if head is None or row.sha256 != head["sha256"]:
                    close()
                    head, claims = json.loads(row.head), []
                claims.append(row.line + "\n")
            close()
            if not text:
                return
            database.take("".join(text))
            yield from database.rows(OBSERVATION_SQL)
    return partition


class scratch:
    """A database that is thrown away, with the decisions of a person."""

    def __init__(self, options):
        self.options = options

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="dushu-")
        self.path = self.folder + "/scratch.sqlite"
        for kind, file in (("organizations", self.options.organizations), ("metrics", self.options.metrics)):
            if file:
                self.run([kind, "load", "--force", file] if kind == "organizations" else [kind, "load", file])
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, arguments, text=""):
        done = subprocess.run([self.options.dushu, *arguments, "--db", self.path], input=text.encode(), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise RuntimeError("dushu %s: %s" % (arguments[0], done.stderr.decode()))

    def take(self, text):
        self.run(["ingest", "--claims", "-", "--without-text"], text)

    def rows(self, sql):
        connection = sqlite3.connect(self.path)
        rows = connection.execute(sql).fetchall()
        connection.close()
        return rows


# The job

def bare(head):
    """The line of a document that only reckons: without text and what belongs to it."""
    head = json.loads(head)
    head.pop("source", None)
    for name in ("articles", "organizations", "findings", "ledger"):
        head[name] = []
    return json.dumps(head, ensure_ascii=False)


def job(spark, options, pages, out):
    """Reads `pages` and writes Parquet below `out`; gives seconds by part, and how many parts were read again."""
    from pyspark.sql import functions as F, types as T
    spark.conf.set("spark.sql.sources.partitionOverwriteMode", "static")
    context = spark.sparkContext
    spent = {}

    def save(frame, name, *partitions):
        start = time.time()
        frame.write.mode("overwrite").partitionBy(*partitions).parquet(out + "/" + name)
        spent[name] = time.time() - start
        return spark.read.parquet(out + "/" + name)

    files = pages_of(pages)
    repeated = context.accumulator(0)
    slices = max(2 * context.defaultParallelism, len(files) // 200)
    schema = T.StructType([T.StructField("record", T.StringType()), T.StructField("sha256", T.StringType()),
                           T.StructField("ordinal", T.LongType()), T.StructField("line", T.StringType())])
    lines = save(spark.createDataFrame(context.parallelize(files, slices).mapPartitions(read(options, repeated)), schema), "lines", "record")
    documents = (lines.where("record <> 'claim'").select("record", "sha256", "line", F.from_json("line", DOCUMENT).alias("one"))
                 .select("record", "line", "one.*").withColumn("name", F.col("document")).drop("document"))
    # The same content under two names is one document: the name that an ingest would meet first.
    first = F.expr("row_number() OVER (PARTITION BY sha256 ORDER BY split(name, '/'))")
    documents = save(documents.withColumn("first", first).where("first = 1").drop("first"), "documents")
    claims = (lines.where("record = 'claim'").select("sha256", "ordinal", "line", F.from_json("line", CLAIM).alias("one"))
              .select("sha256", "ordinal", "line", "one.*")
              .join(documents.select("sha256", F.col("name")), "sha256").where("document = name").drop("name")
              .dropDuplicates(["sha256", "ordinal"])
              .withColumn("year", F.expr("substr(period.end, 1, 4)")))
    claims = save(claims, "claims", "year")

    heads = spark.createDataFrame(
        documents.where("record = 'document'").select("sha256", "name", "line").rdd.map(
            lambda row: (row.sha256, row.name, bare(row.line))), "sha256 string, name string, head string")
    speaking = (claims.where("organization IS NOT NULL AND metric IS NOT NULL AND period.end IS NOT NULL")
                .select("sha256", "ordinal", "organization", "line").join(heads, "sha256")
                .repartition(int(spark.conf.get("spark.sql.shuffle.partitions")), "organization").sortWithinPartitions("name", "sha256", "ordinal"))
    rows = speaking.rdd.mapPartitions(observe(options))
    types = ", ".join("%s %s" % column for column in OBSERVATION)
    observation = save(spark.createDataFrame(rows, types), "observation")

    merged = (documents.select("line", "issued", F.explode("organizations").alias("one"))
              .groupBy(F.col("one.name").alias("name"))
              .agg(F.min("one.level").alias("level"), F.min("one.system").alias("system"), F.min("one.division").alias("division"),
                   F.min("one.parent").alias("parent"), F.min("one.reason").alias("reason")))
    organization = save(merged, "organization")
    observation.createOrReplaceTempView("observation")
    organization.createOrReplaceTempView("organization")
    tables(spark, options, organization)
    with open(HERE + "/cluster.sql", encoding="utf-8") as file:
        text = "\n".join(line for line in file.read().split("\n") if not line.startswith("--"))
    for statement in text.split(";\n"):
        if statement.strip():
            spark.sql(statement)
    for view in ("series", "growth", "ranking"):
        save(spark.table(view), view)
    return spent, repeated.value


def tables(spark, options, organization):
    """The metrics and groups of peers that a database with these organizations has."""
    with scratch(options) as database:
        bodies = [row.asDict() for row in organization.orderBy("name").collect()]
        for body in bodies:
            body["mentions"] = []
        head = {"record": "document", "document": "organizations", "path": "/organizations", "sha256": "0" * 64, "bytes": 0,
                "issued": None, "issued_from": "page", "encoding": "utf-8", "scalars": 0, "claims": 0, "articles": [],
                "organizations": bodies, "findings": [], "ledger": [], "reader": version(options), "decisions": mark(options)}
        database.take(json.dumps(head, ensure_ascii=False) + "\n")
        for name, sql, types in (
                ("metric", "SELECT name, better, nature FROM metric", "name string, better string, nature string"),
                ("peers", "SELECT name, size FROM peers", "name string, size bigint"),
                ("peer", "SELECT organization, peers FROM peer", "organization string, peers string")):
            spark.createDataFrame(database.rows(sql), types).createOrReplaceTempView(name)


def probe(options):
    """What the reader says of itself, by a page of one line."""
    page = json.dumps({"path": "/probe", "document": "probe", "base64": base64.b64encode("一".encode()).decode()}) + "\n"
    command = [options.dushu, "extract", "--records", "--pages", "-"]
    if options.organizations:
        command[-1:-1] = ["--decisions", options.organizations]
    return json.loads(subprocess.run(command, input=page.encode(), stdout=subprocess.PIPE, check=True).stdout)


def version(options):
    return probe(options)["reader"]


def mark(options):
    return probe(options)["decisions"]


# Comparing with an ingest

def trimmed(column):
    """Decimal text without zeros after its last digit, as the database keeps the ends of intervals."""
    return "regexp_replace(regexp_replace(%s, '([.][0-9]*?)0+$', '$1'), '[.]$', '')" % column


COMPARED = {
    "claims": (
        """SELECT sha256, article.ordinal, in_headline, claim.span_start, claim.span_end, quote, value, exponent, lower, upper, unit, bound,
            kind, organization.name, mention, metric, component, basis, scope, period_start, period_end, base_start, base_end,
            reported_by, rule, confidence, doubts
        FROM claim JOIN document ON document.id = claim.document_id JOIN article ON article.id = article_id
        LEFT JOIN organization ON organization.id = organization_id""",
        """SELECT sha256, article, CAST(in_headline AS INT), start, end, quote, value, exponent, {lower}, {upper}, unit, bound, kind,
            organization, mention, metric, component, basis, scope, period.start, period.end, base.start, base.end, reported_by, rule,
            confidence, array_join(doubts, '; ') FROM parquet.`{}/claims`""".replace("{lower}", trimmed("lower")).replace(
            "{upper}", trimmed("upper"))),
    "documents": (
        "SELECT sha256, name, path, bytes, issued, encoding, scalars, state, reason FROM document",
        """SELECT sha256, name, path, bytes, issued, encoding, coalesce(scalars, 0), CASE record WHEN 'document' THEN 'ok' ELSE record END,
            reason FROM parquet.`{}/documents`"""),
    "organization": (
        """SELECT one.name, one.level, one.system, one.division, parent.name, one.reason FROM organization AS one
            LEFT JOIN organization AS parent ON parent.id = one.parent_id""",
        "SELECT name, level, system, division, parent, reason FROM parquet.`{}/organization`"),
    "observation": (OBSERVATION_SQL, "SELECT * FROM parquet.`{}/observation`"),
}
for view, left_out in (("series", {"observation_id", "series_id"}), ("growth", set()), ("ranking", set())):
    COMPARED[view] = (view, left_out)


def compare(spark, out, database, expected):
    """Holds the Parquet against a database, row for row; gives the number of tables that differ."""
    connection = sqlite3.connect(database)
    different = 0
    for name, (sql, other) in COMPARED.items():
        if sql == name:
            columns = [row[1] for row in connection.execute("PRAGMA table_info(%s)" % name) if row[1] not in other]
            sql = "SELECT %s FROM %s" % (", ".join('"%s"' % column for column in columns), name)
            other = "SELECT %s FROM parquet.`{}/%s`" % (", ".join("`%s`" % column for column in columns), name)
        here = sorted((tuple(row) for row in connection.execute(sql)), key=repr)
        there = sorted((tuple(row) for row in spark.sql(other.format(out)).collect()), key=repr)
        if name == "documents":
            different += {row[1] for row in there if row[7] == "quarantined"} & set(expected) != set(expected)
            there = [row for row in there if row[1] not in expected]
        same = here == there
        different += not same
        print("%-14s %8d rows: %s" % (name, len(there), "the same" if same else "NOT the same, %d in the database" % len(here)))
        if not same:
            for row in [row for row in here if row not in set(there)][:3]:
                print("  only in the database:", row)
            for row in [row for row in there if row not in set(here)][:3]:
                print("  only in the cluster: ", row)
    return different


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", help="folder of .txt pages, which all machines see under this path")
    parser.add_argument("out", help="folder for Parquet")
    parser.add_argument("--dushu", required=True, help="the program, under the same path on all machines")
    parser.add_argument("--master", default="local-cluster[2,1,1024]", help="default: two workers on this machine")
    parser.add_argument("--organizations", help="decisions on names, as dushu organizations export prints them")
    parser.add_argument("--metrics", help="decisions on metrics, as dushu metrics export prints them")
    parser.add_argument("--seconds", type=int, default=60, help="how long a page may take")
    parser.add_argument("--partitions", type=int, default=8, help="parts that claims are put into to make observations")
    parser.add_argument("--batch", type=int, default=100, help="pages that one process reads")
    parser.add_argument("--compare", metavar="DATABASE", help="holds the result against a database that dushu ingest made")
    parser.add_argument("--expect", action="append", default=[], metavar="NAME",
                        help="with --compare: a page that is quarantined here, and not in the database")
    parser.add_argument("--fail-executor", action="store_true", help="kills an executor at its first task: it must not matter")
    arguments = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    if arguments.master.startswith("local"):
        # Everything stays on this machine.
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        os.environ["SPARK_LOCAL_HOSTNAME"] = "localhost"
    from pyspark.sql import SparkSession
    quiet = "-Dlog4j2.configurationFile=file:%s/cluster.properties" % HERE
    spark = (SparkSession.builder.master(arguments.master).appName("dushu").config("spark.ui.enabled", "false")
             .config("spark.driver.extraJavaOptions", quiet).config("spark.executor.extraJavaOptions", quiet)
             .config("spark.sql.session.timeZone", "UTC").config("spark.ui.showConsoleProgress", "false")
             .config("spark.sql.shuffle.partitions", str(arguments.partitions)).getOrCreate())
    context = spark.sparkContext
    start = time.time()
    out = os.path.abspath(arguments.out)
    spent, repeated = job(spark, Options(arguments), os.path.abspath(arguments.pages), out)
    for name, seconds in spent.items():
        print("%-14s %8d rows %7.1f s" % (name, spark.read.parquet(out + "/" + name).count(), seconds))
    for row in spark.sql("SELECT name, reason FROM parquet.`%s/documents` WHERE record = 'quarantined' ORDER BY name" % out).collect():
        print("quarantined: %s: %s" % row)
    print("parts that were read again: %d" % repeated)
    print("%.1f s with %d cores" % (time.time() - start, context.defaultParallelism))
    different = compare(spark, out, arguments.compare, arguments.expect) if arguments.compare else 0
    different += arguments.fail_executor and repeated == 0
    spark.stop()
    sys.exit(4 if different else 0)


if __name__ == "__main__":
    main()
