"""What scripts/soak does. One class of trouble a function; each gives a row: what, how often, what was wrong."""
import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dushu", required=True, help="the program")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--nights", type=int, default=40)
    parser.add_argument("--readers", type=int, default=40)
    parser.add_argument("--disks", type=int, default=40)
    parser.add_argument("--flips", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=1_000_000, help="mutated pages")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--seconds", type=float, default=3600, help="limit of each part")
    return parser.parse_args()


class Soak:
    def __init__(self, options):
        self.options = options
        self.dushu = os.path.abspath(options.dushu)
        self.folder = tempfile.mkdtemp(prefix="dushu-soak-")
        self.random = random.Random(options.seed)
        self.pages = self.path("pages")
        self.rows = []
        self.make_pages()

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def run(self, *command, timeout=300, limit=None):
        """The exit code; 'hang' where it takes too long."""
        prefix = ["sh", "-c", f'ulimit -f {limit}; exec "$@"', "sh"] if limit else []
        try:
            done = subprocess.run([*prefix, self.dushu, *command], capture_output=True, timeout=timeout)
            return done.returncode, done.stdout, done.stderr
        except subprocess.TimeoutExpired:
            return "hang", b"", b""

    def make_pages(self):
        """The sample pages, and a family of bulletins that contradict one another."""
        shutil.copytree("seeds/pages", self.pages)
        for index in range(120):
            day = f"2023-05-{1 + index % 28:02d}"
            with open(os.path.join(self.pages, f"{day}-b{index:03d}.txt"), "w") as file:
                file.write(f"截至4月末，湖北省贷款余额{100 + index * 7 % 90}.{index % 10}亿元，同比增长{index % 9}.5%。\n")

    CONTENT = """
        SELECT 'claim', document.name, span_start, span_end, organization.name, metric, kind, value, period_start, period_end
        FROM claim JOIN document ON document.id = document_id AND document.run_id = claim.run_id
        LEFT JOIN organization ON organization.id = organization_id
        UNION ALL SELECT 'observation', organization.name, metric, kind, scope, value, period_start, period_end, formula,
            evidence || preferred || contested
        FROM observation JOIN series_key ON series_key.id = series_id JOIN organization ON organization.id = organization_id
        UNION ALL SELECT 'decision', name, action, organization, 0, 0, 0, 0, 0, 0 FROM decision"""

    def content(self, database):
        """A hash of all that the database says, ids and runs aside."""
        with sqlite3.connect(database) as connection:
            rows = sorted(map(repr, connection.execute(self.CONTENT)))
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()

    def copy(self, source, target):
        for end in ("", "-wal", "-shm", "-holder"):
            if os.path.exists(target + end):
                os.remove(target + end)
        if source:
            shutil.copy(source, target)

    def part(self, name, count, one):
        """Does something again and again; `one` gives what was wrong, or nothing."""
        wrong, done, end = [], 0, time.monotonic() + self.options.seconds
        while done < count and time.monotonic() < end:
            problem = one(done)
            done += 1
            if problem:
                wrong.append(problem)
        self.rows.append((name, done, len(wrong), "; ".join(sorted(set(map(str, wrong))))[:100]))
        print(f"{name}: {done} done, {len(wrong)} wrong", file=sys.stderr)

    # Parts

    def kills(self):
        ready, undisturbed = self.path("ready.sqlite"), {}
        self.run("ingest", "--db", ready, self.pages)
        jobs = {
            "ingest": (None, ["ingest", self.pages]),
            "reprocess": (ready, ["reprocess", "--vocabulary", self.other_vocabulary()]),
            "decision": (ready, ["organizations", "merge", "湖北省", "河北省"]),
            "nightly": (None, ["nightly", self.pages, self.path("reports")]),
        }
        for name, (start, command) in jobs.items():
            database = self.path("whole.sqlite")
            self.copy(start, database)
            began = time.monotonic()
            self.run(*self.with_database(command, database))
            undisturbed[name] = (self.content(database), time.monotonic() - began)
        names = list(jobs)

        def one(index):
            name = names[index % len(names)]
            start, command = jobs[name]
            whole, seconds = undisturbed[name]
            database = self.path("killed.sqlite")
            self.copy(start, database)
            process = subprocess.Popen(
                [self.dushu, *self.with_database(command, database)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(self.random.random() * seconds)
            process.send_signal(signal.SIGKILL)
            process.wait()
            if name == "decision" and os.path.exists(database):
                with sqlite3.connect(database) as connection:
                    decided = connection.execute("SELECT count(*) FROM decision").fetchone()[0]
                if decided and self.content(database) != whole:
                    return "decision: recorded and not carried out"
            code, _, errors = self.run(*self.with_database(command, database))
            if code not in (0, 3):
                return f"{name}: the repeat ends with {code} {errors[-80:]}"
            if self.content(database) != whole:
                return f"{name}: the repeat gives something else"
            if name == "nightly":
                return self.check_sets(self.path("reports"))
            return None

        self.part("kills of ingest, reprocess, decision, nightly", self.options.kills, one)

    def other_vocabulary(self):
        """Tables that read many figures otherwise."""
        folder = self.path("vocabulary")
        if not os.path.isdir(folder):
            os.mkdir(folder)
            with open("seeds/vocabulary/units.tsv") as file:
                lines = [line for line in file if not line.startswith("亿件\t")]
            with open(os.path.join(folder, "units.tsv"), "w") as file:
                file.writelines(line for line in lines if not line.startswith("件\t"))
        return folder

    def with_database(self, command, database):
        words = 2 if command[0] == "organizations" else 1
        return [*command[:words], "--db", database, *command[words:]]

    def check_sets(self, reports):
        """Every set that is there is whole: run.json names all files, and their hashes are right."""
        for day in sorted(os.listdir(reports)):
            if day.startswith(".") or not os.path.isdir(os.path.join(reports, day)):
                continue
            folder = os.path.join(reports, day)
            with open(os.path.join(folder, "run.json")) as file:
                mark = json.load(file)
            names = sorted(one["name"] for one in mark["files"]) + ["run.json"]
            if sorted(os.listdir(folder)) != sorted(names):
                return "a set has other files than its run.json says"
            for one in mark["files"]:
                with open(os.path.join(folder, one["name"]), "rb") as file:
                    if hashlib.sha256(file.read()).hexdigest() != one["sha256"]:
                        return f"{one['name']} is not what its run.json says"
        return None

    def nights(self):
        reports = self.path("overlapping")

        def one(index):
            jobs = [
                subprocess.Popen(
                    [self.dushu, "nightly", self.pages, reports, "--db", self.path(f"night{number}.sqlite")],
                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for number in (0, 1, 0)]
            codes = []
            for job in jobs:
                job.communicate(timeout=300)
                codes.append(job.returncode)
            if any(code not in (0, 3, 75) for code in codes):
                return f"codes {codes}"
            if all(code == 75 for code in codes):
                return "nobody published"
            return self.check_sets(reports)

        self.part("overlapping nights", self.options.nights, one)

    def disks(self):
        def one(index):
            database = self.path("full.sqlite")
            self.copy(None, database)
            limit = self.random.randrange(8, 1600)
            code, _, errors = self.run("ingest", "--db", database, self.pages, limit=limit)
            if code not in (0, 1):
                return f"ends with {code} {errors[-60:]}"
            code, _, errors = self.run("ingest", "--db", database, self.pages)
            if code != 0:
                return f"the repeat ends with {code} {errors[-60:]}"
            return None if self.content(database) == whole else "the repeat gives something else"

        database = self.path("fulldisk.sqlite")
        self.run("ingest", "--db", database, self.pages)
        whole = self.content(database)
        self.part("full disks", self.options.disks, one)

    def readers(self):
        def one(index):
            database = self.path("read.sqlite")
            self.copy(None, database)
            self.run("ingest", "--db", database, "seeds/pages/" + sorted(os.listdir("seeds/pages"))[0])
            reader = sqlite3.connect(database)
            if index % 2:
                reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM claim").fetchone()
            code, _, _ = self.run("ingest", "--db", database, self.pages)
            held = os.path.getsize(database + "-wal") if os.path.exists(database + "-wal") else 0
            copy = self.path("copy.sqlite")
            self.copy(database, copy)
            with sqlite3.connect(database) as live:
                says = [live.execute("SELECT count(*) FROM claim").fetchone()[0]]
            with sqlite3.connect(copy) as alone:
                says.append(alone.execute("SELECT count(*) FROM claim").fetchone()[0])
            reader.close()
            if code == 0 and says[0] != says[1]:
                return f"code 0, and the copy has {says[1]} claims of {says[0]}"
            if code not in (0, 75):
                return f"ends with {code}"
            return None if held or code == 0 else "code 75 without a reason"

        self.part("readers meanwhile, and copies by cp", self.options.readers, one)

    def flips(self):
        base = self.path("flip.sqlite")
        self.copy(None, base)
        self.run("ingest", "--db", base, "seeds/pages")
        with open(base, "rb") as file:
            data = file.read()
        commands = [
            ["status"], ["check"], ["report", "growth"], ["report", "ranking"], ["report", "conflicts"], ["explain", "o12"],
            ["explain", "c40"], ["organizations", "list"], ["reprocess", "--dry-run"], ["ingest", "seeds/pages"],
            ["query", "SELECT * FROM series"],
        ]

        def one(index):
            damaged = bytearray(data)
            for _ in range(self.random.choice([1, 1, 4, 64])):
                place = self.random.randrange(len(damaged))
                damaged[place] ^= 1 << self.random.randrange(8)
            database = self.path("flipped.sqlite")
            self.copy(None, database)
            with open(database, "wb") as file:
                file.write(damaged)
            command = self.random.choice(commands)
            words = 2 if command[0] in ("report", "organizations") else 1
            code, _, errors = self.run(*command[:words], "--db", database, *command[words:], timeout=60)
            return None if code in (0, 1, 3, 4) else f"{command} ends with {code} {errors[-60:]}"

        self.part("flipped bits", self.options.flips, one)

    def mutations(self):
        """Pages put wrong at random, many a folder: nothing crashes, every page is counted, every quote stands in its text."""
        sources = [os.path.join("seeds/pages", name) for name in sorted(os.listdir("seeds/pages")) if name.endswith(".txt")]
        texts = [open(name, "rb").read()[:1500] for name in sources]
        size = min(2000, self.options.pages)
        folder, database = self.path("mutated"), self.path("mutated.sqlite")

        def mutate():
            page = bytearray(self.random.choice(texts))
            for _ in range(self.random.randrange(1, 12)):
                place = self.random.randrange(len(page) + 1)
                what = self.random.randrange(5)
                if what == 0 and place < len(page):
                    page[place] = self.random.randrange(1, 256)
                elif what == 1:
                    del page[place:place + self.random.randrange(1, 40)]
                elif what == 2:
                    page[place:place] = self.random.choice(texts)[:self.random.randrange(1, 200)]
                elif what == 3:
                    page[place:place] = self.random.choice("亿万千百十%第年月日至—、，。（）0123456789.×").encode() * self.random.randrange(1, 9)
                else:
                    page[place:place] = bytes(self.random.randrange(1, 256) for _ in range(self.random.randrange(1, 5)))
            return bytes(page)

        def one(index):
            shutil.rmtree(folder, ignore_errors=True)
            os.mkdir(folder)
            self.copy(None, database)
            for number in range(size):
                with open(os.path.join(folder, f"2023-01-{1 + number % 28:02d}-p{number:05d}.txt"), "wb") as file:
                    file.write(mutate())
            code, _, errors = self.run("ingest", "--db", database, folder, timeout=600)
            if code not in (0, 3):
                return f"ends with {code} {errors[-60:]}"
            with sqlite3.connect(database) as connection:
                counts = connection.execute("SELECT documents, added + unchanged + quarantined FROM run").fetchone()
            if counts != (size, size):
                return f"{size} pages, counted {counts}"
            code, output, _ = self.run("check", "--db", database, "--format", "jsonl", timeout=600)
            for line in output.splitlines():
                said = json.loads(line)
                if said["state"] != "ok" and said["check"] in ("integrity", "references", "evidence", "backlog"):
                    return said["message"]
            return None

        self.part(f"folders of {size} mutated pages", -(-self.options.pages // size), one)

    def table(self):
        print("| what | times | wrong | what was wrong |\n|---|---:|---:|---|")
        for name, done, wrong, words in self.rows:
            print(f"| {name} | {done} | {wrong} | {words} |")
        return 4 if any(wrong for _, _, wrong, _ in self.rows) else 0


def main():
    soak = Soak(arguments())
    try:
        for part in (soak.kills, soak.nights, soak.disks, soak.readers, soak.flips, soak.mutations):
            part()
        return soak.table()
    finally:
        shutil.rmtree(soak.folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
