import Quantities
import Reading
import Reporting
import Store

/// What stands for names and values of targets.
struct TargetDesk {
    private let reader: Reader

    init(reading: ReadingOptions) throws { reader = try reading.reader() }

    /// A value as people write it, in its base unit: `15亿件` is 1500000000 件.
    func quantity(_ text: String) throws -> (value: Exact, unit: String) {
        let mentions = try reader.mentions(Array(text.utf8), name: "", issued: nil).filter { $0.type == "quantity" }
        guard mentions.count == 1, let found = mentions.first, let value = found.value, let unit = found.unit, !unit.isEmpty,
            found.start == 0, found.end == text.unicodeScalars.count
        else { throw Failure("“\(text)” is no value with a unit, like 15亿件 or 0.005%") }
        guard found.bound == .exact else { throw Failure("“\(text)” has a word that says more or less: give the number alone") }
        return (value, unit)
    }

    /// Puts canonical names into a target; gives those that the database does not know yet.
    func resolve(_ target: inout Target, in store: Store) throws -> [String] {
        var unknown: [String] = []
        let bodies = try store.organizations(matching: OrganizationFilter(name: target.organization))
        let word = target.organization
        if !bodies.contains(where: { $0.name == word }) {
            guard bodies.count < 2 else {
                throw Failure(
                    "'\(word)' may be one of \(bodies.count) organizations (\(bodies.prefix(5).map(\.name).joined(separator: ", "))): give the whole name"
                )
            }
            if let only = bodies.first { target.organization = only.name } else { unknown.append(word) }
        }
        var filter = MetricFilter()
        (filter.name, filter.use) = (target.metric, 0)
        let metric = target.metric
        let metrics = try store.metrics(matching: filter)
        if !metrics.contains(where: { $0.name == metric }) {
            if let named = metrics.first(where: { $0.aliases.contains(metric) }) {
                target.metric = named.name
            } else {
                unknown.append(metric)
            }
        }
        return unknown
    }
}
