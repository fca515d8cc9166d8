import Quantities
import Testing

@testable import Reading

/// Every feature fires: `Tests/Cases/features.tsv` has a text for each in which some candidate of some figure has it.
@Suite struct FeatureTableTests {
    /// Features that no text has, by reason.
    private static let gaps: [(reason: String, features: [String])] = []

    /// Features that follow from what the candidates weigh, so that another table of weights has other texts: ``GradingTests``, ``ChoiceSignTests``.
    private static let weighed = [
        "periodOpen", "periodClose", "periodClear", "periodFar", "periodAlone", "ownerOpen", "ownerClose", "ownerClear",
        "ownerFar", "ownerAlone", "baseOpen", "baseClose", "baseClear", "baseFar", "baseNone", "periodUnlikeRules",
        "ownerUnlikeRules", "baseUnlikeRules", "periodFarthest", "periodMonth", "periodOpened", "periodSpan", "periodSingleDay",
        "periodToIssue", "periodNow", "periodEarlierInClause", "periodBehind", "periodOfParagraph", "periodByRulesAfar",
        "baseYearEarlier", "undoubted", "muchDoubted",
    ].map { "grade." + $0 }

    private static let table = CaseTable.all(["features"])

    @Test func everyFeatureHasAText() {
        let rows = Set(FeatureTableTests.table.flatMap(\.rows).map { $0["slot"] + "." + $0["feature"] })
        let all = Slot.allCases.flatMap { slot in Weights.features(of: slot).map { slot.name + "." + $0 } }
        #expect(rows.subtracting(all).isEmpty, "no such feature")
        let gaps = Set(FeatureTableTests.gaps.flatMap(\.features) + FeatureTableTests.weighed)
        #expect(gaps.subtracting(all).isEmpty, "no such feature")
        #expect(rows.isDisjoint(with: gaps), "a gap that has a text is none")
        let without = all.filter { !rows.contains($0) && !gaps.contains($0) }
        #expect(without.isEmpty, "no text for \(without.joined(separator: " "))")
    }

    @Test func everyTextHasItsFeature() throws {
        for table in FeatureTableTests.table {
            var fired: [[String]: Set<String>] = [:]
            let gaps = FeatureTableTests.gaps.flatMap(\.features)
            for row in table.rows {
                let key = [row["issued"], row["text"]]
                let found = try fired[key] ?? FeatureTableTests.features(issued: row["issued"], text: row["text"])
                fired[key] = found
                #expect(found.isDisjoint(with: gaps), "\(table.path):\(row.line): a gap that fires has a row, and is none")
                #expect(
                    found.contains(row["slot"] + "." + row["feature"]),
                    "\(table.path):\(row.line): \(row["feature"]) does not fire in “\(row["text"])”")
            }
        }
    }

    /// The features that any candidate of any figure of a text has; ⏎ begins a line.
    private static func features(issued: String, text: String) throws -> Set<String> {
        let text = text.replacing("⏎", with: "\n")
        var found: Set<String> = []
        for trace in try Shared.reader.traces(Array(text.utf8), name: "test", issued: Day(iso: issued)) {
            for (slot, options) in trace.options {
                let names = Weights.features(of: slot)
                for option in options { found.formUnion(option.features.map { slot.name + "." + names[$0] }) }
            }
            let names = Weights.features(of: .grade)
            found.formUnion(trace.grade.map { "grade." + names[$0] })
        }
        return found
    }
}
