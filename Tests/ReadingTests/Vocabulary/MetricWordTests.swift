import Quantities
import Testing

@testable import Reading

/// Metrics, their other names and their parts come out of sentences, with values and units that they can have.
@Suite struct MetricWordTests {
    /// The figure of the example measures the metric, of somebody and at some time, in a unit and a range of it.
    @Test func metrics() throws {
        let registry = Shared.vocabulary.registry
        try VocabularyCheck.run("metrics.tsv", key: "name") { row in
            let claims = try Shared.claims("\(row["example"])。")
            guard let claim = claims.first else { return "no claim" }
            guard claim.metric == String(row["name"]) else { return "\(claim.metric ?? "null"), not \(row["name"])" }
            guard let metric = registry.metric(named: String(row["name"])) else { return "not in the registry" }
            return MetricWordTests.problem(claim, metric)
        }
    }

    private static func problem(_ claim: Claim, _ metric: RegisteredMetric) -> String? {
        if claim.period?.end == nil { return "no period" }
        if claim.kind == .growth { return nil }
        if !metric.units.isEmpty, !metric.units.contains(claim.unit) { return "unit \(claim.unit)" }
        if let low = metric.range.low, claim.value < low { return "\(claim.value.canonical) is below the range" }
        if let high = metric.range.high, claim.value > high { return "\(claim.value.canonical) is above the range" }
        return nil
    }

    /// An alias in a sentence comes out under the metric that it stands for.
    @Test func aliases() throws {
        try VocabularyCheck.run("metric_aliases.tsv", key: "alias") { row in
            guard row["example"].contains(row["alias"]) else { return "the example does not hold the alias" }
            let metric = try Shared.claims("\(row["example"])。").first?.metric
            return metric == String(row["metric"]) ? nil : "\(metric ?? "null"), not \(row["metric"])"
        }
    }

    /// The figure of the example measures a metric that is broken down by the axis, and the part is said with it.
    @Test func axes() throws {
        let registry = Shared.vocabulary.registry
        try VocabularyCheck.run("axes.tsv", key: "axis", and: "component") { row in
            guard let claim = try Shared.claims("\(row["example"])。").first, let name = claim.metric else { return "no metric" }
            let ends = name.indices.lazy.map { String(name[$0...]) }
            guard
                let metric = ends.compactMap({ registry.metric(named: $0) }).first(where: {
                    $0.axes.contains(String(row["axis"]))
                })
            else { return "\(name) is no metric that has the axis" }
            let words = [row["component"]] + row.words("words")
            return words.contains { (claim.component ?? name).contains($0) } ? nil : "\(metric.name) without the part"
        }
    }

    /// Every registered metric has a name that is known as nothing else, and every name leads back to it.
    @Test func names() {
        let registry = Shared.vocabulary.registry
        #expect(registry.metrics.count >= 1200)
        for metric in registry.metrics { #expect(registry.metric(named: metric.name)?.name == metric.name) }
    }

    /// Every axis is one of some metric, and every field and nature has metrics: a word that nothing uses is a mistake.
    @Test func closedLists() {
        let metrics = Shared.vocabulary.registry.metrics
        for field in RegisteredMetric.Field.allCases { #expect(metrics.contains { $0.field == field }, "\(field)") }
        for nature in RegisteredMetric.Nature.allCases { #expect(metrics.contains { $0.nature == nature }, "\(nature)") }
        let axes = Set(metrics.flatMap(\.axes))
        for axis in Set(Shared.vocabulary.registry.axisParts.map(\.axis)) { #expect(axes.contains(axis), "\(axis)") }
    }
}
