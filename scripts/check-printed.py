"""Pages as a browser and a text program print them: the claims read from the PDF against those of the same page as HTML.

  check-printed.py DUSHU [FOLDER]
  check-printed.py --pages DUSHU [FOLDER]

With --pages the sample pages, each written as text, as HTML and as a newspaper prints it: all three give the same claims.
"""
import glob, html, json, os, subprocess, sys, tempfile

ISSUED = "2023-11-20"
POST = ("鄂豫两省快递业务量稳步增长", ["本报讯　2023年10月，湖北省快递业务量完成2.83亿件，同比增长12.4%；河南省完成3.9亿件，同比增长16.1%。各地邮政管理部门表示，旺季保障工作进展顺利。",
    "今年前10个月，湖北省快递业务收入达到201.5亿元，同比增长9.8%。截至10月31日，全省有快递网点1.2万个，比上年末增加0.1万个。"])
TRADE = ("江苏省外贸进出口保持增长", ["前三季度，江苏省外贸进出口总额3.86万亿元，其中出口2.47万亿元，进口1.39万亿元。民营企业进出口占全省的45.2%，比上年同期提高2.1个百分点。",
    "海关部门表示，将继续压缩通关时间，支持企业用好各类便利措施。"])
GRAIN = ("安徽省秋粮收购进度加快", ["截至11月15日，安徽省各类企业累计收购秋粮512.6万吨，同比增加31.4万吨。今年全省粮食总产量4150.8万吨，比上年增长1.2%。"])


def row(tag, cells):
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def table(caption, head, rows, look):
    top = f"<caption>{caption}</caption>" if caption else ""
    return f"<table {look}>{top}{row('th', head)}{''.join(row('td', cells) for cells in rows)}</table>"


CLOSE, RIGHT, MIDDLE = ('border=1 style="border-collapse:collapse"', 'border=1 style="border-collapse:collapse;text-align:right"',
    'style="border-collapse:collapse;text-align:center"')
PROVINCES = [["湖北省", "20.10", "5.2", "28.6", "4.1"], ["河南省", "25.31", "-1.3", "33.5", "12.6"], ["黑龙江省", "6.5", "11.0", "9.2", "8.3"]]
HEADS = ["地区", "快递业务收入", "同比增长", "邮政行业业务收入", "同比增长"]
SHORT = [["湖北省", "2.83", "20.10"], ["河南省", "3.90", "25.31"]]
SHORT_HEADS = ["地区", "快递业务量（亿件）", "快递业务收入（亿元）"]
TABLES = {
    "framed": table("2023年10月快递业务", SHORT_HEADS, SHORT, "border=1"),
    "wide": table("2023年10月快递业务", SHORT_HEADS, SHORT, 'border=1 width=100% style="border-collapse:collapse"'),
    "two-units": "<p>2023年10月邮政业分省情况</p><p>单位：亿元、%</p>" + table("", HEADS, PROVINCES, CLOSE),
    "right": "<p>2023年10月邮政业分省情况</p><p>单位：亿元、%</p>" + table("", HEADS, PROVINCES, RIGHT),
    "units": table("湖北省邮政业运行情况", ["指标", "单位", "2023年10月", "2023年1—10月"], [["快递业务量", "亿件", "2.83", "26.4"],
        ["快递业务收入", "亿元", "20.10", "240.7"], ["邮政行业业务收入", "亿元", "28.6", "301.5"]], RIGHT),
    "years": table("湖北省快递业务（单位：亿件）", ["年份", "快递业务量", "异地快递业务量"],
        [["2020", "17.8", "13.2"], ["2021", "27.6", "20.9"], ["2022", "31.5", "24.3"]], MIDDLE),
}


def article(headline, paragraphs):
    return f"<article><h1>{headline}</h1>" + "".join(f"<p>　　{text}</p>" for text in paragraphs) + "</article>"


def page(body, style=""):
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><style>{style}</style></head><body>{body}</body></html>\n'


def pages():
    for name, body in TABLES.items():
        # a program for texts prints headings that are as large as the text
        yield name, page(article(*POST) + body + "<p>各地将继续做好旺季服务保障工作。</p>")
    yield "articles", page("".join(article(*each) for each in (POST, TRADE, GRAIN)))
    yield "columns", page("".join(article(*each) for each in (POST, TRADE, GRAIN)),
        "article { columns: 2; column-gap: 24px; margin-bottom: 24px } h1 { column-span: all; font-size: 22px }")


def upright():
    """Articles from top to bottom: as HTML, and as a text program has them, which knows nothing of that in HTML."""
    articles = [POST, TRADE, GRAIN, ("快递进村提速", ["二〇二三年前十个月，江西省快递业务量完成１９．５亿件，同比增长９．８％，“快递进村”工程（第二期）覆盖一万二千个村。"])]
    html = page("".join(article(*each) for each in articles),
        "@page { size: 600pt 520pt; margin: 30pt } body { writing-mode: vertical-rl; font-size: 11pt; line-height: 1.6 } h1 { font-size: 20pt } p { margin: 0 }")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"' for name, kind in [("office", "office"), ("style", "style"),
        ("text", "text"), ("fo", "xsl-fo-compatible")])
    size = lambda points: f'<style:text-properties fo:font-size="{points}pt" style:font-size-asian="{points}pt"/>'
    text = "".join(f'<text:p text:style-name="H">{headline}</text:p>' + "".join(f"<text:p>　　{each}</text:p>" for each in paragraphs)
        for headline, paragraphs in articles)
    return html, f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph">{size(11)}</style:default-style></office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="18cm" fo:margin="1cm"
style:writing-mode="tb-rl"/></style:page-layout><style:style style:name="H" style:family="paragraph">{size(20)}</style:style></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>
<office:body><office:text>{text}</office:text></office:body></office:document>"""


def claims(dushu, path, issued=ISSUED):
    lines = subprocess.run([dushu, "extract", "--format", "jsonl", "--issue-date", issued, path], capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in lines.stdout.splitlines()]
    return sorted([claim["value"], claim["unit"], str(claim["organization"]), str(claim["metric"]), days(claim["period"]), claim["kind"], days(claim["base"])]
        for claim in found)


def days(period):
    return "-" if period is None else f"{period['start'] or ''}..{period['end'] or ''}"


def differences(truth, found):
    """What one list has and the other has not, as often as it is so."""
    lost, more = list(truth), []
    for each in found:
        if each in lost:
            lost.remove(each)
        else:
            more.append(each)
    return [("-", each) for each in lost] + [("+", each) for each in more]


def told(name, what, truth, found):
    """Prints how the claims of a page as it is printed differ from those that it has; whether they do."""
    apart = differences(truth, found)
    wrong = bool(apart) or not truth
    print(f"{'WRONG' if wrong else 'ok':6} {name:10} {what:12} {len(truth)} claims")
    for mark, each in apart:
        print("      ", mark, *each)
    return wrong


def printed(program, source, folder):
    target = os.path.join(folder, program, os.path.basename(source).rsplit(".", 1)[0] + ".pdf")
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if program == "chromium":
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}", source]
    else:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", os.path.dirname(target), source]
    subprocess.run(command, capture_output=True, timeout=120)
    if not os.path.exists(target):
        sys.exit(f"{program} printed no {target}")
    return target


def main():
    dushu, folder = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    folder = os.path.abspath(folder)
    wrong = 0
    down, text = upright()
    for name, html in [*pages(), ("upright", down)]:
        source = os.path.join(folder, name + ".html")
        with open(source, "w", encoding="utf-8") as file:
            file.write(html)
        truth = claims(dushu, source)
        for program in ("chromium", "libreoffice"):
            if name == "upright" and program == "libreoffice":
                source = source.replace(".html", ".fodt")
                with open(source, "w", encoding="utf-8") as file:
                    file.write(text)
            wrong += told(name, program, truth, claims(dushu, printed(program, source, folder)))
    sys.exit(4 if wrong else 0)


def laid(dushu, path, issued):
    """Articles of a page as the reader puts them together: [{"headlines": [...], "paragraphs": [...]}, ...]; of a paragraph whether it heads others."""
    text = subprocess.run([dushu, "extract", "--articles", "--issue-date", issued, path], capture_output=True, text=True, check=True).stdout
    found = []
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        found.append({"headlines": [line[2:] for line in lines if line.startswith("# ")],
            "paragraphs": [(line.removeprefix("## "), line.startswith("## ")) for line in lines if not line.startswith("# ")]})
    return found


def as_text(articles):
    return "\n".join(line for each in articles for line in each["headlines"] + [text for text, _ in each["paragraphs"]]) + "\n"


def as_html(articles):
    def element(tag, text):
        return f"<{tag}>{html.escape(text)}</{tag}>"
    return page("".join("<article>" + "".join(element("h1", line) for line in each["headlines"])
        + "".join(element("h2" if heads else "p", text) for text, heads in each["paragraphs"]) + "</article>" for each in articles))


def as_pdf(articles):
    tiers = [[{"headlines": each["headlines"], "paragraphs": [text for text, _ in each["paragraphs"]]}] for each in articles]
    printer = os.path.join(os.path.dirname(os.path.abspath(__file__)), "print-page.py")
    return subprocess.run(["/usr/bin/python3", printer], input=json.dumps({"columns": 4, "tiers": tiers}).encode(), capture_output=True, check=True).stdout


def check_pages(dushu, folder):
    """Each sample page in three forms; of the page as it stands, which has lost its shape, only how many claims are others."""
    wrong = 0
    for source in sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../seeds/pages/*.txt"))):
        name = os.path.basename(source)[:-4]
        issued, articles = name[:10], laid(dushu, source, name[:10])
        found = {}
        for form, content in (("txt", as_text(articles).encode()), ("html", as_html(articles).encode()), ("pdf", as_pdf(articles))):
            target = os.path.join(folder, f"{name}.{form}")
            with open(target, "wb") as file:
                file.write(content)
            found[form] = claims(dushu, target, issued)
        apart = {form: differences(found["txt"], found[form]) for form in ("html", "pdf")}
        same = found["txt"] and not any(apart.values())
        stands = claims(dushu, source, issued)
        others = len(differences(stands, found["txt"]))
        print(f"{'ok' if same else 'WRONG':6} {name} {len(found['txt'])} claims as text, HTML and PDF" + (f"; as it stands {len(stands)}, {others} apart" if others else ""))
        for form, each in apart.items():
            for mark, claim in each:
                print(f"       {form:4}", mark, *claim)
        if "-v" in sys.argv:
            for mark, claim in differences(stands, found["txt"]):
                print("       txt ", mark, *claim)
        wrong += not same
    sys.exit(4 if wrong else 0)


if sys.argv[1] == "--pages":
    given = [each for each in sys.argv[2:] if each != "-v"]
    target = given[1] if len(given) > 1 else tempfile.mkdtemp()
    os.makedirs(target, exist_ok=True)
    check_pages(given[0], target)
main()
