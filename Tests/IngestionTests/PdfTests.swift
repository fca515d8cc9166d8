import Foundation
import Quantities
import Testing

@testable import Ingestion
@testable import Reading
@testable import Store

/// Printed pages: what is read from a PDF against the truth that made it.
@Suite(.enabled(if: Printing.isPossible, Comment(rawValue: Printing.reason)))
struct PdfTests {
    private static let vocabulary: Vocabulary = {
        do { return try Vocabulary.embedded() } catch { fatalError("\(error)") }
    }()
    private static let reader = Reader(vocabulary: vocabulary)

    private static let post = Printing.Article(
        headlines: ["湖北省前十月快递业务量达26.4亿件", "同比增长9.1%"],
        paragraphs: [
            "本报讯　今年1—10月，湖北省快递业务量完成26.4亿件，同比增长9.1%；快递业务收入240.7亿元，同比增长6.6%。截至10月31日，全省快递网点1.2万个，比上年末增加0.3万个，其中农村网点占47.65%，乡镇网点覆盖率保持100%。",
            "进入四季度以来，各地农产品上行加快，柑橘、莲藕等特色产品寄递量明显增加，仅宜昌市一地10月就发出柑橘快件312万件，同比增长15.3%，带动当地果农增收。", "下一步，该省将继续推进村级寄递物流服务站建设。",
        ], columns: 3)
    private static let insurance = Printing.Article(
        headlines: ["河南省保费收入增5.2%"],
        paragraphs: ["前10个月，河南省原保险保费收入2204.6亿元，同比增长5.2%，增速比上半年回升0.8个百分点。其中，农业保险保费收入61.3亿元，惠及农户812万户次。"], columns: 1)
    private static let grain = Printing.Article(
        headlines: ["安徽粮食又丰收"], paragraphs: ["今年安徽省粮食总产量4100.1万吨，比上年增加12.6万吨，增长0.3%。", "夏粮产量1722.4万吨，早稻产量108.2万吨。"],
        columns: 2)
    private static let trade = Printing.Article(
        headlines: ["江苏省外贸进出口规模再创新高"],
        paragraphs: [
            "今年前10个月，江苏省外贸进出口总额4.53万亿元，同比增长7.8%，占全国的13.1%，规模创历史同期新高。其中，出口2.9万亿元，增长10.5%；进口1.63万亿元，增长3.2%。民营企业进出口1.78万亿元，增长14.6%，占全省的39.3%，拉动作用明显。",
            "从月度走势看，10月当月进出口4710.2亿元，同比增长2.4%，已连续多个月保持正增长。对共建国家进出口1.2万亿元，增长19.7%，新兴市场份额进一步扩大。",
            "海关部门表示，将继续压缩通关时间，支持企业用好各类便利措施，稳住外贸基本盘。随着稳外贸政策落地，全年进出口有望保持平稳增长，产业链供应链韧性不断增强，企业预期稳中向好，新产品新业态加快成长。",
            "全省新增外贸备案企业1.1万家，跨境电商综试区实现设区市全覆盖，海外仓面积超过200万平方米。",
            "港口货物吞吐量保持增长，中欧班列开行数量稳步提升，冷链、大宗商品等专业化运输能力继续增强，为外贸企业稳订单、拓市场提供了有力支撑。",
        ], columns: 4, box: [grain])

    private func truth(_ articles: [Printing.Article]) -> [String] {
        articles.enumerated().flatMap { index, article in
            article.headlines.map { "h\(index + 1) \($0)" }
                + article.paragraphs.map { "b\(index + 1) " + $0.replacing("　", with: " ") }
        }
    }

    /// A headline over three columns beside one over one, and an article that runs round a box.
    @Test func columnsHeadlinesAndABox() throws {
        let text = try Printing.text(
            Printing.Page(
                head: "2022年11月25日　星期五　综合　第03版", tiers: [[PdfTests.post, PdfTests.insurance], [PdfTests.trade]]))
        let lines = Printing.lines(text)
        #expect(lines.filter { $0.hasPrefix("a0") } == ["a0 2022年11月25日", "a0 星期五", "a0 综合", "a0 第03版"])
        #expect(
            lines.filter { !$0.hasPrefix("a0") } == truth([PdfTests.post, PdfTests.insurance, PdfTests.trade, PdfTests.grain]))
        #expect(text.issued == Day(iso: "2022-11-25"))
    }

    /// The same page as cairo writes it, each character of a justified line with a place of its own: also what is raised, letter-spaced and framed.
    @Test func pagesMadeByCairo() throws {
        var page = Printing.Page(
            head: "2022年11月25日　星期五　综合　第03版", tiers: [[PdfTests.post, PdfTests.insurance], [PdfTests.trade]],
            extras: [
                Printing.Extra(text: "近日，湖北省快递业务量突破26亿件。", x: 40, y: 1040, space: 5),
                Printing.Extra(text: "收入5.3", x: 40, y: 1062, raised: "2", behind: "亿元。"),
            ], rules: [[591, 100, 591, 500]])
        let one = try Printing.text(page)
        page.maker = "cairo"
        let other = try Printing.text(page)
        #expect(Printing.lines(other) == Printing.lines(one) && other.issued == one.issued)
        #expect(
            Printing.lines(other).contains { $0.contains("突破26亿件。") }
                && Printing.lines(other).contains { $0.contains("收入5.3²亿元。") })
    }

    /// What stands in a frame, or on a grey ground, is an article by itself, though it has no headline; the article round it goes on behind it.
    @Test(arguments: ["line", "tint"], ["reportlab", "cairo"])
    func aFrameHoldsAnArticle(frame: String, maker: String) throws {
        var (box, round) = (PdfTests.grain, PdfTests.trade)
        (box.headlines, box.frame) = ([], frame)
        round.box = [box]
        let text = try Printing.text(Printing.Page(tiers: [[PdfTests.post, PdfTests.insurance], [round]], maker: maker))
        #expect(Printing.lines(text) == truth([PdfTests.post, PdfTests.insurance, round, box]))
        // with a headline it is what it was
        round.box?[0].headlines = PdfTests.grain.headlines
        let headed = try Printing.text(Printing.Page(tiers: [[round]], maker: maker))
        #expect(Printing.lines(headed) == truth([round, PdfTests.grain]))
    }

    /// A rule between two texts of a column parts them where the upper one has ended; one beside a column is none of theirs.
    @Test func aRuleBetweenTwoTexts() throws {
        let lines = [
            "　　湖北省邮政管理局10月受理申诉", "1200件，同比下降3.1%。", "　　河南省全年新建智能快件箱", "3500组。",
        ]
        let extras = lines.enumerated().map { index, line in
            Printing.Extra(text: line, x: 40, y: 900 + Double(index) * 14 + (index > 1 ? 14 : 0))
        }
        func articles(_ rules: [[Double]]) throws -> [String] {
            let text = try Printing.text(Printing.Page(tiers: [[PdfTests.insurance]], extras: extras, rules: rules))
            return Printing.lines(text).filter { $0.contains("湖北") || $0.contains("智能") }.map { String($0.prefix(2)) }
        }
        #expect(try articles([]) == ["b2", "b2"])
        #expect(try articles([[40, 934, 205, 934]]) == ["b2", "b3"])
        #expect(try articles([[36, 880, 36, 980]]) == ["b2", "b2"])
    }

    /// The same articles in other arrangements.
    @Test(arguments: [[[0, 1]], [[1, 0]], [[0], [1, 2]], [[2, 1], [0]], [[1, 2], [3]], [[3], [2, 1]]])
    func arrangements(tiers: [[Int]]) throws {
        let all = [PdfTests.post, PdfTests.insurance, PdfTests.grain, PdfTests.trade]
        let text = try Printing.text(Printing.Page(tiers: tiers.map { $0.map { all[$0] } }))
        let order = tiers.flatMap(\.self).flatMap { $0 == 3 ? [3, 2] : [$0] }
        #expect(Printing.lines(text) == truth(order.map { all[$0] }))
    }

    @Test(arguments: Printing.samplePages) func samplePagesReadTheSameAsPdf(name: String) throws {
        let issued = Day(iso: name.prefix(10))
        let bytes = Array(try Data(contentsOf: Printing.top.appendingPathComponent("seeds/pages/" + name)))
        let page = try Page(bytes, name: name, vocabulary: PdfTests.vocabulary, issued: issued)
        let tiers = page.articles.map { article in
            let all = (article.bodies + article.subheads).sorted { $0.lowerBound < $1.lowerBound }.map(page.clean.string)
            // a headline without a text
            let isAlone = article.headlines.isEmpty && all.count == 1 && !all[0].hasSuffix("。") && all[0].count < 50
            return [
                Printing.Article(
                    headlines: isAlone ? all : article.headlines.map(page.clean.string), paragraphs: isAlone ? [] : all)
            ]
        }
        let printed = PdfTests.reader.claims(try Printing.text(Printing.Page(tiers: tiers)), issued: issued)
        let plain = try PdfTests.reader.claims(bytes, name: name, issued: issued)
        #expect(Printing.difference(printed, plain) == [])
    }

    // MARK: what goes wrong in files

    @Test func spacedRaisedAndVerticalCharacters() throws {
        let extras = [
            Printing.Extra(text: "近日，湖北省快递业务量突破26亿件。", x: 40, y: 700, space: 5),
            Printing.Extra(text: "收入5.3", x: 40, y: 760, raised: "2", behind: "亿元。"),
            Printing.Extra(text: "竖排标题文字", x: 500, y: 640, size: 12, vertical: true),
        ]
        let text = try Printing.text(Printing.Page(tiers: [[PdfTests.insurance]], extras: extras))
        let lines = Printing.lines(text)
        #expect(lines.contains { $0.hasSuffix(" 近日，湖北省快递业务量突破26亿件。") })
        #expect(lines.contains { $0.hasSuffix(" 收入5.3²亿元。") })
        #expect(lines.contains { $0.hasSuffix(" 竖排标题文字") && $0.hasPrefix("h") })
        let reading = PdfTests.reader.read(text, issued: nil)
        #expect(!reading.findings.contains { $0.category == "layout" })
        // a note is no digit of the figure, and 5.32亿元 is no claim
        #expect(!reading.claims.contains { $0.value.plain.hasPrefix("532") })
    }

    /// A table between two columns of text: rows, columns, unit in the caption.
    @Test func aTableIsReadByItsRowsAndColumns() throws {
        let rows = [
            (880.0, ["2022年10月邮政业分省情况"]), (898, ["单位：亿元"]), (916, ["地区", "快递业务收入", "邮政行业业务收入"]),
            (932, ["湖北省", "25.1", "32.6"]), (948, ["湖南省", "19.8", "24.05"]), (964, ["江西省", "—", "14.2"]),
        ]
        let extras = rows.flatMap { y, cells in
            cells.enumerated().map { Printing.Extra(text: $1, x: [60, 180, 290][cells.count == 1 ? 0 : $0], y: y, size: 8) }
        }
        let text = try Printing.text(Printing.Page(tiers: [[PdfTests.post, PdfTests.insurance]], extras: extras))
        let figures = PdfTests.reader.claims(text, issued: Day(iso: "2022-11-25")).map {
            "\($0.quote) \($0.value.plain) \($0.unit) \($0.organization ?? "-") \($0.metric ?? "-") \($0.period?.end?.iso ?? "-")"
        }
        for line in [
            "25.1 2510000000 CNY 湖北省 快递业务收入 2022-10-31", "32.6 3260000000 CNY 湖北省 邮政行业业务收入 2022-10-31",
            "24.05 2405000000 CNY 湖南省 邮政行业业务收入 2022-10-31", "14.2 1420000000 CNY 江西省 邮政行业业务收入 2022-10-31",
        ] {
            #expect(figures.contains(line), "\(figures)")
        }
        #expect(
            Printing.lines(text).contains("c1 湖北省") || Printing.lines(text).contains("c2 湖北省")
                || Printing.lines(text).contains("c3 湖北省"))
    }

    /// A table in a ruled frame, whose cells leave a fifth of a character between them; rules between articles part nothing else.
    @Test func aTableInAFrame() throws {
        let rows = [
            (870.0, ["2022年10月邮政业分省情况（单位：亿元、%）"]), (888, ["地区", "快递业务收入", "同比增长"]), (904, ["湖北省", "25.1", "9.8"]),
            (920, ["湖南省", "19.8", "-0.5"]),
        ]
        let columns = [60.0, 86, 136, 170]
        let extras = rows.flatMap { y, cells in
            cells.enumerated().map { Printing.Extra(text: $1, x: columns[$0], y: y, size: 8) }
        }
        var rules: [[Double]] = [885, 901, 917, 933].map { (y: Double) -> [Double] in [59, y, 169, y] }
        rules += columns.map { (x: Double) -> [Double] in [x - 1, 885, x - 1, 933] }
        rules += [[40, 850, 760, 850], [591, 100, 591, 500]]
        let page = Printing.Page(tiers: [[PdfTests.post, PdfTests.insurance]], extras: extras, rules: rules)
        let text = try Printing.text(page)
        let figures = PdfTests.reader.claims(text, issued: Day(iso: "2022-11-25")).map {
            "\($0.quote) \($0.value.plain) \($0.unit) \($0.organization ?? "-") \($0.metric ?? "-") \($0.kind)"
        }
        for line in [
            "25.1 2510000000 CNY 湖北省 快递业务收入 flow", "9.8 9.8 % 湖北省 快递业务收入 growth",
            "19.8 1980000000 CNY 湖南省 快递业务收入 flow", "-0.5 -0.5 % 湖南省 快递业务收入 growth",
        ] {
            #expect(figures.contains(line), "\(figures)")
        }
        let articles = Printing.lines(text).filter { !$0.hasPrefix("c") && !$0.contains("邮政业分省情况") }
        #expect(articles == truth([PdfTests.post, PdfTests.insurance]))
    }

    /// Columns of characters one below the other on a page that goes from left to right are read from the top, a line each.
    @Test func columnsOfVerticalText() throws {
        let columns = ["快递进村提速", "前十个月投递九百万件", "村民收寄更方便"]
        let extras = columns.enumerated().map {
            Printing.Extra(text: $1, x: 700 - Double($0) * 16, y: 640, size: 10, vertical: true)
        }
        let text = try Printing.text(Printing.Page(tiers: [[PdfTests.grain, PdfTests.insurance]], extras: extras))
        let lines = Printing.lines(text)
        #expect(lines.suffix(3).map { String($0.dropFirst(3)) } == columns)
        #expect(Array(lines.dropLast(3)) == truth([PdfTests.grain, PdfTests.insurance]))
        let reading = PdfTests.reader.read(text, issued: Day(iso: "2022-11-25"))
        #expect(!reading.findings.contains { $0.category == "layout" })
        #expect(reading.claims.contains { $0.value.plain == "9000000" && $0.quote == "九百万件" })
    }

    /// A headline that stands upright beside a text without one is its headline; a text in columns from right to left is one paragraph. What a figure
    /// of another width may be missing in is told of and not read.
    @Test func anUprightHeadlineAndAnUprightText() throws {
        var bare = PdfTests.insurance
        (bare.headlines, bare.columns) = ([], 2)
        let columns = ["前十个月湖北省投递包裹二", "千五百万件，村民收寄更方", "便。"]
        var extras = columns.enumerated().map {
            Printing.Extra(text: $1, x: 700 - Double($0) * 16, y: 640, size: 10, vertical: true)
        }
        extras.append(Printing.Extra(text: "保费大增", x: 406, y: 96, size: 18, vertical: true))
        extras.append(Printing.Extra(text: "同比增长12％左右", x: 600, y: 640, size: 10, vertical: true))
        let text = try Printing.text(Printing.Page(tiers: [[bare], [PdfTests.grain]], extras: extras))
        let reading = PdfTests.reader.read(text, issued: Day(iso: "2022-11-25"))
        #expect(reading.articles.first?.headline == "保费大增")
        #expect(Printing.lines(text).contains { $0.hasSuffix(" " + columns.joined()) })
        let parcels = try #require(reading.claims.first { $0.quote == "二千五百万件" })
        #expect(parcels.organization == "湖北省" && parcels.kind == .flow)
        #expect(!reading.claims.contains { ["12", "1", "2"].contains($0.value.plain) })
        #expect(reading.findings.contains { $0.message == "printed one character below the other: not read" })
    }

    /// Columns of so many characters from right to left, each paragraph indented, from the upper right corner; the headline stands right of them, over `high`
    /// points.
    private func upright(
        _ article: Printing.Article, right: Double, tiers: [(top: Double, rows: Int, columns: Int)], size: Double = 10
    ) -> [Printing.Extra] {
        var extras: [Printing.Extra] = []
        var x = right
        for headline in article.headlines {
            x -= size * 2.2
            extras.append(Printing.Extra(text: headline, x: x, y: tiers[0].top, size: size * 1.8, vertical: true))
        }
        var columns: [String] = []
        for paragraph in article.paragraphs {
            var rest = Array("　　" + paragraph)
            while !rest.isEmpty {
                columns.append(String(rest.prefix(tiers[0].rows)))
                rest.removeFirst(min(rest.count, tiers[0].rows))
            }
        }
        for tier in tiers {
            for (index, column) in columns.prefix(tier.columns).enumerated() {
                extras.append(
                    Printing.Extra(text: column, x: x - Double(index + 1) * size * 1.7, y: tier.top, size: size, vertical: true))
            }
            columns.removeFirst(min(columns.count, tier.columns))
        }
        return extras
    }

    private static let uprightPost = Printing.Article(
        headlines: ["湖北河南快递忙"],
        paragraphs: [
            "本报讯２０２２年１０月，湖北省快递业务量完成二十六点四亿件，同比增长９.１%；河南省快递业务量完成３３亿件。各地邮政管理部门表示，旺季保障工作（含县乡）进展顺利。",
            "一至十月，湖北省快递业务收入达到二百四十亿元。",
        ])
    private static let uprightGrain = Printing.Article(
        headlines: ["安徽粮食丰收"], paragraphs: ["２０２２年安徽省粮食总产量４１００.１万吨，比上年增长０.３%。", "“夏粮”产量１７２２.４万吨，早稻产量一百零八万吨。"])

    /// A page that is written from top to bottom is read so, its columns from right to left, its tiers from above; a headline beside its article is that of
    /// it, over one tier and over two. Where what is printed stays its place, and marks in the form of columns are those of lines.
    @Test(arguments: ["reportlab", "cairo"]) func aPageOfVerticalText(maker: String) throws {
        let (post, grain) = (PdfTests.uprightPost, PdfTests.uprightGrain)
        var trade = post
        trade.headlines = ["江苏外贸再创新高"]
        trade.paragraphs = ["２０２２年前十个月，江苏省出口达到二点九万亿元，同比增长１０.５%。其中，民营企业出口一点二万亿元，增长１４.６%，海关表示将继续支持企业稳订单、拓市场。"]
        let extras =
            upright(post, right: 740, tiers: [(150, 14, 12)]) + upright(grain, right: 430, tiers: [(150, 14, 8)])
            + upright(trade, right: 740, tiers: [(350, 12, 4), (520, 12, 4)])
        let page = try Printing.text(Printing.Page(head: "2022年11月25日　星期五　综合　第03版", extras: extras, maker: maker))
        let lines = Printing.lines(page).filter { !$0.hasPrefix("a0") }
        #expect(lines == truth([post, trade, grain]), "\(lines)")
        #expect(page.issued == Day(iso: "2022-11-25"))
        let reading = PdfTests.reader.read(page, issued: nil)
        #expect(!reading.findings.contains { $0.category == "layout" })
        let claims = reading.claims.map { "\($0.organization ?? "-") \($0.metric ?? "-") \($0.value.plain)" }
        for claim in ["湖北省 快递业务量 2640000000", "河南省 快递业务量 3300000000", "安徽省 粮食总产量 41001000000", "江苏省 出口 2900000000000"] {
            #expect(claims.contains(claim), "\(claims)")
        }
        let level = try Printing.text(
            Printing.Page(tiers: [
                [post, trade, grain].map { Printing.Article(headlines: $0.headlines, paragraphs: $0.paragraphs, columns: 1) }
            ]))
        #expect(Printing.difference(reading.claims, PdfTests.reader.claims(level, issued: Day(iso: "2022-11-25"))) == [])
        let first = page.shape?.pieces.first { $0.role == .body }
        #expect(first?.box.map { $0.left > 690 && $0.right < 715 && $0.top > 140 && $0.bottom < 330 } == true, "\(first as Any)")
    }

    /// Where the file draws the characters row by row, or the columns from left to right, nobody knows how they go on: the page is told of and not read.
    @Test(arguments: ["reportlab", "cairo"]) func aPageOfVerticalTextInNoOrder(maker: String) throws {
        let columns = ["湖北省快递业务量完成二十六", "亿件同比增长９％河南省快递", "业务量完成３３亿件各地邮政", "管理部门表示旺季保障工作进"]
        func extra(_ words: String, _ column: Int, _ row: Int = 0) -> Printing.Extra {
            Printing.Extra(
                text: words, x: 612 - Double(column) * 16, y: 500 + Double(column % 2) + Double(row) * 12, size: 10,
                vertical: true)
        }
        let rows = (0..<13).flatMap { row in columns.enumerated().map { extra(String(Array($1)[row]), $0, row) } }
        let leftwards = columns.enumerated().reversed().map { extra($1, $0) }
        for extras in [rows, leftwards] {
            let page = try Printing.text(Printing.Page(head: "2022年11月25日　第03版", extras: extras, maker: maker))
            let lines = Printing.lines(page)
            #expect(lines.filter { $0.hasPrefix("v0") } == columns.map { "v0 " + $0 }, "\(lines)")
            #expect(page.issued == Day(iso: "2022-11-25"))
            let reading = PdfTests.reader.read(page, issued: nil)
            #expect(reading.claims.isEmpty && reading.findings.count { $0.category == "layout" } == 4)
        }
    }

    @Test(arguments: [("pictures", "a PDF without text"), ("lost", "a PDF"), ("wrong", "a PDF whose text is garbled")])
    func filesWithoutText(flaw: String, reason: String) throws {
        let bytes = try Printing.pdf(Printing.Page(tiers: [[PdfTests.post]], flaw: flaw))
        let problem = #expect(throws: FileProblem.self) { try FileForm.pdf.text(of: bytes, name: "page.pdf") }
        #expect(problem?.reason.hasPrefix(reason) == true && problem?.isPassing == false, "\(problem?.reason ?? "")")
    }

    @Test func damagedFiles() throws {
        let whole = try Printing.pdf(Printing.Page(tiers: [[PdfTests.insurance]]))
        for bytes in [Array(whole.prefix(100)), Array("%PDF-1.4\nnothing".utf8)] {
            let problem = #expect(throws: FileProblem.self) { try FileForm.pdf.text(of: bytes, name: "page.pdf") }
            #expect(problem?.reason.hasPrefix("no PDF that can be opened") == true, "\(problem?.reason ?? "")")
        }
        for round in 0..<5 {
            var bytes = whole
            for step in 0..<20 {
                // Primes spread the same bytes over the file on every run.
                bytes[20 + (round * 7919 + step * 104_729) % (bytes.count - 20)] = UInt8(
                    truncatingIfNeeded: round * 31 + step * 37)
            }
            _ = try? FileForm.pdf.text(of: bytes, name: "page.pdf")
        }
    }

    @Test func aDatabaseOfPrintedPages() throws {
        let folder = try Folder([:])
        try folder.write(
            "2022-11-25-p03.pdf", Data(try Printing.pdf(Printing.Page(tiers: [[PdfTests.post, PdfTests.insurance]]))))
        try folder.write("2022-11-26.pdf", Data(try Printing.pdf(Printing.Page(flaw: "pictures"))))
        try folder.write("page.txt", Data(try Printing.pdf(Printing.Page(tiers: [[PdfTests.grain]]))))
        let store = try Store(path: folder.path + "/.db", for: .writing)
        defer { try? store.close() }
        let outcome = try Ingest(store: store, read: PdfTests.reader.read).run(FileList([folder.path]))
        #expect(outcome.counts.added == 1)
        #expect(
            outcome.problems.map(\.reason) == [
                "a PDF without text: its pages are pictures; let a program for reading scans (OCR) make text of them",
                "a PDF, not its text: call it .pdf",
            ])
        let claim = try #require(try store.explainedClaim(1))
        #expect(claim.form == .pdf && claim.pieces.first?.page == 1 && claim.pieces.first?.box != nil)
        let health = try Health(store: store, limits: Health.Limits(today: Day(iso: "2022-11-25")!)).lines(holder: nil)
        #expect(health.first { $0.check == "evidence" }?.isGood == true)
        #expect(
            try Reprocess(store: store, read: PdfTests.reader.read).run { _ in Issue.record("nothing should differ") }.counts
                .unchanged == 1)
    }
}

/// Where everything is installed no test of printed pages is passed over: scripts/test and scripts/test-elsewhere say so.
struct PrintingTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["DUSHU_PRINTS"] != nil))
    func pagesCanBePrinted() { #expect(Printing.isPossible, Comment(rawValue: Printing.reason)) }
}
