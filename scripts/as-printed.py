"""Claims of a text as they are read from a newspaper page that prints it, with their places in the text: for scoring.

  as-printed.py DUSHU TEXT [--issue-date DAY] [--columns 4] [--pdf FILE]

Lines that a newspaper would print as headlines are printed so; every other line is a paragraph.
"""
import argparse, difflib, json, os, re, subprocess, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]")


def is_title(lines, place):
    """Whether a line is a headline: marked with #, or short, no clause, and between texts."""
    line = lines[place]
    if line.startswith("#"):
        return True
    if not 8 <= len(line) <= 40 or any(mark in line for mark in "。；：，、") or NUMBERED.match(line):
        return False
    return place + 1 < len(lines) and "。" in lines[place + 1] and (place == 0 or lines[place - 1].endswith(("。", "”", "）")))


def articles(text):
    """An article for each headline; of the lines above the first sentence those that are long enough make the first one."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    start = next((place for place, line in enumerate(lines) if "。" in line or line.startswith("#")), 0)
    head = [place for place in range(start) if len(lines[place]) >= 8 and not any(mark in lines[place] for mark in "：；")][:3]
    found = [{"headlines": [lines[place] for place in head], "paragraphs": [line for place, line in enumerate(lines[:start]) if place not in head]}]
    for place in range(start, len(lines)):
        if is_title(lines, place):
            if found[-1]["paragraphs"]:
                found.append({"headlines": [], "paragraphs": []})
            found[-1]["headlines"].append(lines[place].lstrip("# "))
        else:
            found[-1]["paragraphs"].append(lines[place])
    return [[article] for article in found]


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
    page = {"columns": options.columns, "tiers": articles(text)}
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
