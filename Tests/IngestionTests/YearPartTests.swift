import Foundation
import Quantities
import Testing

@testable import Ingestion
@testable import Reading
@testable import Store

/// What a document adds to a known year is made anew in part: the rows are those that all claims of the year together make.
struct YearPartTests {
    private struct Dice {
        var state: UInt64

        mutating func roll(_ below: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33) % below
        }
    }

    private static let ends = [
        "01-31", "02-28", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30", "10-31", "11-30", "12-31",
    ]

    /// A figure of some sort: sums since New Year, stocks, what they changed and grew by, in two units and with parts. Most of one month agree.
    private func figure(_ dice: inout Dice, of year: Int, _ month: Int, at place: Int) -> Claim {
        let (end, unit) = ("\(year)-\(YearPartTests.ends[month])", dice.roll(9) == 0 ? "件" : "CNY")
        let value = "\(100 + 10 * month + (dice.roll(9) == 0 ? 1 : 0)).\(month % 9 + 1)e8"
        let before = dice.roll(2) == 0 ? "\(year - 1)-12-31" : "\(year - 1)-\(YearPartTests.ends[month])"
        let component = dice.roll(9) == 0 ? "一部分" : nil
        switch dice.roll(6) {
        case 0, 1: return claim(value, unit: unit, component: component, end, at: place)
        case 2: return claim("\(month).5", kind: .growth, unit: "%", end, base: before, at: place)
        case 3: return claim("\(month + 1).2e8", kind: .change, unit: unit, end, base: before, at: place)
        default:
            let vague = dice.roll(7) == 0
            return claim(
                value, kind: .flow, unit: unit, component: component, "\(year)-01-01..\(end)",
                interval: vague ? ("100e8", nil) : nil, bound: vague ? .moreThan : .exact, at: place, inHeadline: vague)
        }
    }

    private static let all = [
        """
        SELECT id, series_id, scope, period_start, period_end, base_start, base_end, coefficient, exponent, value, lower, upper, bound,
            method, formula, preferred, contested, first_issued, issued, evidence, confidence FROM observation ORDER BY id
        """,
        "SELECT * FROM observation_claim ORDER BY observation_id, claim_id",
        "SELECT * FROM derivation ORDER BY observation_id, ordinal",
        "SELECT * FROM place ORDER BY field_id, observation_id",
    ]

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func thePartsAreTheWhole(seed: UInt64) throws {
        let test = try TestStore()
        var dice = Dice(state: 0x9E37_79B9_7F4A_7C15 &* seed)
        var derived = 0
        for index in 0..<40 {
            let (year, month) = (2021 + dice.roll(3) / 2, dice.roll(11))
            let claims = (0...dice.roll(3)).map { figure(&dice, of: year, month + dice.roll(2), at: 10 * $0) }
            try test.add("d\(index)", claims, issued: "2022-\(YearPartTests.ends[dice.roll(12)])")
            guard index % 3 == 2 else { continue }
            let before = try YearPartTests.all.map(test.rows)
            derived = max(derived, try test.rows("SELECT id FROM observation WHERE method = 'derived'").count)
            try test.store.transaction(run: test.run) { writer in
                for component in ["", "一部分"] {
                    let family = Family(organization: "湖北省", metric: "贷款余额", component: component)
                    try Recorder(writer: writer).makeAnew([MovedFamily(family: family, years: [2021, 2022])])
                }
            }
            #expect(try YearPartTests.all.map(test.rows) == before, "after document \(index)")
        }
        #expect(derived > 2, "there was something to derive")
        #expect(try test.rows("SELECT count(*) FROM backlog") == ["0"])
        #expect(try test.rows("SELECT * FROM pragma_foreign_key_check") == [])
    }

    /// What is known of an organization is not written again, and what is new of it is.
    @Test func whatIsSaidAgainOfAnOrganizationChangesNothing() throws {
        let test = try TestStore()
        let facts = "SELECT name, level, first_seen, last_seen FROM organization"
        for (index, issued) in ["2022-06-30", "2022-06-30", "2022-07-31", "2022-05-31", "2022-06-15"].enumerated() {
            try test.add("d\(index)", [claim("\(index + 1)e8")], issued: issued)
        }
        #expect(try test.rows(facts) == ["湖北省|province|2022-05-31|2022-07-31"])
        // What was taken back is said as if for the first time.
        struct Failure: Error {}
        #expect(throws: Failure.self) {
            try test.store.transaction(run: test.run) { writer in
                let document = ArrivedDocument(sha256: SHA256.hex([1]), name: "x", path: "/x", bytes: 1)
                _ = try Recorder(writer: writer).record(
                    document, reading: reading([claim("9e8", organization: "湖南省")], issued: "2022-09-30"), issuedFrom: .name)
                throw Failure()
            }
        }
        try test.add("y", [claim("9e8", organization: "湖南省")], issued: "2022-09-30")
        #expect(try test.rows(facts + " WHERE name = '湖南省'") == ["湖南省|province|2022-09-30|2022-09-30"])
        #expect(try test.rows("SELECT count(*) FROM alias") == ["2"])
    }
}
