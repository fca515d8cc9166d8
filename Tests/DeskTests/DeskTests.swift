import Foundation
import Ingestion
import Quantities
import Reading
import Reporting
import Store
import Testing

@testable import Desk

/// The pages, asked for over loopback.
struct DeskTests {
    @Test func everyPageShowsWhatItIsAbout() throws {
        let desk = try Served()
        let series = try desk.rows("SELECT DISTINCT series_id FROM series WHERE organization = '湖北省' AND metric = '快递业务量'")[0]
        let claim = try desk.claim("32.1亿件")
        let document = try desk.rows("SELECT id FROM document WHERE name = '2023-01-12-p03.txt'")[0]
        for (path, words) in [
            ("/", "2023-01-12-p03.txt"), ("/?organization=湖北省", "快递业务量"), ("/?metric=灯笼产量&period=2022", "武汉市"),
            ("/series?id=\(series)", "3.21 billion"), ("/series?id=\(series)", "<svg"), ("/ranking?metric=快递业务量", "省级行政区"),
            ("/board?organization=湖北省", "3210000000"), ("/board?organization=湖北省", "3.21 billion"),
            ("/targets", "There are no targets yet: dushu target set"),
            ("/conflicts", "湖南省 · 快递业务量"),
            ("/documents?name=p03", "2023-01-12-p03.txt"), ("/document?id=\(document)", "32.1亿件</a>"),
            ("/claim?id=\(claim)", "the words before the figure say what it measures"), ("/review", "The least sure first"),
            ("/decisions", "Nothing has been decided yet: started as dushu desk --review"),
        ] {
            let answer = desk.get(path)
            #expect(answer?.status == 200, "\(path)")
            let isThere = answer?.body.contains(words) ?? false
            #expect(isThere, "\(path): \(words)")
        }
        #expect(desk.get("/desk.css")?.head.contains("Content-Type: text/css") == true)
        #expect(desk.get("/desk.js")?.head.contains("Content-Type: text/javascript") == true)
        let way = desk.get(
            "/evidence?at=2023-01-12-p03.txt:\(try desk.rows("SELECT span_start || '-' || span_end FROM claim WHERE id = \(claim)")[0])"
        )
        #expect(way?.status == 303 && way?.head.contains("Location: /claim?id=\(claim)") == true)
    }

    /// Every page of a database without pages opens, and says what to do.
    @Test(arguments: [false, true]) func aDatabaseWithoutPagesSaysWhatToDo(review: Bool) throws {
        let desk = try Served(review: review, pages: [:])
        for path in [
            "/", "/?metric=a", "/documents", "/documents?name=a", "/review", "/ranking", "/ranking?metric=a", "/board",
            "/board?organization=a", "/conflicts", "/decisions",
        ] {
            let answer = desk.get(path)
            #expect(answer?.status == 200, "\(path)")
            #expect(answer?.body.contains("read files or folders with dushu ingest") == true, "\(path)")
        }
        #expect(desk.get("/targets")?.body.contains("dushu target set makes one") == true)
        for path in ["/series?id=1", "/document?id=1", "/claim?id=1", "/evidence?at=a:1-2"] {
            #expect(desk.get(path)?.status == 404, "\(path)")
        }
    }

    /// Pages without figures: what is missing has its own words.
    @Test func whatIsMissingIsNamed() throws {
        let desk = try Served(review: true, language: "zh", pages: ["2023-01-10-p01.txt": "今天天气很好。\n"])
        for (path, words) in [
            ("/", "2023-01-10-p01.txt"), ("/review", "没有待核的数字"), ("/conflicts", "没有互相矛盾的数字"), ("/ranking", "请填写指标"),
            ("/board", "请填写机构"), ("/decisions", "打开一个数字，或从“待核”开始"), ("/targets", "dushu target load"),
        ] {
            let answer = desk.get(path)
            #expect(answer?.status == 200 && answer?.body.contains(words) == true, "\(path)")
        }
    }

    /// A sentence that is too long for the page ends with a mark of that, one that is whole does not.
    @Test func aSentenceThatIsCutSaysSo() throws {
        let tail = String(repeating: "各市州寄递企业运行平稳，", count: 12)
        let desk = try Served(pages: [
            "2023-01-11-p02.txt": "2022年，湖南省快递业务量完成24亿件，\(tail)市场有序。\n",
            "2023-01-12-p03.txt": "2022年，湖南省快递业务量完成30亿件。\n",
        ])
        let body = desk.get("/conflicts")?.body ?? ""
        let cut = body.components(separatedBy: "2022年，湖南省快递业务量完成24亿件，").last.map { $0.prefix { $0 != " " } } ?? ""
        #expect(cut.count == 120 && cut.hasSuffix("…"))
        #expect(body.contains(" 2022年，湖南省快递业务量完成30亿件。 "))
    }

    /// A word that very many names have is no report of all of them: they are listed, those with most series first, each with a way to its own.
    @Test func whatAWordMayMeanIsListed() throws {
        let sorts = ["红木", "绢纱", "竹编", "铁艺", "走马", "莲花", "宫廷", "塑料", "纸质", "玻璃", "羊皮", "太阳能"]
        let text =
            "2022年，湖北省" + sorts.map { "\($0)灯笼产量为30万只" }.joined(separator: "，") + "。\n"
            + "2022年，湖南省竹编灯笼产量为20万只。\n"
        let desk = try Served(pages: ["2023-01-13-p01.txt": text])
        let ranking = desk.get("/ranking?metric=灯笼产量&kind=flow")?.body ?? ""
        #expect(ranking.contains("“灯笼产量” may mean 12 names: choose one."))
        let links = ranking.components(separatedBy: "<td><a href=\"/ranking?metric=%3D").dropFirst()
        #expect(links.count == 12 && links.allSatisfy { $0.contains("kind=flow") })
        let first = links.first.map { String($0.prefix { $0 != "\"" }) } ?? ""
        let one = desk.get("/ranking?metric=%3D" + first.replacing("&amp;", with: "&"))?.body ?? ""
        #expect(one.contains("湖南省") && one.contains("300000") && !one.contains("choose one"), "\(one)")
        #expect(desk.get("/ranking?metric=灯笼产量&rows=5&from=10")?.body.components(separatedBy: "%3D").count == 3)
        // one name, and one that is called so, are taken as they are
        #expect(desk.get("/ranking?metric=竹编灯笼产量")?.body.contains("choose one") == false)
        #expect(desk.get("/board?organization=湖北省")?.body.contains("choose one") == false)
        // a board is of one
        #expect(desk.get("/board?organization=湖")?.body.contains("“湖” may mean 2 names: choose one.") == true)
    }

    /// Behind a figure stands why: what else might have been meant, the signs for each with what they count, and how far the best is ahead.
    @Test func whyAFigureWasReadSoIsShown() throws {
        let desk = try Served()
        let body = desk.get("/claim?id=\(try desk.claim("32.1亿件"))")?.body ?? ""
        let part = body.components(separatedBy: "<section class=\"reasons\">").dropFirst().first ?? ""
        for words in [
            "湖北省 <small>chosen", "2022 <small>chosen", "<small>next best", "points ahead.", "a verb stands behind it +",
            "likely from", "the owner is named in the clause +",
        ] {
            let isThere = part.contains(words)
            #expect(isThere, "\(words)")
        }
        #expect(!part.contains("sign."))
        // each sum is that of its signs
        for row in part.components(separatedBy: "<td class=\"number\">").dropFirst() {
            let signs = row.components(separatedBy: "<td class=\"evidence\">")[1].prefix { $0 != "<" }
            let sum = signs.components(separatedBy: " · ").reduce(0) {
                $0 + (Int($1.split(separator: " ").last ?? "") ?? 100_000)
            }
            #expect(Int(row.prefix { $0 != "<" }) == sum)
        }
        let chinese = try Served(language: "zh")
        #expect(chinese.get("/claim?id=\(try chinese.claim("32.1亿件"))")?.body.contains("如何选定") == true)
        // every sign has its words
        let rows = (Vocabulary.embeddedFile("weights.tsv") ?? "").split(separator: "\n").dropFirst()
        #expect(rows.count > 300)
        for row in rows.map({ $0.split(separator: "\t") }) where row[0] != "threshold" && row[2] != "0" {
            let key = "sign.\(row[0]).\(row[1])"
            #expect(Labels(.zh)[key] != key, "\(key)")
        }
    }

    /// Conflicts are found once for every run: each stands on one page, the first or a later one, and one that comes later is there.
    @Test func pagesOfConflicts() throws {
        func page(_ names: [String], _ value: Int) -> String {
            "2022年，" + names.map { "\($0)快递业务量完成\(value)亿件" }.joined(separator: "。2022年，") + "。\n"
        }
        let names = ["湖北省", "湖南省", "江西省", "河南省"]
        let desk = try Served(pages: ["2023-01-10-p01.txt": page(names, 20), "2023-01-11-p01.txt": page(names, 26)])
        func heads() -> [String] {
            (0..<6).compactMap { from in
                let body = desk.get("/conflicts?rows=1" + (from > 0 ? "&from=\(from)" : ""))?.body ?? ""
                let parts = body.components(separatedBy: "<section class=\"conflict\"><h2>")
                return parts.count > 1 ? String(parts[1].prefix(3)) : nil
            }
        }
        #expect(heads().sorted() == names.sorted())
        #expect(heads() == heads())
        let more = desk.folder + "/more"
        try FileManager.default.createDirectory(atPath: more, withIntermediateDirectories: true)
        for (day, value) in [("12", 30), ("13", 39)] {
            try Data(page(["安徽省"], value).utf8).write(to: URL(fileURLWithPath: more + "/2023-01-\(day)-p01.txt"))
        }
        try Served.ingest(more, into: desk.database)
        #expect(heads().sorted() == (names + ["安徽省"]).sorted())
    }

    @Test func whatIsNotThereIsSaid() throws {
        let desk = try Served()
        for path in [
            "/nix", "/claim?id=999", "/claim", "/claim?id=x", "/document?id=999", "/series?id=0", "/evidence?at=x",
            "/../etc/passwd",
        ] {
            #expect(desk.get(path)?.status == 404, "\(path)")
        }
        #expect(desk.get("/?period=never")?.status == 422)
    }

    /// What a page prints is shown and never obeyed.
    @Test func markupOfAPageIsText() throws {
        let desk = try Served()
        let document = try desk.rows("SELECT id FROM document WHERE name = '2023-01-11-p02.txt'")[0]
        var paths = ["/document?id=\(document)", "/review", "/", "/?organization=%3Cscript%3Ealert(1)%3C/script%3E"]
        paths += try desk.rows("SELECT claim_id FROM current_claim WHERE document = '2023-01-11-p02.txt'").map {
            "/claim?id=\($0)"
        }
        #expect(paths.count > 4)
        for path in paths {
            let body = desk.get(path)?.body ?? ""
            #expect(body.contains("<main>"), "\(path)")
            for bad in ["<script>", "<b onclick", "\u{1B}"] { #expect(!body.contains(bad), "\(path): \(bad)") }
        }
        let shown = desk.get("/document?id=\(document)")?.body ?? ""
        #expect(shown.contains("&lt;script&gt;alert(") && shown.contains("\\x1B"))
    }

    @Test func everyAnswerForbidsWhatIsNotOfTheDesk() throws {
        let desk = try Served()
        for answer in [desk.get("/"), desk.get("/nix"), desk.get("/", host: "evil.example"), desk.send("x\r\n\r\n")] {
            let head = answer?.head ?? ""
            for line in [
                "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
                "Referrer-Policy: same-origin", "Cache-Control: no-store",
            ] { #expect(head.contains(line), "\(line)") }
        }
        // Nothing inline that the policy would have to allow.
        for path in ["/", "/documents", "/claim?id=1", "/series?id=1"] {
            let body = desk.get(path)?.body ?? ""
            for bad in ["<style", " style=", " onclick", " onload", "javascript:"] {
                let isThere = body.contains(bad)
                #expect(!isThere, "\(path): \(bad)")
            }
            #expect(body.components(separatedBy: "<script").count == 2 && body.contains("<script src=\"/desk.js\""))
        }
    }

    @Test func bothLanguages() throws {
        let desk = try Served(language: nil)
        #expect(desk.get("/", host: nil, "Accept-Language: zh-CN,zh;q=0.9")?.body.contains("<html lang=\"zh-CN\">") == true)
        #expect(desk.get("/", host: nil, "Accept-Language: fr, en;q=0.5")?.body.contains("Arrived last") == true)
        #expect(desk.get("/")?.body.contains("Arrived last") == true)
    }

    @Test func bothAddressesOfLoopbackAndNoOther() throws {
        let desk = try Served()
        #expect(desk.get("/", host: "localhost:\(desk.port)")?.status == 200)
        // A machine may have no ::1.
        if let six = desk.send("GET / HTTP/1.1\r\nHost: [::1]:\(desk.port)\r\n\r\n", six: true) { #expect(six.status == 200) }
        let listening = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8).split(separator: "\n")
        let port = String(desk.port, radix: 16, uppercase: true)
        let number = String(repeating: "0", count: 4 - port.count) + port
        let addresses = listening.compactMap { $0.split(separator: " ").dropFirst().first }.filter { $0.hasSuffix(":" + number) }
        #expect(!addresses.isEmpty && addresses.allSatisfy { $0.hasPrefix("0100007F:") })
    }
}
