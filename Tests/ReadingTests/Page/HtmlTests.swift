import Quantities
import Testing

@testable import Reading

/// Pages of electronic editions: the text that they show, and nothing of what stands around it.
struct HtmlTests {
    private func text(_ html: String) throws -> DocumentText { try DocumentText(html: Array(html.utf8), name: "test.html") }

    /// Each line with the first letter of its role.
    private func lines(_ html: String) throws -> [String] {
        let document = try text(html)
        let scalars = Array(document.source.unicodeScalars)
        return (document.shape?.pieces ?? []).map { piece in
            "\(piece.role.rawValue.prefix(1)) " + String(String.UnicodeScalarView(scalars[piece.range]))
        }
    }

    @Test func aDigitalPaper() throws {
        let html = """
            <html><head><title>甲市快递再提速_某日报</title><script>var a = "<p>9亿件</p>";</script></head><body>
            <div><a href="node_1.htm">第01版：要闻</a> <a href="node_2.htm">第02版</a></div>
            <!--enpproperty <articleid>7</articleid><date>2022-11-25 00:00:00.0</date><author>某某</author><title>甲市快递再提速</title>
            <subtitle>收入增一成</subtitle><introtitle>邮路观察</introtitle><nodename>第03版：综合</nodename>/enpproperty-->
            <h3>邮路观察</h3><h1>甲市快递再提速</h1><h2>收入增一成</h2>
            <p>《某日报》（2022年11月25日　第 03 版）</p>
            <div id="ozoom"><founder-content><!--enpcontent--><p>　　前10个月，湖北省快递业务量5.3亿件。</p>
            <p>　　同比<b>增长</b>8.1%。<br/>截至目前，网点达1.2万个。</p><!--/enpcontent--></founder-content></div>
            <p><a href="content_8.htm">下一篇</a></p><p>版权所有 不得转载 2022</p></body></html>
            """
        #expect(
            try lines(html) == [
                "h 邮路观察", "h 甲市快递再提速", "h 收入增一成", "a 《某日报》（2022年11月25日　第 03 版）", "b 前10个月，湖北省快递业务量5.3亿件。",
                "b 同比增长8.1%。", "b 截至目前，网点达1.2万个。",
            ])
        let document = try text(html)
        #expect(document.issued == Day(iso: "2022-11-25"))
        #expect(document.shape?.pieces.allSatisfy { $0.page == 3 } == true)
        let reading = Shared.reader.read(document, issued: nil)
        #expect(reading.articles.map(\.headline) == ["邮路观察 甲市快递再提速 收入增一成"])
        #expect(reading.claims.last { $0.unit == "件" }?.facts == "530000000 件 湖北省 快递业务量 2022-01-01..2022-10-31")
        #expect(Soundness.problem(of: reading) == nil)
    }

    @Test func titleAndKickerThatAreNoHeadings() throws {
        let html = """
            <!--enpproperty <date>2023-02-01 08:00:00</date><title>运力翻番</title><introtitle>数说春运</introtitle>/enpproperty-->
            <div class="t">数说春运</div><div>运力翻番</div><div>作者：某某</div><!--enpcontent--><div>全省加开班列32列。</div><!--/enpcontent-->
            """
        #expect(try lines(html) == ["h 数说春运", "h 运力翻番", "b 全省加开班列32列。"])
    }

    @Test func articlesOfOnePageAndHeadingsWithinOne() throws {
        #expect(
            try lines("<h2>一、甲</h2><p>收入5元。</p><h3>小计</h3><p>支出6元。</p><h2>二、乙</h2><p>收入7元。</p>")
                == ["h 一、甲", "b 收入5元。", "s 小计", "b 支出6元。", "h 二、乙", "b 收入7元。"])
        let two = try text("<h2>甲</h2><p>收入5元。</p><h2>乙</h2><p>收入7元。</p>")
        #expect(two.shape?.pieces.map(\.article) == [1, 1, 2, 2])
        #expect(try lines("<title>收入增长|某网</title><p>收入5元。</p>") == ["h 收入增长", "b 收入5元。"])
    }

    @Test func whatIsNoText() throws {
        for hidden in [
            "<nav>收入1元。</nav>", "<footer>收入1元。</footer>", "<script>收入1元。</script>", "<style>收入1元。</style>", "<!-- 收入1元。 -->",
            "<p style=\"Display: none\">收入1元。</p>", "<div hidden>收入1元。<div>收入2元。</div></div>", "<ul><li><a href=x>收入1元</a></ul>",
            "<select><option>收入1元。</select>", "<?php 收入1元 ?>", "<noscript><p>收入1元。</p></noscript>",
        ] {
            #expect(try lines("<h1>甲</h1>\(hidden)<p>收入5元。</p>") == ["h 甲", "b 收入5元。"], "\(hidden)")
        }
        // a link within a text is text
        #expect(try lines("<p>据<a href=x>某局</a>消息，收入5元。</p>") == ["b 据某局消息，收入5元。"])
    }

    @Test func charactersAndBlanks() throws {
        for (html, expected) in [
            ("增长5.3&#37;&nbsp;左右&mdash;&#x4EBF;&lt;&amp;&copy;", "增长5.3%\u{A0}左右—亿<&©"),
            ("&unknown; A&B &#0;", "&unknown; A&B \u{FFFD}"),
            ("收入\n  增长<b>5</b>%", "收入增长5%"), ("USD\n 5  bn", "USD 5 bn"), ("收入 增长", "收入 增长"),
            ("10<sup>4</sup>米<sup>2</sup>", "10⁴米²"), ("收入<5元", "收入<5元"), ("a<b", "a"), ("<p>甲<p>乙", "甲|乙"),
            ("甲<br>乙<BR/>丙", "甲|乙|丙"), ("<pre>甲  1\n乙  2</pre>", "甲 1|乙 2"), ("<b>甲</i>乙", "甲乙"),
        ] {
            let scalars = try text("<body><p>" + html).source.split(separator: "\n").joined(separator: "|")
            #expect(scalars == expected, "\(html)")
        }
    }

    @Test func encodings() throws {
        let html = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body><p>收入5元。</p>"
        let gb = try #require(Converter.convert(Array(html.utf8), from: "UTF-8", to: "GB18030"))
        let document = try DocumentText(html: gb, name: "a.htm")
        #expect(document.source == "收入5元。\n" && document.encoding == "gb18030")
        // what is UTF-8 is that, whatever it declares
        #expect(try text(html).source == "收入5元。\n")
        #expect(try text("\u{FEFF}" + html).source == "收入5元。\n")
        let big5 = try #require(
            Converter.convert(Array("<meta charset='big5'><p>營業收入5元。".utf8), from: "UTF-8", to: "BIG5"))
        #expect(try DocumentText(html: big5, name: "a.htm").source == "營業收入5元。\n")
        let wide = try #require(Converter.convert(Array("<p>收入5元。".utf8), from: "UTF-8", to: "UTF-16LE"))
        #expect(try DocumentText(html: [0xFF, 0xFE] + wide, name: "a.htm").source == "收入5元。\n")
    }

    @Test func whatCannotBeRead() {
        for (html, reason) in [
            (
                "<ul><li><a href=a>第01版</a><li><a href=b>第02版</a></ul>",
                "a.htm: a page of HTML without text: only links, pictures or scripts"
            ),
            ("", "a.htm: the file is empty; nothing to read"),
        ] {
            #expect(throws: ReadingError(description: reason)) { try DocumentText(html: Array(html.utf8), name: "a.htm") }
        }
        let wrong = Array("<meta charset=gbk><p>".utf8) + [0x81, 0x20]
        #expect(throws: ReadingError.self) { try DocumentText(html: wrong, name: "a.htm") }
    }

    /// Whatever stands in a file, there is a text or an error, and both soon.
    @Test func oddPages() throws {
        var random = SplitMix(seed: 7)
        let parts = [
            "<table>", "<tr>", "<td>", "</table>", "<p", ">", "<!--", "-->", "5.3亿元", "&#", "\"", "<h1>", "</h1>", "<script>",
            "=", "<a href='", "\n", "，", "</",
        ]
        for _ in 0..<300 {
            let html = (0..<40).map { _ in parts[Int(random.next() % UInt64(parts.count))] }.joined()
            guard let document = try? DocumentText(html: Array(html.utf8), name: "a.html") else { continue }
            #expect(Soundness.problem(of: Shared.reader.read(document, issued: nil)) == nil, "\(html)")
        }
        let deep = String(repeating: "<div><table><tr><td>", count: 4000) + "收入5元。"
        #expect(try text(deep).source == "收入5元。\n")
    }

    @Test(arguments: SamplePage.all) func samplePagesReadTheSameAsHtml(page: SamplePage) throws {
        let issued = Day(iso: page.name.prefix(10))
        let printed = try PrintedText(page.text, issued: issued)
        let reading = Shared.reader.read(try text(printed.html), issued: issued)
        #expect(Soundness.problem(of: reading) == nil)
        #expect(difference(reading.claims.map(\.facts), page.reading.claims.map(\.facts)) == [])
    }
}
