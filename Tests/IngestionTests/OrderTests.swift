import Quantities
import Reading
import Store
import Testing

@testable import Ingestion

/// Documents may come in any order, one may come twice and one may be read anew: what stands in the end is the same.
struct OrderTests {
    static let pages: [(name: String, issued: String?, claims: [Claim])] = [
        (
            "a.txt", "2022-11-25",
            [
                claim("35.02e8", confidence: .doubtful),
                claim("24.05e8", kind: .change, base: "2021-12-31", confidence: .sure),
                claim("35e8", at: 9, inHeadline: true, confidence: .doubtful),
            ]
        ),
        (
            "b.txt", "2022-12-02",
            [
                claim("35.02e8", at: 3, confidence: .sure), claim("36e8", at: 8),
                claim("19.30", kind: .growth, unit: "%", base: "2021-12-31"),
            ]
        ),
        ("c.txt", "2022-02-01", [claim("10.97e8", "2021-12-31"), claim("9e8", "2020-12-31")]),
        (
            "d.txt", nil,
            [
                claim("147.65e8", kind: .flow, "2022-01-01..2022-10-31"), claim("130.2e8", kind: .flow, "2022-01-01..2022-09-30"),
                claim("130.25e8", kind: .flow, "2022-01-01..2022-09-30", at: 44),
            ]
        ),
        (
            "e.txt", "2022-10-02",
            [claim("12e8", "2021-12-31", interval: ("12e8", nil), bound: .moreThan), claim("3", kind: .rank, scope: "全国")]
        ),
    ]

    static let orders = [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3], [3, 1, 4, 0, 2], [1, 4, 0, 3, 2]]

    private func store(_ order: [Int]) throws -> TestStore {
        let test = try TestStore()
        for index in order {
            let page = OrderTests.pages[index]
            try test.add(page.name, page.claims, issued: page.issued)
        }
        return test
    }

    @Test(arguments: orders) func anyOrderGivesTheSame(order: [Int]) throws {
        let expected = try store(OrderTests.orders[0])
        let test = try store(order)
        #expect(try test.observations() == expected.observations())
        #expect(try test.observations().count >= 10)
        let organizations = "SELECT name, level, first_seen, last_seen FROM organization"
        #expect(try test.rows(organizations) == expected.rows(organizations))
        #expect(try test.rows("SELECT * FROM pragma_foreign_key_check") == [])
    }

    @Test(arguments: 0..<5) func readingADocumentAnewAndBackGivesTheSame(index: Int) throws {
        let test = try store(OrderTests.orders[2])
        let before = try test.observations()
        let page = OrderTests.pages[index]
        try test.add(page.name, [claim("1e8"), claim("7", kind: .flow, "2022-01-01..2022-10-31")], issued: page.issued)
        #expect(try test.observations() != before)
        try test.add(page.name, page.claims, issued: page.issued)
        #expect(try test.observations() == before)
        #expect(try test.rows("SELECT * FROM pragma_foreign_key_check") == [])
    }

    @Test func rowsThatStayKeepTheirIds() throws {
        let test = try store(OrderTests.orders[0])
        let ids = "SELECT id, evidence FROM observation ORDER BY id"
        let before = try test.rows(ids)
        try test.add("f.txt", [claim("35.02e8", at: 70)])
        #expect(try test.rows(ids) == before)
        try test.add("g.txt", [claim("77e8", "2022-08-31")], issued: "2023-03-03")
        #expect(Array(try test.rows(ids).prefix(before.count)) == before)
    }

    @Test func claimsAreNeverTakenAway() throws {
        let test = try TestStore()
        try test.add("a.txt", [claim("1e8")])
        try test.add("a.txt", [claim("2e8")])
        #expect(try test.rows("SELECT value FROM claim ORDER BY id") == ["100000000", "200000000"])
        #expect(try test.rows("SELECT value FROM current_claim") == ["200000000"])
        #expect(try test.rows("SELECT value FROM series") == ["200000000"])
    }
}
