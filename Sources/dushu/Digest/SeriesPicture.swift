import Reporting
import Store

/// The picture of `dushu report series --chart`.
struct SeriesPicture {
    let options: ReportOptions

    /// Draws the one series that the selection leaves.
    func draw(to path: String) throws {
        let store = try Store(path: options.database.path, for: .reading)
        if let metric = options.metric { MetricNote(metric, try store.metrics(meant: metric)).print() }
        let named = ObservationFilter(organization: options.organization, metric: options.metric)
        let observations = try store.observations(matching: named)
        try store.close()
        let selection = Selection(level: options.level, kind: options.kind, period: options.period?.period)
        let found = pictures(of: observations, selection, Written(options.format.language ?? .zh))
        guard let first = found.first else {
            throw Failure(
                "nothing to draw: no months, quarters or years with a stated value, or what stands at their end, fit the selection"
            )
        }
        guard found.count == 1 else {
            let names = found.prefix(6).map { one in
                let words = [one.series.organization, one.series.metric, one.series.component, one.series.basis].filter {
                    !$0.isEmpty
                }
                return words.joined(separator: " ") + " (\(one.series.unit), \(one.series.kind.rawValue))"
            }
            throw Failure(
                "\(found.count) series fit the selection, and a chart shows one: \(names.joined(separator: "; "))"
                    + (found.count > 6 ? " …" : "") + "; narrow it by --organization, --metric =NAME, --kind")
        }
        try DigestFolder.write(Array(first.chart.svg.utf8), to: path)
    }
}
