import Quantities
import Reading
import Store
import Testing

@testable import Ingestion

struct ReconcileTests {
    /// The values of the observations that claims of one subject make, with the number of claims of each.
    private func values(_ claims: [Claim]) -> [String] {
        let stored = claims.enumerated().compactMap { index, claim in
            StoredClaim(id: Int64(index), document: "a.txt", sha256: "", issued: nil, claim: claim)
        }
        return Reconcile.observations(of: stored).map { "\($0.value.plain) ×\($0.claims.count)" }
    }

    @Test func theHeadlineRoundsTheBody() {
        let headline = claim("28e4", interval: ("280000", "290000"), bound: .moreThan, inHeadline: true)
        let body = claim("28.6e4", at: 50)
        #expect(values([headline, body]) == ["286000 ×2"])
        #expect(values([body, headline]) == ["286000 ×2"])
    }

    @Test func theSameFigureTwiceIsOne() {
        #expect(values([claim("35.02e8"), claim("35.02e8", at: 90)]) == ["3502000000 ×2"])
    }

    @Test func contradictionsStayApart() {
        #expect(values([claim("35.02e8"), claim("36.02e8", at: 90)]) == ["3502000000 ×1", "3602000000 ×1"])
    }

    @Test func meetingAtTheEndsIsNoAgreement() {
        #expect(values([claim("2.6", unit: "%"), claim("2.7", unit: "%")]) == ["2.6 ×1", "2.7 ×1"])
        #expect(values([claim("5664"), claim("5665")]) == ["5664 ×1", "5665 ×1"])
    }

    @Test func pointsAgreeWithWhatHoldsThem() {
        let point = claim("30", interval: ("30", "30"))
        #expect(values([point, claim("30", interval: ("30", nil), bound: .atLeast)]) == ["30 ×2"])
        #expect(values([point, claim("31", interval: ("31", "31"))]) == ["30 ×1", "31 ×1"])
    }

    @Test func aVagueClaimDoesNotTieContradictionsTogether() {
        let vague = claim("3e8", interval: (nil, "4e8"), bound: .lessThan)
        #expect(values([vague, claim("3.1e8"), claim("3.5e8")]).sorted() == ["310000000 ×2", "350000000 ×1"])
    }

    @Test func exactComesBeforeBoundedAndTextBeforeHeadline() {
        let bounded = claim("30", interval: ("29.5", "30.5"), bound: .approx)
        #expect(values([bounded, claim("30", at: 9)]) == ["30 ×2"])
        let rows = Reconcile.observations(
            of: [claim("30", inHeadline: true), claim("30", at: 9), bounded].enumerated().compactMap { index, claim in
                StoredClaim(id: Int64(index), document: "a.txt", sha256: "", issued: nil, claim: claim)
            })
        #expect(rows.map(\.claims) == [[1, 0, 2]])
        #expect(rows.map(\.evidence) == ["a.txt:9-14"])
    }

    @Test func differentSubjectsAreNotCompared() {
        #expect(
            values([
                claim("30"), claim("40", "2022-09-30"), claim("50", kind: .target), claim("60", unit: "户"),
                claim("70", scope: "全国"),
                claim("80", "2022-01-01..2022-10-31"), claim("90", base: "2021-12-31"),
            ]).count == 7)
    }

    @Test func whatIsMissingMakesNoObservation() throws {
        let test = try TestStore()
        try test.add(
            "a.txt",
            [claim("1", organization: nil), claim("2", metric: nil), claim("3", nil), claim("4", "2022-01-01..")])
        #expect(try test.rows("SELECT count(*) FROM claim") == ["4"])
        #expect(try test.rows("SELECT count(*) FROM observation") == ["0"])
    }

    @Test func basisAndComponentKeepSeriesApart() throws {
        let test = try TestStore()
        try test.add(
            "a.txt", [claim("1"), claim("2", basis: "剔除疫情影响"), claim("3", component: "小微企业"), claim("1", at: 7)],
            issued: "2022-11-25")
        #expect(try test.rows("SELECT value, basis, component FROM series ORDER BY value") == ["1||", "2|剔除疫情影响|", "3||小微企业"])
        #expect(try test.rows("SELECT count(*) FROM conflict") == ["0"])
    }

    @Test func issueDatesAreKept() throws {
        let test = try TestStore()
        try test.add("b.txt", [claim("35e8")], issued: "2022-11-25")
        try test.add("a.txt", [claim("35e8")], issued: "2022-12-01")
        try test.add("c.txt", [claim("36e8")], issued: "2023-01-01")
        #expect(
            try test.rows("SELECT value, first_issued, issued, evidence FROM observation ORDER BY value")
                == ["3500000000|2022-11-25|2022-12-01|b.txt:0-5", "3600000000|2023-01-01|2023-01-01|c.txt:0-5"])
        #expect(
            try test.rows("SELECT value, issued, new_value, new_issued FROM revision") == [
                "3500000000|2022-12-01|3600000000|2023-01-01"
            ])
        #expect(try test.rows("SELECT count(*) FROM conflict") == ["0"])
    }
}
