import Quantities

/// A quantity with one name: an entry of metrics.tsv.
public struct RegisteredMetric: Sendable {
    /// How its values come about, which says whether a figure of it stands at a day or belongs to a period.
    public enum Nature: String, Sendable, CaseIterable {
        /// Stands at a day: 贷款余额.
        case stock
        /// Comes about over a period: 业务收入.
        case flow
        /// A number of things that stands at a day: 网点.
        case count
        /// A part or relation in percent: 不良贷款率.
        case rate
        /// A part of a whole: 市场占有率.
        case share
        /// Money for one of something: 批发价.
        case price
        /// A number without a unit that compares with a base of 100 or 50: 制造业采购经理指数.
        case index
        /// Points given: 满意度得分.
        case score
    }

    /// The name under which its figures make series.
    public let name: String
    /// How its values come about.
    public let nature: Nature
    /// Usual base units; empty where any may be.
    public let units: [String]
    /// Whether more of it ranks first (1), less (-1), neither (0).
    public let better: Int
    /// Lowest and highest value in base units, nil where an end is open.
    public let range: (low: Exact?, high: Exact?)
    /// Axes of axes.tsv by which it is broken down.
    public let axes: [String]
    /// Whose business it is: post, bank, macro, trade …
    public let field: String
    /// Who gave it the name.
    public let source: String
}

/// What figures measure, as metrics.tsv, metric_aliases.tsv and axes.tsv know it.
public struct MetricRegistry: Sendable {
    /// In the order of the table.
    public let metrics: [RegisteredMetric]
    private let aliasRows: [Table.Row]
    /// Other names, in the order of their table. Made when they are asked for: reading looks them up in the trie.
    public var aliases: [(alias: String, metric: String)] {
        aliasRows.map { ($0.cell("alias").string, $0.cell("metric").string) }
    }
    /// Names and aliases to the index of their metric.
    let trie: Trie
    /// Words of a part of an axis to the index of the part.
    let parts: Trie
    /// Parts of axes.
    let axisParts: [(axis: String, component: String)]

    /// Reads the three tables and checks every cell.
    init(metrics rows: [Table.Row], aliases: [Table.Row], axes: [Table.Row]) throws(VocabularyError) {
        var parts = Trie()
        var axisParts: [(axis: String, component: String)] = []
        var axisNames: Set<String> = []
        for row in axes {
            let axis = row.cell("axis").string
            axisNames.insert(axis)
            axisParts.append((axis, row.cell("component").string))
            parts.insert(row.cell("component"), Int32(axisParts.count - 1))
            for word in row.cell("words").words() { parts.insert(word, Int32(axisParts.count - 1)) }
        }
        var metrics: [RegisteredMetric] = []
        var trie = Trie()
        for row in rows {
            let metric = try MetricRegistry.metric(row, axes: axisNames)
            guard trie.insert(row.cell("name"), Int32(metrics.count)) == Int32(metrics.count) else {
                throw row.error("“\(metric.name)” stands twice")
            }
            metrics.append(metric)
        }
        for row in aliases {
            guard let index = trie.value(of: row.cell("metric").string), metrics[index].name == row["metric"] else {
                throw row.error("“\(row["metric"])” is no name of metrics.tsv")
            }
            guard trie.insert(row.cell("alias"), Int32(index)) == Int32(index) else {
                throw row.error("“\(row["alias"])” stands twice")
            }
        }
        (self.metrics, aliasRows, self.trie, self.parts, self.axisParts) = (metrics, aliases, trie, parts, axisParts)
    }

    /// The metric with this name or alias, nil where there is none.
    public func metric(named name: String) -> RegisteredMetric? { trie.value(of: name).map { metrics[$0] } }

    private static func metric(_ row: Table.Row, axes known: Set<String>) throws(VocabularyError) -> RegisteredMetric {
        guard let nature = RegisteredMetric.Nature(rawValue: row.cell("nature").string) else {
            let natures = RegisteredMetric.Nature.allCases.map(\.rawValue).joined(separator: ", ")
            throw row.error("“\(row["nature"])” is no nature (\(natures))")
        }
        let better: Int
        switch row["better"] {
        case "more": better = 1
        case "less": better = -1
        case "": better = 0
        default: throw row.error("“\(row["better"])” is neither more nor less")
        }
        let axes = row.words("axes").map { String($0) }
        if let axis = axes.first(where: { !known.contains($0) }) { throw row.error("“\(axis)” is no axis of axes.tsv") }
        return RegisteredMetric(
            name: row.cell("name").string, nature: nature, units: row.words("units").map { String($0) }, better: better,
            range: try range(row), axes: axes, field: row.cell("field").string, source: row.cell("source").string)
    }

    private static func range(_ row: Table.Row) throws(VocabularyError) -> (low: Exact?, high: Exact?) {
        let text = String(row["range"])
        if text.isEmpty { return (nil, nil) }
        let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { String($0) }
        guard ends.count == 2 else { throw row.error("“\(text)” is no range (0..100, 0.., ..100)") }
        let values = ends.map { $0.isEmpty ? nil : Exact(plain: $0) }
        for (end, value) in zip(ends, values) where !end.isEmpty && value == nil { throw row.error("“\(end)” is no number") }
        return (values[0], values[1])
    }
}
