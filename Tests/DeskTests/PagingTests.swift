import Foundation
import Testing

@testable import Desk

/// Lists that go on, page by page.
struct PagingTests {
    /// The series of a page in their order, and where its ways before and behind lead.
    private func page(_ desk: Served, _ path: String) -> (series: [String], before: String?, behind: String?) {
        let body = desk.get(path)?.body ?? ""
        let links = body.components(separatedBy: "<td><a href=\"/series?id=").dropFirst()
        let series = links.map { link in String(link.prefix { $0 != "\"" }) }
        func way(_ key: String) -> String? {
            guard let end = body.range(of: "\" accesskey=\"\(key)\">") else { return nil }
            let link = body[..<end.lowerBound].components(separatedBy: "href=\"").last ?? ""
            return link.replacing("&amp;", with: "&")
        }
        return (series, way("p"), way("n"))
    }

    /// A search is gone through to its end and back: every series stands on one page, in the order of the whole list, whatever was asked.
    @Test func pagesOfASearch() throws {
        let woods = ["红木", "绢纱", "竹编", "铁艺", "走马", "莲花", "宫廷", "塑料", "纸质", "玻璃", "羊皮", "太阳能"]
        let sorts = woods + woods.map { $0 + "吊顶" }
        let text = ["湖北省", "湖南省", "江西省"].map { place in
            "2022年，\(place)" + sorts.map { "\($0)灯笼产量为30万只" }.joined(separator: "，") + "。\n"
        }.joined(separator: "\n")
        let desk = try Served(pages: [
            "2023-01-13-p01.txt": text, "2023-01-14-p01.txt": "2021年，湖北省快递业务量完成32.1亿件。\n",
        ])
        for (question, least) in [
            ("metric=灯笼产量", 60), ("kind=flow", 60), ("period=2022", 60), ("organization=湖", 40),
            ("organization=湖北省&period=2022", 20), ("metric=灯笼产量&period=2022&kind=flow", 60), ("period=2021", 1),
        ] {
            let all = page(desk, "/?\(question)&rows=1000")
            #expect(all.series.count >= least && all.before == nil && all.behind == nil, "\(question): \(all.series.count)")
            var seen: [[String]] = []
            var way: String? = "/?\(question)&rows=7"
            while let next = way, seen.count < 50 {
                let one = page(desk, next)
                #expect((one.before == nil) == seen.isEmpty, "\(next)")
                seen.append(one.series)
                way = one.behind
            }
            #expect(seen.flatMap { $0 } == all.series, "\(question)")
            #expect(seen.dropLast().allSatisfy { $0.count == 7 })
            way = page(desk, "/?\(question)&rows=7&from=\((seen.count - 1) * 7)").before
            for expected in seen.dropLast().reversed() {
                let one = way.map { page(desk, $0) }
                #expect(one?.series == expected, "\(question)")
                #expect(one?.behind != nil)
                way = one?.before
            }
            #expect(way == nil, "\(question)")
        }
        // a way that leads behind a series that is gone begins anew, and so does one whose first page would not be whole
        let first = page(desk, "/?kind=flow&rows=7")
        #expect(page(desk, "/?kind=flow&rows=7&behind=999999").series == first.series)
        #expect(page(desk, "/?kind=flow&rows=7&before=999999").series == first.series)
        #expect(page(desk, "/?kind=flow&rows=7&before=\(first.series[3])").series == first.series)
    }

    /// A long page is sent while it is made: all of it comes, once and in order, also to who knows no chunks, and of its head nothing else.
    @Test func longPagesComeWhileTheyAreMade() throws {
        let lines = (1...1050).map { "2022年，湖北省第\($0)号灯笼产量为\($0 + 1000)只。" }.joined(separator: "\n")
        let days = (1...240).map { "2021年\(($0 - 1) / 28 + 1)月\(($0 - 1) % 28 + 1)日，湖南省灯笼产量为\($0 + 1000)只。" }.joined(
            separator: "\n")
        var pages = ["2023-01-10-p01.txt": lines, "2022-01-12-p01.txt": days]
        for number in 1...130 {
            let sort = number > 16 ? "第\(number)号" : "竹编"
            pages["2020-01-01-q\(number).txt"] = "2019年，江西省\(sort)灯笼产量为\(number + 500)只。\n"
        }
        let desk = try Served(review: true, pages: pages)
        let series = try desk.rows(
            "SELECT series_id FROM series WHERE organization = '湖南省' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")[0]
        for (path, mark, least) in [
            ("/?metric=灯笼产量", "<tr><td>", 1000), ("/?kind=flow", "<tr><td>", 1000), ("/documents?name=", "<tr><td>", 130),
            ("/review?grade=", "<article", 1000), ("/series?id=\(series)", "<tr id=", 240), ("/conflicts?from=", "<section", 101),
        ] {
            let whole = try #require(desk.get(path + "&rows=10000"))
            let body = whole.body.replacing("rows=10000", with: "rows=100")
            #expect(whole.status == 200 && whole.head.contains("Transfer-Encoding: chunked"), "\(path)")
            #expect(!whole.head.contains("Content-Length"), "\(path)")
            #expect(body.hasPrefix("<!DOCTYPE html>\n") && body.hasSuffix("</html>\n"), "\(path)")
            let parts = body.components(separatedBy: mark).dropFirst()
            #expect(parts.count >= least && Set(parts).count == parts.count, "\(path): \(parts.count)")
            let first = desk.get(path + "&rows=100")?.body.components(separatedBy: mark).dropFirst().prefix(99) ?? []
            #expect(first.count == 99 && Array(first) == Array(parts.prefix(99)), "\(path)")
            let line =
                "\(path)&rows=10000".addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed.union(.urlPathAllowed)) ?? ""
            let plain = desk.send("GET \(line) HTTP/1.0\r\nHost: 127.0.0.1:\(desk.port)\r\n\r\n")
            #expect(plain?.head.contains("Transfer-Encoding") == false && plain?.body == whole.body, "\(path)")
            let head = desk.send("HEAD \(line) HTTP/1.1\r\nHost: 127.0.0.1:\(desk.port)\r\n\r\n")
            #expect(head?.status == 200 && head?.body == "", "\(path)")
        }
    }
}
