import GRDB
import Quantities

/// Where contested values are printed: what tells a contradiction from two figures of one text that lost what tells them apart.
public struct ContestedPlaces: Hashable, Sendable {
    /// Row ids of the documents that state an observation in their text, by its id.
    public var texts: [Int64: Set<Int64>] = [:]
    /// Row ids of the documents that state it in a headline.
    public var headlines: [Int64: Set<Int64>] = [:]
    /// What texts call the metric of an observation, by its id.
    public var names: [Int64: Set<String>] = [:]

    /// Makes places of nothing.
    public init() {}
}

extension Store {
    /// Where the contested observations are printed.
    public func contestedPlaces() throws -> ContestedPlaces {
        try read { database in
            // CROSS keeps the order: the few contested rows first.
            let rows = try Prepared(
                """
                SELECT observation.id, document_id, in_headline FROM observation INDEXED BY observation_contested
                CROSS JOIN observation_claim ON observation_id = observation.id CROSS JOIN claim ON claim.id = claim_id
                WHERE contested = 1
                """, in: database
            ).all { ($0.integer(), $0.integer(), $0.bool()) }
            var places = ContestedPlaces()
            for (observation, document, isHeadline) in rows {
                if isHeadline {
                    places.headlines[observation, default: []].insert(document)
                } else {
                    places.texts[observation, default: []].insert(document)
                }
            }
            for (observation, name) in try Prepared("SELECT observation_id, name FROM contested_name", in: database).all({
                ($0.integer(), $0.text())
            }) {
                places.names[observation, default: []].insert(name)
            }
            return places
        }
    }

    /// Who announced the figures, where texts name somebody else than the organization, by observation: each once, in the order of their names.
    public func reporters(ofObservations ids: Set<Int64>) throws -> [Int64: [String]] {
        guard !ids.isEmpty else { return [:] }
        return try read { database in
            let rows = try Prepared(
                """
                SELECT DISTINCT observation_id, reported_by FROM json_each(?)
                CROSS JOIN observation_claim ON observation_id = json_each.value CROSS JOIN claim ON claim.id = claim_id
                WHERE reported_by IS NOT NULL ORDER BY observation_id, reported_by
                """, in: database
            ).add("[\(ids.sorted().map { String($0) }.joined(separator: ","))]").all { ($0.integer(), $0.text()) }
            return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
        }
    }

    /// The sentence in which the first place of an evidence stands, without line ends and blanks; nil where it cannot be found.
    public func sentence(at evidence: String) throws -> String? {
        let first = evidence.prefix { $0 != ";" }
        guard let colon = first.lastIndex(of: ":") else { return nil }
        let span = first[first.index(after: colon)...].split(separator: "-").compactMap { Int($0) }
        guard span.count == 2, span[0] <= span[1], span[1] < 1 << 40 else { return nil }
        // what may belong to it, and one more before: a whole page would be read for each
        let low = max(0, span[0] - Store.farthest - 1)
        return try read { database in
            let text = try Prepared(
                """
                SELECT substr(source, ?, ?) FROM document WHERE name = ? AND source IS NOT NULL
                ORDER BY state = 'ok' DESC, id DESC
                """, in: database
            ).add(low + 1).add(span[1] + Store.farthest + 1 - low).add(String(first[..<colon])).first { $0.text() }
            return text.map { Store.sentence(in: Array($0.unicodeScalars), span[0] - low, span[1] - low) }
        }
    }

    /// So far a sentence is shown on each side of a figure, in scalars.
    private static let farthest = 120

    /// The sentence around a span, as far as it is shown: with `…` where it begins earlier, or goes on.
    private static func sentence(in scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> String {
        guard end <= scalars.count else { return "" }
        func ends(_ scalar: Unicode.Scalar) -> Bool { [0x3002, 0xFF01, 0xFF1F].contains(scalar.value) }
        var low = start
        while low > max(0, start - farthest), !ends(scalars[low - 1]) { low -= 1 }
        var high = end
        while high < min(scalars.count, end + farthest), !ends(scalars[high]) { high += 1 }
        if high < scalars.count, ends(scalars[high]) { high += 1 }
        let begins = low == 0 || ends(scalars[low - 1])
        let stops = high == scalars.count || ends(scalars[high - 1])
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[low..<high].filter { !$0.properties.isWhitespace })
        return (begins ? "" : "…") + String(text) + (stops ? "" : "…")
    }

    /// Values that a registered metric is expected to have, of those that have limits: lowest, highest, and usual units.
    public func metricRanges() throws -> [String: MetricRange] {
        try read { database in
            let rows = try Prepared(
                "SELECT name, lowest, highest, units FROM metric WHERE lowest IS NOT NULL OR highest IS NOT NULL", in: database
            ).all { row in (row.text(), row.optionalText(), row.optionalText(), row.text()) }
            return Dictionary(
                uniqueKeysWithValues: rows.map { name, low, high, units in
                    (
                        name,
                        MetricRange(
                            lowest: low.flatMap { Exact(plain: $0) }, highest: high.flatMap { Exact(plain: $0) },
                            units: units.split(separator: "|").map { String($0) })
                    )
                })
        }
    }
}

/// Values that a metric is expected to have.
public struct MetricRange: Hashable, Sendable {
    /// Smallest value, nil where it is open.
    public var lowest: Exact?
    /// Largest value, nil where it is open.
    public var highest: Exact?
    /// Base units that the limits are in; empty for any.
    public var units: [String]

    /// Makes a range.
    public init(lowest: Exact?, highest: Exact?, units: [String]) {
        (self.lowest, self.highest, self.units) = (lowest, highest, units)
    }
}
