import Testing

@testable import Reading

/// `weights.tsv`: what it gives, and what is refused.
@Suite struct WeightTests {
    private static let header = "slot\tfeature\tweight\n"

    @Test func rowsGiveWeightsAndThresholds() throws {
        let rows = "period\trules\t115\ngrade\talways\t-7\nthreshold\tsure\t305\nthreshold\towner\t40\n"
        let weights = try Vocabulary(tables: ["weights.tsv": WeightTests.header + rows]).weights
        #expect(weights[Slot.period].score(FeatureSet<PeriodFeature>(.rules, .adjacent)) == 115)
        #expect(weights[Slot.grade].score(FeatureSet<GradeFeature>(.always)) == -7)
        #expect(weights[Slot.base].score(FeatureSet<BaseFeature>(.rules)) == 0, "a feature without a row counts nothing")
        #expect(weights[Threshold.sure] == 305 && weights[Threshold.owner] == 40 && weights[Threshold.period] == 0)
    }

    @Test(arguments: [
        ("verb\trules\t1", "“verb” is no slot"),
        ("base\tadjacent\t1", "“adjacent” is no feature of base"),
        ("period\trules\thigh", "“high” is no weight: a whole number from -99999 to 99999"),
        ("period\trules\t1.5", "“1.5” is no weight: a whole number from -99999 to 99999"),
        ("period\trules\t100000", "“100000” is no weight: a whole number from -99999 to 99999"),
        ("period\trules\t", "“” is no weight: a whole number from -99999 to 99999"),
        ("threshold\tcertain\t1", "“certain” is no threshold"),
        ("threshold\tsure\t-", "“-” is no weight: a whole number from -99999 to 99999"),
    ])
    func aBadRowIsRefusedWithItsLine(row: String, reason: String) {
        do throws(VocabularyError) {
            _ = try Vocabulary(tables: ["weights.tsv": WeightTests.header + "# fitted\nperiod\trules\t1\n" + row + "\n"])
            Issue.record("no error; expected \(reason)")
        } catch { #expect(error.description == "weights.tsv:4: \(reason)") }
    }

    /// No weight of the table is of a feature that is written twice: the last row would win unseen.
    @Test func noFeatureOfTheTableStandsTwice() throws {
        let lines = try Repository.text("seeds/vocabulary/weights.tsv").split(separator: "\n").filter { !$0.hasPrefix("#") }
        let keys = lines.map { $0.split(separator: "\t").prefix(2).joined(separator: "\t") }
        #expect(Set(keys).count == keys.count)
    }
}
