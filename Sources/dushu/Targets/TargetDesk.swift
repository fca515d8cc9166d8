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
}

/// Names of targets as they count: what a person has merged, renamed or named otherwise since is followed.
final class TargetNames {
    private let store: Store
    private var organizations: [String: String?] = [:]
    private var metrics: [String: String?] = [:]

    init(_ store: Store) { self.store = store }

    /// Puts canonical names into a target; gives those that the database does not know yet.
    ///
    /// - Throws: where a name may be one of several organizations, and none is called exactly so.
    func resolve(_ target: inout Target) throws -> [String] {
        var unknown: [String] = []
        if let name = try organization(target.organization) {
            target.organization = name
        } else {
            unknown.append(target.organization)
        }
        if let name = try metric(target.metric) { target.metric = name } else { unknown.append(target.metric) }
        return unknown
    }

    private func organization(_ word: String) throws -> String? {
        if let known = organizations[word] { return known }
        let bodies = try store.organizations(matching: OrganizationFilter(name: word))
        let name = bodies.contains { $0.name == word } ? word : bodies.first?.name
        guard name == word || bodies.count < 2 else {
            let names = bodies.prefix(5).map(\.name).joined(separator: ", ")
            throw Failure(
                "'\(word)' may be one of \(bodies.count) organizations (\(names)\(bodies.count > 5 ? " …" : "")): give the whole name"
            )
        }
        organizations[word] = .some(name)
        return name
    }

    private func metric(_ word: String) throws -> String? {
        if let known = metrics[word] { return known }
        var filter = MetricFilter()
        (filter.name, filter.use) = (word, 0)
        let found = try store.metrics(matching: filter)
        let name = found.contains { $0.name == word } ? word : found.first { $0.aliases.contains(word) }?.name
        metrics[word] = .some(name)
        return name
    }
}
