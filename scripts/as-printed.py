"""Claims of a text as they are read from a newspaper page that prints it, with their places in the text: for scoring.

  as-printed.py DUSHU TEXT [--issue-date DAY] [--columns 4] [--pdf FILE]

The first line is the headline where it is a short one and no sentence; every other line is a paragraph.
"""
import argparse, difflib, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def articles(text):
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    is_title = len(lines) > 1 and len(lines[0]) <= 60 and not any(mark in lines[0] for mark in "。；")
    return {"headlines": lines[:1] if is_title else [], "paragraphs": lines[1:] if is_title else lines}


def squeezed(text):
    places = [place for place, char in enumerate(text) if not char.isspace() and char not in "\ufeff\u200b"]
    return "".join(text[place] for place in places), places


def mapping(printed, text):
    """For each place of the printed text the place in the text, None where there is none."""
    (left, lefts), (right, rights) = squeezed(printed), squeezed(text)
    to = [None] * (len(printed) + 1)
    shift = left.find(right)
    blocks = [(shift, 0, len(right))] if shift >= 0 else difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    for a, b, size in blocks:
        for place in range(size):
            to[lefts[a + place]] = rights[b + place]
    return to


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dushu")
    parser.add_argument("text")
    parser.add_argument("--issue-date")
    parser.add_argument("--columns", type=int, default=4)
    parser.add_argument("--pdf")
    options = parser.parse_args()
    with open(options.text, encoding="utf-8-sig") as file:
        text = file.read()
    page = {"columns": options.columns, "tiers": [[articles(text)]]}
    with tempfile.TemporaryDirectory() as folder:
        path = options.pdf or os.path.join(folder, "page.pdf")
        with open(path, "wb") as file:
            subprocess.run(["/usr/bin/python3", HERE + "/print-page.py"], input=json.dumps(page).encode(), stdout=file, check=True)
        dated = ["--issue-date", options.issue_date] if options.issue_date else []
        claims = subprocess.run([options.dushu, "extract", "--format", "jsonl", *dated, path], capture_output=True, text=True, check=True).stdout
        printed = subprocess.run([options.dushu, "extract", "--text", path], capture_output=True, text=True, check=True).stdout
    to = mapping(printed, text)
    for line in claims.splitlines():
        claim = json.loads(line)
        places = [to[place] for place in range(claim["start"], claim["end"]) if to[place] is not None]
        if places:
            claim["start"], claim["end"] = min(places), max(places) + 1
            print(json.dumps(claim, ensure_ascii=False))


main()
