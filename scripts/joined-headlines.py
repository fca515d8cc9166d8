"""Prints texts of a folder side by side, in tiers and in boxes, and counts the headlines that come to the text below them.

  joined-headlines.py DUSHU FOLDER
"""
import glob, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# columns of the articles of each tier; a second number is the width of a box in the middle
TIERS = [[3, 1], [2, 2], [(4, 2)], [1, 2, 1], [4], [1, 3], [1, 1, 2], [(3, 1), 1]]


def article(lines, columns, most):
    kept, size = [], 0
    for line in lines[1:]:
        kept.append(line)
        size += len(line)
        if size > most:
            break
    return {"headlines": lines[:1], "paragraphs": kept, "columns": columns}


def pages(texts):
    """Pages of three tiers; every text is used, cut to what fits its columns."""
    texts, tiers, number = list(texts), [], 0
    while texts:
        tier = []
        for columns in TIERS[number % len(TIERS)]:
            if not texts:
                break
            columns, box = columns if isinstance(columns, tuple) else (columns, 0)
            tier.append(article(texts.pop(0), columns, 450 * columns + (700 if box else 0)))
            if box and texts:
                tier[-1]["box"] = article(texts.pop(0), box, 150 * box)
        tiers.append(tier)
        number += 1
    return [tiers[place:place + 3] for place in range(0, len(tiers), 3)]


def squeezed(text):
    return "".join(text.split())


def main():
    dushu, folder = sys.argv[1:3]
    texts = []
    for path in sorted(glob.glob(folder + "/*.txt")):
        with open(path, encoding="utf-8-sig") as file:
            lines = [line.strip("# \n") for line in file if line.strip("# \n") and "://" not in line]
        if len(lines) > 2 and len(lines[0]) <= 60 and not any(mark in lines[0] for mark in "。；"):
            texts.append(lines)
        # a long text is several articles: each part under a line of its own
        for place in range(8, len(lines) - 3, 7):
            head = next((clause for clause in lines[place].split("。")[0].split("，") if 8 <= len(clause) <= 26), None)
            if head:
                texts.append([head] + lines[place + 1:place + 6])
    joined = whole = heads = 0
    with tempfile.TemporaryDirectory() as out:
        for number, tiers in enumerate(pages(texts)):
            pdf = os.path.join(out, "page.pdf")
            with open(pdf, "wb") as file:
                page = json.dumps({"tiers": tiers}).encode()
                subprocess.run(["/usr/bin/python3", HERE + "/print-page.py"], input=page, stdout=file, check=True)
            read = subprocess.run([dushu, "extract", "--text", pdf], capture_output=True, text=True, check=True).stdout
            blocks = [[squeezed(line) for line in block.split("\n") if line] for block in read.split("\n\n")]
            blocks = [block for block in blocks if block]
            for truth in [item for tier in tiers for outer in tier for item in [outer, outer.get("box")] if item]:
                heads += 1
                title, body = squeezed(truth["headlines"][0]), squeezed("".join(truth["paragraphs"]))
                texts_read = ["".join(block) for block in blocks]
                same = [text for text in texts_read if text.startswith(title)]
                found = next((text for text in same if text[len(title):].startswith(body[:20])), "".join(same[:1]))
                joined += found[len(title):].startswith(body[:20]) and bool(found)
                whole += found == title + body
                if found != title + body and "-v" in sys.argv:
                    print(number, title, "|", found[:60], "|", len(found), len(title + body), file=sys.stderr)
    print(f"headlines with the right article {joined} of {heads} ({joined / heads:.3f}), articles whole and in order {whole} ({whole / heads:.3f})")


main()
