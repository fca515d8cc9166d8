"""What scripts/check-desk does: the desk in a browser, over the DevTools protocol on a pipe."""

import base64
import contextlib
import datetime
import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time


class Browser:
    """Chromium without a window, told what to do over file descriptors 3 and 4."""

    def __init__(self, folder):
        to_read, self.to_write = os.pipe()
        self.from_read, from_write = os.pipe()

        def descriptors():
            os.dup2(to_read, 10)
            os.dup2(from_write, 11)
            os.dup2(10, 3)
            os.dup2(11, 4)
            os.set_inheritable(3, True)
            os.set_inheritable(4, True)

        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", f"--user-data-dir={folder}/profile"],
            preexec_fn=descriptors, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(from_write)
        self.number, self.buffer, self.events = 0, b"", []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.do(f"{domain}.enable")

    def message(self, seconds=30):
        end = time.monotonic() + seconds
        while b"\0" not in self.buffer:
            if time.monotonic() > end:
                raise TimeoutError("the browser does not answer")
            part = os.read(self.from_read, 1 << 16)
            if not part:
                raise EOFError("the browser has ended")
            self.buffer += part
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})
        os.write(self.to_write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def do(self, method, **parameters):
        return self.call(method, self.session, **parameters)

    def wait(self, method):
        while True:
            for index, event in enumerate(self.events):
                if event.get("method") == method:
                    del self.events[index]
                    return event["params"]
            self.events.append(self.message())

    def open(self, url):
        self.events.clear()
        self.do("Page.navigate", url=url)
        self.wait("Page.loadEventFired")

    def after(self, action):
        """Does what leads to another page, and waits for it."""
        self.events.clear()
        action()
        self.wait("Page.loadEventFired")

    def value(self, script):
        result = self.do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"].get("description", script))
        return result["result"].get("value")

    def key(self, key):
        code = {"Enter": 13}.get(key, ord(key.upper()[0]))
        text = "\r" if key == "Enter" else key
        self.do("Input.dispatchKeyEvent", type="keyDown", key=key, text=text, windowsVirtualKeyCode=code)
        self.do("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def size(self, width, height):
        self.do("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)

    def picture(self, path):
        data = self.do("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(data))

    def complaints(self):
        """What the console holds against the page, and what was asked of others."""
        found = []
        for event in self.events:
            if event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] == "error":
                found.append(event["params"]["entry"]["text"])
            if event.get("method") == "Runtime.exceptionThrown":
                found.append(event["params"]["exceptionDetails"]["text"])
        return [text for text in found if "favicon" not in text]

    def close(self):
        self.process.terminate()
        self.process.wait(10)


@contextlib.contextmanager
def desk(dushu, database, *options):
    process = subprocess.Popen(
        [dushu, "desk", "--db", database, "--port", "0", "--language", "zh", *options], stdout=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(10)


problems = []


def check(holds, what):
    print(("ok      " if holds else "FAILED  ") + what)
    if not holds:
        problems.append(what)


def run(dushu, *arguments):
    return subprocess.run([dushu, *arguments], capture_output=True, text=True, check=True).stdout


def pages(browser, dushu, base, database, pictures):
    series = run(dushu, "query", "--db", database, "SELECT series_id FROM series GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").split()[1]
    claim = run(dushu, "query", "--db", database, "SELECT claim_id FROM current_claim WHERE doubts <> '' LIMIT 1").split()[1]
    ways = {
        "search": "", "found": "?metric=快递业务量&period=2022", "series": f"series?id={series}", "review": "review",
        "documents": "documents", "document": "document?id=1", "claim": f"claim?id={claim}", "ranking": "ranking?metric=快递业务量&period=2022",
        "board": "board?organization=河北省", "targets": "targets", "conflicts": "conflicts", "decisions": "decisions",
        "add": "add?id=1&at=20-24",
    }
    for width, height in [(1280, 900), (360, 740)]:
        browser.size(width, height)
        for name, way in ways.items():
            browser.open(base + way)
            wide = browser.value("document.documentElement.scrollWidth - window.innerWidth")
            heading = browser.value("document.querySelector('h1')?.textContent ?? ''")
            complaints = browser.complaints()
            check(wide <= 0 and heading != "" and not complaints, f"{name} at {width}: {heading} {complaints or ''}{wide if wide > 0 else ''}")
            if pictures:
                browser.picture(pictures / f"{name}_{width}.png")
    browser.size(1280, 900)
    browser.do("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    for name, way in ways.items():
        browser.open(base + way)
        pale = browser.value(PALE)
        check(pale == [] and browser.value("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)",
              f"{name} in the dark can be read {pale or ''}")
        if pictures:
            browser.picture(pictures / f"{name}_dark.png")
    browser.do("Emulation.setEmulatedMedia", features=[])


# What stands too faintly on what is behind it: below 4.5 to 1.
PALE = """(() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number)
    const light = (colour) => {
        const [red, green, blue] = colour.slice(0, 3).map((one) => one / 255)
            .map((one) => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const behind = (element) => {
        for (let one = element; one; one = one.parentElement) {
            const colour = parts(getComputedStyle(one).backgroundColor)
            if (colour.length < 4 || colour[3] > 0.99) return colour
        }
        return [0, 0, 0]
    }
    const holdsText = (element) => [...element.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim())
    const pale = [...document.querySelectorAll('body *')].filter(holdsText).filter((element) => !element.closest('svg')).filter((element) => {
        const [one, other] = [light(parts(getComputedStyle(element).color)), light(behind(element))]
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5
    })
    return [...new Set(pale.map((one) => one.tagName + '.' + one.className))] })()"""


def elsewhere(dushu, database, folder):
    """What people have decided goes into a database that another has made of the same pages."""
    fresh, decisions = str(folder / "fresh.sqlite"), folder / "decisions.jsonl"
    question = ["--all", "--organization", "贵州省", "--metric", "快递业务量", "--format", "jsonl"]
    decisions.write_text(run(dushu, "decisions", "export", "--db", database))
    run(dushu, "ingest", "--db", fresh, "seeds/pages")
    before = run(dushu, "report", "series", "--db", fresh, *question)
    run(dushu, "decisions", "load", "--db", fresh, str(decisions))
    after = run(dushu, "report", "series", "--db", fresh, *question)
    check(before != after and after == run(dushu, "report", "series", "--db", database, *question),
          "a fresh database reports the same with the decisions that were exported")


def without_script(browser, dushu, base, database):
    """Search, the way to a figure, and a decision with the mouse, where no script runs."""
    browser.do("Emulation.setScriptExecutionDisabled", value=True)
    try:
        def click(selector):
            place = browser.value(f"""(() => {{ const one = document.querySelector({json.dumps(selector)}); one.scrollIntoView({{ block: 'center' }})
                const box = one.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2] }})()""")
            for kind in ["mousePressed", "mouseReleased"]:
                browser.do("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

        browser.open(base)
        click("[name=organization]")
        browser.do("Input.insertText", text="湖北省")
        browser.after(lambda: click("form.ask button"))
        for selector in ["tbody tr td:nth-child(2) a", "td a[href^='/evidence']"]:
            browser.after(lambda: click(selector))
        before = run(dushu, "query", "--db", database, "SELECT count(*) FROM claim_decision").split()[1]
        browser.after(lambda: click("button[value=accept]"))
        after = run(dushu, "query", "--db", database, "SELECT count(*) FROM claim_decision").split()[1]
        check(int(after) == int(before) + 1, "without a script a figure is found and accepted with the mouse")
    finally:
        browser.do("Emulation.setScriptExecutionDisabled", value=False)


def judging(browser, dushu, base, database):
    claim = run(dushu, "query", "--db", database, "SELECT claim_id FROM current_claim WHERE metric = '快递业务量' AND kind = 'flow' "
                "AND organization = '河北省' AND component IS NULL ORDER BY claim_id LIMIT 1").split()[1]
    browser.open(base + f"claim?id={claim}")
    browser.value("document.querySelector('[name=\"slot.organization\"]').value = '贵州省'")
    browser.value("[...document.querySelectorAll('[name=by]')].forEach((one) => { one.value = '校对' })")
    browser.after(lambda: browser.value("document.querySelector('button[value=correct]').click()"))
    check("校对" in browser.value("document.querySelector('dl.slots').textContent"), "a correction is shown with who made it")
    report = run(dushu, "report", "series", "--db", database, "--organization", "贵州省", "--metric", "快递业务量")
    check(",1\n" in report, "the next report has the corrected figure, confirmed")
    again = run(dushu, "reprocess", "--db", database)
    check(len(again.splitlines()) == 1, "reading again changes nothing")
    browser.open(base + "review")
    first = browser.value("document.querySelector('.item mark').textContent")
    browser.after(lambda: browser.key("a"))
    count = run(dushu, "query", "--db", database, "SELECT count(*) FROM claim_decision").split()[1]
    check(count == "2", f"the key a accepts the figure in hand ({first})")
    browser.key("j")
    place = browser.value("[...document.querySelectorAll('.item')].indexOf(document.activeElement)")
    check(place == 1, "the key j goes to the next figure")
    browser.after(lambda: browser.key("Enter"))
    check(browser.value("location.pathname") == "/claim", "Enter opens it")
    browser.open(base + "decisions")
    browser.after(lambda: browser.value("document.querySelector('form.undo button').click()"))
    count = run(dushu, "query", "--db", database, "SELECT count(*) FROM claim_decision").split()[1]
    check(count == "1", "a decision is taken back")


def adding(browser, dushu, base, folder):
    """A figure that the reader missed, selected on its page, and one whose words begin elsewhere."""
    (folder / "2023-01-11-p01.txt").write_text("武汉市灯笼展开幕，首日迎客2.1万余人次，二日客流1O.5万人次。\n")
    database = str(folder / "pages.sqlite")
    run(dushu, "ingest", "--db", database, str(folder / "2023-01-11-p01.txt"))
    row = run(dushu, "query", "--db", database, "SELECT id FROM document WHERE name = '2023-01-11-p01.txt'").split()[1]
    browser.open(base + f"document?id={row}")
    browser.value("""(() => {
        const text = document.querySelector('pre.text'), walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
        const ends = [25, 32].map((place) => {
            let before = 0
            for (walk.currentNode = text; walk.nextNode();) {
                const length = walk.currentNode.textContent.length
                if (place <= before + length) return [walk.currentNode, place - before]
                before += length
            }
        })
        getSelection().setBaseAndExtent(...ends[0], ...ends[1]) })()""")
    browser.after(lambda: browser.key("m"))
    quote = browser.value("document.querySelector('[name=quote]')?.value")
    check(quote == "1O.5万人次", f"the key m takes what is selected to the form ({quote})")
    fields = {"slot.value": "105000", "slot.unit": "人次", "slot.kind": "flow", "slot.organization": "武汉市", "slot.metric": "客流",
              "slot.period": "2023-01-11", "by": "校对"}
    for name, value in fields.items():
        browser.value(f"document.querySelector('[name=\"{name}\"]').value = '{value}'")
    browser.value("document.querySelector('[name=new]').checked = true")
    browser.after(lambda: browser.value("document.querySelector('main form button').click()"))
    shown = browser.value("document.querySelector('dl.slots')?.textContent ?? document.querySelector('.problem')?.textContent ?? ''")
    check("校对" in shown and "补录" in shown, f"an added figure is shown with who added it {shown if len(shown) < 200 else ''}")
    report = run(dushu, "report", "series", "--db", database, "--all", "--organization", "武汉市", "--metric", "客流")
    check("105000" in report and ",1\n" in report, "the next report has the added figure, confirmed")
    browser.open(base + f"document?id={row}")
    check(browser.value("document.querySelectorAll('a.figure.person').length") == 1, "it is marked on its page")
    claim = run(dushu, "query", "--db", database, "SELECT claim_id FROM current_claim WHERE quote = '2.1万余人次'").split()[1]
    browser.open(base + f"claim?id={claim}")
    browser.value("document.querySelector('[name=quote]').value = '迎客2.1万余人次'")
    browser.after(lambda: browser.value("document.querySelector('button[value=correct]').click()"))
    check(browser.value("document.querySelector('mark')?.textContent") == "迎客2.1万余人次", "where a figure begins is corrected")
    check(len(run(dushu, "reprocess", "--db", database).splitlines()) == 1, "reading again changes neither")


def attacks(browser, dushu, base, database):
    """A page on another port, which is another origin."""
    token = "0" * 64
    page = f"""<!DOCTYPE html><form method=post action="{base}decide"><input name=token value={token}><input name=claim value=3>
        <input name=action value=reject><input name=by value=x></form><iframe src="{base}"></iframe>""".encode()

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser.open(f"http://127.0.0.1:{server.server_port}/")
    check(browser.value("frames.length === 1 && (() => { try { return frames[0].document.title !== '查找 · Dushu' } catch { return true } })()"),
          "another page cannot look into a frame of the desk")
    denied = browser.value(f"fetch('{base}').then(() => false, () => true)")
    check(denied, "a script of another page cannot fetch from the desk")
    before = run(dushu, "query", "--db", database, "SELECT count(*) FROM claim_decision")
    browser.after(lambda: browser.value("document.forms[0].submit()"))
    check("不接受其他网页" in browser.value("document.body.textContent"), "a form of another page is refused")
    check(run(dushu, "query", "--db", database, "SELECT count(*) FROM claim_decision") == before, "and decides nothing")
    server.shutdown()


def rows(browser, dushu, folder):
    """A series of 10,000 days."""
    days = [datetime.date(1990, 1, 1) + datetime.timedelta(days=number) for number in range(10_000)]
    text = "\n\n".join(f"{day.year}年{day.month}月{day.day}日，湖北省灯笼产量为{10_000 + number}只。" for number, day in enumerate(days))
    (folder / "2018-01-01-p01.txt").write_text(text)
    database = str(folder / "rows.sqlite")
    run(dushu, "ingest", "--db", database, str(folder / "2018-01-01-p01.txt"))
    series = run(dushu, "query", "--db", database, "SELECT series_id FROM series GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").split()[1]
    with desk(dushu, database) as base:
        begin = time.monotonic()
        browser.open(f"{base}series?id={series}&rows=10000")
        opened = time.monotonic() - begin
        count = browser.value("document.querySelectorAll('tbody tr').length")
        slowest = browser.value("""(async () => {
            let slowest = 0
            for (let step = 0; step <= 40; step += 1) {
                const begin = performance.now()
                window.scrollTo(0, document.body.scrollHeight * step / 40)
                await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
                slowest = Math.max(slowest, performance.now() - begin)
            }
            return slowest })()""")
        check(count >= 9_000, f"{count} rows on one page, there in {opened:.1f} s, slowest step of scrolling {slowest:.0f} ms")


def main():
    dushu = os.path.abspath(sys.argv[1])
    pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        database = str(folder / "pages.sqlite")
        run(dushu, "ingest", "--db", database, "seeds/pages")
        browser = Browser(name)
        try:
            with desk(dushu, database, "--review", "--by", "校对") as base:
                pages(browser, dushu, base, database, pictures)
                judging(browser, dushu, base, database)
                elsewhere(dushu, database, folder)
                without_script(browser, dushu, base, database)
                adding(browser, dushu, base, folder)
                attacks(browser, dushu, base, database)
            rows(browser, dushu, folder)
        finally:
            browser.close()
    print(f"{len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
