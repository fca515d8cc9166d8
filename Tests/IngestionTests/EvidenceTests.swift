import Quantities
import Testing

@testable import Ingestion
@testable import Reading
@testable import Store

/// Grade, doubts and words of claims: kept, read back, compared, and handed on to observations.
struct EvidenceTests {
    private static let words: ClaimWords = {
        var words = ClaimWords()
        (words.organization, words.period, words.metric) = ([3..<9], [0..<2], [10..<12, 14..<16])
        return words
    }()

    @Test func whatIsStoredIsReadBack() throws {
        let test = try TestStore()
        try test.add(
            "a.txt",
            [
                claim("1", confidence: .sure, doubts: ["two owners", "no year"], words: EvidenceTests.words),
                claim("2", at: 7, confidence: .doubtful),
            ])
        let first = try #require(try test.store.explainedClaim(1))
        #expect(first.confidence == .sure && first.doubts == ["two owners", "no year"] && first.words == EvidenceTests.words)
        let second = try #require(try test.store.explainedClaim(2))
        #expect(second.confidence == .doubtful && second.doubts == [] && second.words == ClaimWords())
        #expect(
            try test.rows("SELECT confidence, doubts, words FROM current_claim ORDER BY claim_id") == [
                #"sure|two owners; no year|{"organization": [[3, 9]], "period": [[0, 2]], "metric": [[10, 12], [14, 16]]}"#,
                "doubtful||{}",
            ])
    }

    @Test func wordsCanBeAskedForInSQL() throws {
        let test = try TestStore()
        try test.add("a.txt", [claim("1", words: EvidenceTests.words)])
        #expect(
            try test.rows(
                """
                SELECT slot.key, span.value ->> 0, span.value ->> 1
                FROM claim, json_each(claim.words) AS slot, json_each(slot.value) AS span
                """) == ["organization|3|9", "period|0|2", "metric|10|12", "metric|14|16"])
    }

    /// The columns that an earlier layout did not have; nothing else of the claim differs.
    @Test func anotherGradeOrOtherWordsAreADifference() throws {
        let test = try TestStore()
        let before = claim("1", confidence: .likely, doubts: ["no year"], words: EvidenceTests.words)
        try test.add("a.txt", [before])
        func difference(_ change: (inout Claim) -> Void) throws -> ReadingDifference {
            var claim = before
            change(&claim)
            return try test.store.difference(ofDocument: 1, to: reading([claim]))
        }
        #expect(try difference { _ in }.isEmpty)
        for change: (inout Claim) -> Void in [
            { $0.confidence = .sure }, { $0.doubts = [] }, { $0.doubts.append("two owners") }, { $0.words.period = [] },
            { $0.words.metric = [10..<16] },
        ] {
            let difference = try difference(change)
            #expect(difference.gone.count == 1 && difference.come.count == 1 && !difference.elseDiffers)
        }
    }

    @Test func anObservationHasTheBestGradeOfItsClaims() throws {
        let test = try TestStore()
        let grades = "SELECT value, confidence FROM series ORDER BY value"
        try test.add("a.txt", [claim("35.02e8", confidence: .doubtful)])
        try test.add("c.txt", [claim("36e8", at: 7, confidence: .likely)])
        #expect(try test.rows(grades) == ["3502000000|doubtful", "3600000000|likely"])
        try test.add("b.txt", [claim("35e8", confidence: .sure)])
        #expect(try test.rows(grades) == ["3502000000|sure", "3600000000|likely"])
        #expect(try test.rows("SELECT confidence, other_confidence FROM conflict") == ["sure|likely"])
        try test.add("b.txt", [claim("35e8", confidence: .likely)])
        #expect(try test.rows(grades) == ["3502000000|likely", "3600000000|likely"])
        #expect(try test.store.observations().map(\.confidence) == [.likely, .likely])
    }

    @Test func aDerivedRowHasTheWorstGradeOfItsInputs() throws {
        let test = try TestStore()
        let base = "2021-12-31"
        try test.add(
            "a.txt",
            [claim("35.02e8", confidence: .sure), claim("24.05e8", kind: .change, base: base, at: 7, confidence: .likely)])
        #expect(try test.rows("SELECT confidence FROM series WHERE method = 'derived'") == ["likely"])
        try test.add("b.txt", [claim("24.05e8", kind: .change, base: base, confidence: .sure)])
        #expect(try test.rows("SELECT confidence FROM series WHERE method = 'derived'") == ["sure"])
    }

    @Test func growthAndRankingShowTheGrade() throws {
        let test = try TestStore()
        try test.add(
            "a.txt",
            [
                claim("30e8", confidence: .sure), claim("20e8", "2021-10-31", at: 7, confidence: .doubtful),
                claim("10e8", organization: "河南省", at: 14, confidence: .likely),
            ])
        #expect(try test.rows("SELECT method, confidence FROM growth") == ["computed|doubtful"])
        try test.store.transaction(run: test.run) {
            try $0.record([Peers.Group(name: "两省", size: 2, source: .decision, members: ["河南省", "湖北省"])])
        }
        #expect(try test.rows("SELECT rank, confidence FROM ranking ORDER BY rank") == ["1|sure", "2|likely"])
    }
}
