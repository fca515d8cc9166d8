import Quantities
import Reading
import Reporting
import Store

/// Makes digests: what of the database they need, and their files.
struct DigestMaker {
    let store: Store
    let vocabulary: Vocabulary
    var language = Language.zh
    /// Whether all figures are shown that are stated.
    var all = false

    /// A digest as files.
    struct Made {
        /// Ends of the names, and contents: a workbook, a page, charts by number.
        var files: [(end: String, content: [UInt8])]
        var charts: Int
        var figures: Int
        var leftOut: Digest.LeftOut
    }

    /// A month in which figures of an organization end.
    struct Month {
        /// `2023-10`.
        var month: String
        var figures: Int
    }

    /// The digest of an organization and a period; nil where it has nothing to show.
    func make(_ name: String, _ period: Period) throws -> Made? {
        let digest = try Digest(try subject(name, period))
        guard !digest.figures.isEmpty else { return nil }
        let written = Written(language)
        let workbook = digest.workbook(written)
        if let sheet = workbook.tooLong {
            throw Failure(
                "the sheet \(sheet.name) would have \(sheet.rows.count) rows, more than a workbook holds: ask for a shorter period"
            )
        }
        let charts = digest.charts(written)
        var files = [("xlsx", workbook.bytes()), ("html", Array(digest.page(written, charts: charts).utf8))]
        for (index, chart) in charts.enumerated() { files.append(("\(index + 1).svg", Array(chart.svg.utf8))) }
        return Made(files: files, charts: charts.count, figures: digest.figures.count, leftOut: digest.leftOut)
    }

    /// The months in which figures of an organization end that a digest shows, in order.
    func months(of name: String) throws -> [Month] {
        let subject = try facts(
            DigestSubject(
                organization: name, period: Period(start: nil, end: nil), observations: [], isRegistered: { _ in false }))
        // Targets lie ahead.
        let days = try own(name).filter { subject.isShown($0) && $0.series.kind != .target }.compactMap(\.period.end)
        return Dictionary(grouping: days) { String($0.iso.prefix(7)) }.map { Month(month: $0, figures: $1.count) }
            .sorted { $0.month < $1.month }
    }

    private func own(_ name: String) throws -> [Observation] {
        try store.observations(matching: ObservationFilter(organization: name)).filter { $0.series.organization == name }
    }

    private func subject(_ name: String, _ period: Period) throws -> DigestSubject {
        var subject = DigestSubject(organization: name, period: period, observations: [], isRegistered: { _ in false })
        // The course of a series needs the past; rankings need the others of what ends in the period.
        let metrics = Set(try own(name).filter { subject.holds($0.period) }.map(\.series.metric)).sorted()
        for metric in metrics {
            subject.observations += try store.observations(matching: ObservationFilter(metric: "=" + metric))
        }
        return try facts(subject)
    }

    private func facts(_ given: DigestSubject) throws -> DigestSubject {
        var subject = given
        let registered = Dictionary(
            try store.metrics(matching: MetricFilter()).filter(\.isRegistered).map { one in
                (one.name, Set((one.units ?? "").split(separator: "|").map { String($0) }))
            }, uniquingKeysWith: { first, _ in first })
        subject.isRegistered = { registered[$0] != nil }
        subject.units = { registered[$0] ?? [] }
        subject.showsAll = all
        subject.facts = try store.conflictFacts()
        subject.better = metricDirections(in: vocabulary, names: MetricNames(try store.metricDecisions()))
        subject.source = { try DigestNames.source(of: $0, in: store) }
        return subject
    }
}
