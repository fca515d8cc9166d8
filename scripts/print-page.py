"""Prints articles as a newspaper page, a PDF whose truth is known: columns, headlines over some of them, text round a box.

  print-page.py < PAGE.json > PAGE.pdf

PAGE: {"head": running head, "columns": how many, "tiers": [[ARTICLE, ...], ...], "extras": [EXTRA, ...],
  "rules": [[x, y, x, y], ...] lines that are drawn, "flaw": FLAW, "maker": "reportlab" or "cairo", the library that writes the PDF}
ARTICLE: {"headlines": [largest first or kicker, title, subtitle], "paragraphs": [...], "columns": how many of them,
          "box": ARTICLE printed over the middle columns, round which the text runs; with "frame": "line" a line is drawn round it, with "tint" its ground is grey}
EXTRA: {"text", "x", "y", "size", "space": points between letters, "raised": what follows smaller and higher, "vertical": true}
FLAW: "lost" leaves out what tells the characters (ToUnicode), "wrong" tells others, "pictures" prints no text at all
A tier is as high as its highest article; the page is as high as its tiers need.
"""
import io, json, re, sys
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FONT = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
SIZE, LEADING, WIDTH, GUTTER, MARGIN = 9.5, 14.0, 170.0, 14.0, 40.0
NOT_FIRST = "，。、；：！？）》”’】％%〉」』·—…"
NOT_LAST = "（《“‘【〈「『"


def width(text, size):
    return pdfmetrics.stringWidth(text, "han", size)


def broken(paragraph, measures):
    """Lines of a paragraph; measures gives the width of the next line."""
    line, lines, room = "　　", [], next(measures)
    for char in paragraph:
        if width(line + char, SIZE) > room:
            keep = ""
            # what may not begin a line takes the character before it along
            while len(line) > 3 and ((keep + char)[0] in NOT_FIRST or line[-1] in NOT_LAST):
                keep, line = line[-1] + keep, line[:-1]
            lines.append((line, room, True))
            line, room = keep, next(measures)
        line += char
    return lines + [(line, room, False)]


class Frames:
    """Places of lines, column by column; a box takes some of them away."""

    def __init__(self, left, top, columns, rows, hole=None):
        self.left, self.top, self.columns, self.rows, self.hole = left, top, columns, rows, hole

    def places(self):
        for column in range(self.columns):
            x = self.left + column * (WIDTH + GUTTER)
            for row in range(self.rows):
                if self.hole and column in self.hole[0] and row in self.hole[1]:
                    continue
                yield x, self.top + row * LEADING


def lines_of(article):
    lines = []
    for paragraph in article["paragraphs"]:
        lines += broken(paragraph, iter(lambda: WIDTH, None))
    return lines


def headline_height(article, columns):
    room = columns * (WIDTH + GUTTER) - GUTTER
    return sum(size * 1.25 for _, size in sized(article, room)) + (10 if article["headlines"] else 0)


def sized(article, room):
    """Lines of the headlines with their sizes: set as large as the room allows, the longest in two lines."""
    big = 26 if article["columns"] > 1 else 17
    lines = []
    for index, text in enumerate(article["headlines"]):
        size = big if index == 0 else big * 0.62
        while width(text, size) > room and size > 13:
            size -= 0.5
        while width(text, size) > room:
            cut = next((place for place in range(len(text) // 2, len(text)) if text[place - 1] in "，。、；：？！　 "), len(text) // 2)
            while width(text[:cut], size) > room or cut < len(text) and (text[cut] in "0123456789.%" and text[cut - 1] in "0123456789."):
                cut -= 1
            lines.append((text[:cut].rstrip(), size))
            text = text[cut:].lstrip()
        lines.append((text, size))
    return lines


def draw_headlines(page, article, left, top):
    room = article["columns"] * (WIDTH + GUTTER) - GUTTER
    for line, size in sized(article, room):
        page.text(line, left, top, size)
        top += size * 1.25
    return top + (10 if article["headlines"] else 0)


class Page:
    def __init__(self):
        self.items, self.frames = [], []

    def text(self, text, x, y, size, space=0.0):
        self.items.append((text, x, y, size, space))


def draw(page, article, left, top):
    """Draws an article; its lower edge."""
    columns = article["columns"]
    start = draw_headlines(page, article, left, top)
    lines = lines_of(article)
    box, hole, taken = article.get("box"), None, 0
    if box:
        box = dict(box, columns=box.get("columns", max(1, columns - 2)))
        high = headline_height(box, box["columns"]) + LEADING * -(-len(lines_of(box)) // box["columns"])
        rows = int(high / LEADING) + 3
        hole = (range(1, 1 + box["columns"]), range(4, 4 + rows))
        taken = box["columns"] * rows
    rows = max(1, -(-(len(lines) + taken) // columns))
    if hole:
        rows = max(rows, hole[1].stop + 3)
        low = draw(page, box, left + WIDTH + GUTTER, start + 5 * LEADING)
        if box.get("frame"):
            edge = left + WIDTH + GUTTER + box["columns"] * (WIDTH + GUTTER) - GUTTER
            page.frames.append((left + WIDTH + GUTTER - 4, start + 4.5 * LEADING, edge + 4, low + 4, box["frame"] == "tint"))
    for (line, room, full), (x, y) in zip(lines, Frames(left, start, columns, rows, hole).places()):
        shown = line.rstrip()
        space = max(0.0, room - width(shown, SIZE)) / max(1, len(shown) - 1) if full else 0.0
        page.text(shown, x, y, SIZE, space)
    return start + rows * LEADING


class Reportlab:
    """Writes a PDF by reportlab; places are of the upper left corner, in points."""

    def __init__(self, wide, high, flaw):
        self.high, self.output = high, io.BytesIO()
        self.pdf = canvas.Canvas(self.output, pagesize=(wide, high), pageCompression=0 if flaw else 1, invariant=1)

    def text(self, text, x, y, size, space=0.0):
        pen = self.pdf.beginText(x, self.high - y - size)
        pen.setFont("han", size)
        pen.setCharSpace(space)
        pen.textOut(text)
        self.pdf.drawText(pen)

    def line(self, x, y, end, low):
        self.pdf.line(x, self.high - y, end, self.high - low)

    def frame(self, x, y, end, low, tint):
        self.pdf.setFillGray(0.9)
        self.pdf.rect(x, self.high - low, end - x, low - y, stroke=0 if tint else 1, fill=1 if tint else 0)
        self.pdf.setFillGray(0)

    def picture(self):
        self.pdf.rect(MARGIN, MARGIN, 300, 300)

    def bytes(self):
        self.pdf.showPage()
        self.pdf.save()
        return self.output.getvalue()


class Cairo:
    """Writes a PDF by cairo, as programs for GNOME do: each character with its place."""

    def __init__(self, wide, high, _):
        import cairo
        self.output = io.BytesIO()
        self.surface = cairo.PDFSurface(self.output, wide, high)
        self.pen = cairo.Context(self.surface)
        self.pen.select_font_face("WenQuanYi Micro Hei")
        self.pen.set_line_width(0.5)

    def text(self, text, x, y, size, space=0.0):
        self.pen.set_font_size(size)
        for run in text if space else [text]:
            self.pen.move_to(x, y + size)
            self.pen.show_text(run)
            x += width(run, size) + space

    def line(self, x, y, end, low):
        self.pen.move_to(x, y)
        self.pen.line_to(end, low)
        self.pen.stroke()

    def frame(self, x, y, end, low, tint):
        self.pen.rectangle(x, y, end - x, low - y)
        self.pen.set_source_rgb(*[0.9 if tint else 0] * 3)
        (self.pen.fill if tint else self.pen.stroke)()
        self.pen.set_source_rgb(0, 0, 0)

    def picture(self):
        self.pen.rectangle(MARGIN, MARGIN, 300, 300)
        self.pen.stroke()

    def bytes(self):
        self.surface.finish()
        return self.output.getvalue()


def main():
    given = json.load(sys.stdin)
    pdfmetrics.registerFont(TTFont("han", FONT))
    columns = given.get("columns", 4)
    page = Page()
    top = MARGIN + 50
    for tier in given.get("tiers", []):
        left, lower = MARGIN, top
        for article in tier:
            article["columns"] = article.get("columns", columns)
            lower = max(lower, draw(page, article, left, top))
            left += article["columns"] * (WIDTH + GUTTER)
        top = lower + 3 * LEADING
    wide = 2 * MARGIN + columns * (WIDTH + GUTTER) - GUTTER
    high = max(top + MARGIN + 30, 1100)
    flaw = given.get("flaw")
    pdf = {"reportlab": Reportlab, "cairo": Cairo}[given.get("maker", "reportlab")](wide, high, flaw)
    show = pdf.text
    for frame in page.frames:
        pdf.frame(*frame)
    if flaw == "pictures":
        pdf.picture()
    else:
        if given.get("head"):
            show(given["head"], MARGIN, 24, 9)
        for item in page.items:
            show(*item)
    for rule in given.get("rules", []):
        pdf.line(*rule)
    for extra in given.get("extras", []):
        size = extra.get("size", SIZE)
        if extra.get("vertical"):
            for index, char in enumerate(extra["text"]):
                show(char, extra["x"], extra["y"] + index * size * 1.2, size)
            continue
        show(extra["text"], extra["x"], extra["y"], size, extra.get("space", 0))
        if extra.get("raised"):
            x = extra["x"] + width(extra["text"], size)
            show(extra["raised"], x, extra["y"] - size * 0.15, size * 0.6)
            show(extra.get("behind", ""), x + width(extra["raised"], size * 0.6), extra["y"], size)
    data = pdf.bytes()
    if flaw == "lost":
        data = data.replace(b"/ToUnicode", b"/ToNothing")
    if flaw == "wrong":
        # the same length, so that all places in the file stay
        data = re.sub(rb"<([0-9A-Fa-f]{4})>(?=\s*\n?(endbfchar|<|\]|endbfrange|$))", lambda found: b"<E123>", data)
    sys.stdout.buffer.write(data)


main()
