import Foundation
import Ingestion
import Reading
import Store
import Testing

@testable import Desk

/// Figures judged on the desk.
struct ReviewTests {
    private func decide(_ desk: Served, _ quote: String, _ action: String, _ fields: [(String, String)] = []) throws -> Served
        .Answer?
    {
        desk.post(
            "/decide",
            [("token", desk.token()), ("claim", try desk.claim(quote)), ("action", action), ("by", "校对乙"), ("reason", "更正启事")]
                + fields)
    }

    private static let series =
        "SELECT organization, metric, unit, value, confirmed FROM series WHERE method = 'stated' ORDER BY 1, 2, 3, 4"

    /// A correction made in the browser changes the next report, and holds in a fresh database that is told of it.
    @Test func aCorrectionChangesTheReportAndIsKept() throws {
        let desk = try Served(review: true)
        let answer = try decide(desk, "15万只", "correct", [("slot.organization", "黄石市"), ("slot.value", "160000")])
        #expect(answer?.status == 303 && answer?.head.contains("Location: /claim?id=") == true)
        let series = try desk.rows(ReviewTests.series)
        #expect(series.contains("黄石市|灯笼产量|只|160000|1") && !series.contains { $0.hasPrefix("武汉市") })
        #expect(desk.get("/?metric=灯笼产量")?.body.contains("黄石市") == true)
        let shown = desk.get("/claim?id=\(try desk.claim("15万只"))")?.body ?? ""
        #expect(shown.contains("corrected by 校对乙 on ") && shown.contains("更正启事") && shown.contains("武汉市"))
        // Read again by the rules.
        let store = try Store(path: desk.database, for: .writing)
        var changes = 0
        let reader = Reader(vocabulary: Served.vocabulary)
        _ = try Reprocess(store: store, read: reader.read).run { _ in changes += 1 }
        let decisions = try store.claimDecisions().map { try ClaimDecision(json: $0.json) }
        try store.close()
        #expect(changes == 0)
        #expect(try desk.rows(ReviewTests.series) == series)
        // A fresh database.
        let fresh = desk.folder + "/.fresh"
        let new = try Store(path: fresh, for: .writing)
        _ = try DecidingClaims(store: new, read: reader.read).run(decisions)
        try new.close()
        try Served.ingest(desk.folder, into: fresh)
        #expect(try desk.rows(ReviewTests.series, of: fresh) == series)
    }

    @Test func acceptRejectAndTakeBack() throws {
        let desk = try Served(review: true)
        let before = try desk.rows(ReviewTests.series)
        #expect(try decide(desk, "15万只", "accept")?.status == 303)
        #expect(try desk.rows("SELECT confidence, decided_by FROM current_claim WHERE quote = '15万只'") == ["sure|校对乙"])
        #expect(desk.get("/document?id=1")?.body.contains("figure person") == true)
        #expect(try decide(desk, "15万只", "reject", [("next", "/review")])?.head.contains("Location: /review") == true)
        #expect(try desk.claim("15万只") == "")
        #expect(try !desk.rows(ReviewTests.series).contains { $0.hasPrefix("武汉市") })
        #expect(desk.get("/document?id=1")?.body.contains("no claim, says 校对乙: 更正启事") == true)
        let list = desk.get("/decisions")?.body ?? ""
        #expect(list.contains("rejected by 校对乙") && list.contains("Take back"))
        let id = try desk.rows("SELECT id FROM claim_decision")[0]
        #expect(desk.post("/undo", [("token", desk.token()), ("decision", id)])?.status == 303)
        #expect(try desk.rows(ReviewTests.series) == before)
    }

    /// What was decided of leaves the queue, and of one page several figures can be judged from a list that is open.
    @Test func theQueueGoesOnWithIdsOfBefore() throws {
        let desk = try Served(review: true)
        let (one, other) = (try desk.claim("32万只"), try desk.claim("15万只"))
        let token = desk.token()
        for id in [one, other] {
            let answer = desk.post("/decide", [("token", token), ("claim", id), ("action", "accept"), ("by", "校对乙")])
            #expect(answer?.status == 303, "\(id)")
        }
        #expect(try desk.rows("SELECT count(*) FROM current_claim WHERE decided_by IS NOT NULL") == ["2"])
        let queue = desk.get("/review")?.body ?? ""
        #expect(!queue.contains("32万只</mark>") && queue.contains("32.1亿件</mark>"))
    }

    @Test func whatCannotBeDecidedComesBackWithTheForm() throws {
        let desk = try Served(review: true)
        let answer = try decide(desk, "15万只", "correct", [("slot.organization", "无此机构"), ("slot.component", "红灯笼")])
        #expect(answer?.status == 422)
        #expect(answer?.body.contains("nobody knows the organization 无此机构") == true)
        #expect(answer?.body.contains("value=\"红灯笼\"") == true && answer?.body.contains("value=\"校对乙\"") == true)
        #expect(try decide(desk, "15万只", "correct")?.status == 422)
        #expect(try decide(desk, "15万只", "correct", [("slot.value", "many")])?.status == 422)
        #expect(
            desk.post("/decide", [("token", desk.token()), ("claim", "999"), ("action", "accept"), ("by", "a")])?.status == 404)
        #expect(try desk.rows("SELECT count(*) FROM claim_decision") == ["0"])
    }

    @Test func anotherRunThatWritesIsNamed() throws {
        let desk = try Served(review: true)
        let token = desk.token()
        let claim = try desk.claim("15万只")
        let lock = try RunLock(database: desk.database, holder: "dushu ingest")
        let answer = desk.post("/decide", [("token", token), ("claim", claim), ("action", "accept"), ("by", "a")])
        #expect(answer?.status == 409)
        #expect(answer?.body.contains("Another run is writing") == true && answer?.body.contains("dushu ingest") == true)
        #expect(desk.get("/")?.status == 200)
        withExtendedLifetime(lock) {}
    }

    @Test func whereAFormLeadsIsOnTheDesk() throws {
        let desk = try Served(review: true)
        for next in ["//evil.example/", "http://evil.example/", "/\\evil.example", "/a\r\nX: y"] {
            let answer = try decide(desk, "15万只", "accept", [("next", next)])
            #expect(
                answer?.status == 303 && answer?.head.contains("evil") == false && answer?.head.contains("\r\nX: y") == false,
                "\(next)")
        }
    }

    @Test func namesAreDecidedOnTheSpot() throws {
        let desk = try Served(review: true)
        let token = desk.token()
        let claim = try desk.claim("15万只")
        func name(_ what: String, _ name: String, _ target: String) -> Int? {
            desk.post(
                "/name",
                [
                    ("token", token), ("claim", claim), ("what", what), ("name", name), ("target", target), ("by", "校对乙"),
                    ("reason", "更名"),
                ])?.status
        }
        #expect(name("merge", "武汉市", "黄石市") == 303)
        #expect(try desk.rows(ReviewTests.series).contains("黄石市|灯笼产量|只|150000|0"))
        #expect(name("metric", "灯笼产量", "快递业务量") == 303)
        #expect(try desk.rows("SELECT count(*) FROM series WHERE metric = '灯笼产量'") == ["0"])
        #expect(name("metric", "快递业务量", "灯笼产量") == 422)
        #expect(name("alias", "武汉市", "武汉市") == 422)
        #expect(name("alias", "楚地", "无此机构") == 422)
        #expect(name("town", "a", "b") == 404)
        let nobody = [("token", token), ("claim", claim), ("what", "alias"), ("name", "楚地"), ("target", "湖北省")]
        #expect(desk.post("/name", nobody)?.body.contains("who decides? give a name") == true)
    }

    /// A word on a name is kept with who, when and why, stands on the page of decisions, and is taken back there.
    @Test func wordsOnNamesAreListedAndTakenBack() throws {
        let desk = try Served(review: true)
        let before = try desk.rows(ReviewTests.series)
        let token = desk.token()
        for (what, from, to, why) in [("merge", "武汉市", "黄石市", "划转"), ("metric", "灯笼产量", "快递业务量", "同一指标")] {
            let fields = [
                ("token", token), ("claim", try desk.claim("15万只")), ("what", what), ("name", from), ("target", to),
                ("by", "校对乙"), ("reason", why),
            ]
            #expect(desk.post("/name", fields)?.status == 303)
        }
        #expect(try desk.rows("SELECT decided_by, reason, length(decided) FROM decision") == ["校对乙|划转|10"])
        #expect(try desk.rows("SELECT decided_by, reason, length(decided) FROM metric_decision") == ["校对乙|同一指标|10"])
        let shown = desk.get("/claim?id=\(try desk.claim("15万只"))")?.body ?? ""
        #expect(shown.contains("武汉市 → 黄石市 (merged by 校对乙 on ") && shown.contains(": 划转)"))
        #expect(shown.contains("快递业务量 (merged by 校对乙 on ") && shown.contains(": 同一指标)"))
        let list = desk.get("/decisions")?.body ?? ""
        #expect(list.contains("武汉市") && list.contains("划转") && list.contains("灯笼产量") && list.contains("同一指标"))
        #expect(list.components(separatedBy: "Take back</button>").count == 3)
        for (about, name) in [("organization", "武汉市"), ("metric", "灯笼产量")] {
            let fields = [("token", token), ("about", about), ("name", name)]
            #expect(desk.post("/undo", fields)?.status == 303)
            #expect(desk.post("/undo", fields)?.status == 404)
        }
        #expect(try desk.rows(ReviewTests.series) == before)
        #expect(desk.get("/decisions")?.body.contains("Nothing has been decided yet") == true)
    }

    @Test func manyRowsComeInPages() throws {
        let lines = (1...130).map { "去年，湖北省第\($0)号灯笼产量为\($0 + 1000)只。" }.joined(separator: "\n")
        let desk = try Served(pages: ["2023-01-10-p01.txt": lines])
        let first = desk.get("/?organization=湖北省")?.body ?? ""
        #expect(first.components(separatedBy: "<tr>").count - 2 == 100)
        #expect(first.contains("behind=") && first.contains("rows=10000"))
        let all = desk.get("/?organization=湖北省&rows=10000")?.body ?? ""
        #expect(all.components(separatedBy: "<tr>").count > first.components(separatedBy: "<tr>").count)
        // What is meant by a part of many names comes in the same order.
        let named = desk.get("/?metric=灯笼")?.body ?? ""
        #expect(
            named.components(separatedBy: "<tr>").dropFirst(2).first == first.components(separatedBy: "<tr>").dropFirst(2).first)
        // The queue in pages has every claim once.
        var (path, ids): (String?, [String]) = ("/review", [])
        while let next = path {
            let body = desk.get(next)?.body ?? ""
            ids += body.components(separatedBy: "<article class=\"item\" id=\"").dropFirst().map {
                String($0.prefix { $0 != "\"" })
            }
            path = body.components(separatedBy: "href=\"/review?").dropFirst().first.map {
                "/review?" + String($0.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
            }
        }
        let claims = try desk.rows("SELECT 'c' || claim_id FROM current_claim")
        #expect(ids.count == claims.count && Set(ids) == Set(claims))
    }
}
