import GRDB

/// The metrics that a word means, as it is typed on the command line.
public struct MetricSelection: Hashable, Sendable {
    /// Names that are taken, all of them with observations; the most used first.
    public var names: [String]
    /// Other names with observations that hold the word, the most used first.
    public var others: [String]
    /// Whether the word is the name of a registered metric or another name of one, so that it means this one alone.
    public var isExact: Bool

    /// Makes a selection.
    public init(names: [String], others: [String], isExact: Bool) {
        (self.names, self.others, self.isExact) = (names, others, isExact)
    }
}

extension Store {
    /// The metrics that `word` means: the registered one of that name or alias, else all whose names hold the word.
    ///
    /// A name that is not registered hides nothing: it is one of those that hold the word. `=` in front asks for exactly that name.
    public func metrics(meant word: String) throws -> MetricSelection {
        try read { try Store.metrics(meant: word, in: $0) }
    }

    static func metrics(meant word: String, in database: Database) throws -> MetricSelection {
        if word.hasPrefix("="), word != "=" {
            return MetricSelection(names: [String(word.dropFirst())], others: [], isExact: true)
        }
        let canonical = try Prepared(
            "SELECT name FROM metric WHERE name = ?1 UNION SELECT metric FROM metric_alias WHERE alias = ?1", in: database
        ).add(word).all { $0.text() }
        let holding = try names(where: "instr(metric, ?) > 0", word, in: database)
        // The words themselves too, where an earlier reading or another vocabulary has them as a name.
        var exact: [String] = []
        for name in canonical { exact += try names(where: "metric = ?", name, in: database) }
        if !exact.isEmpty, !exact.contains(word), holding.contains(word) { exact.append(word) }
        guard !exact.isEmpty else { return MetricSelection(names: holding, others: [], isExact: false) }
        return MetricSelection(names: exact, others: holding.filter { !exact.contains($0) }, isExact: true)
    }

    /// Names of metrics with observations, the most used first.
    private static func names(where condition: String, _ word: String, in database: Database) throws -> [String] {
        try Prepared(
            """
            SELECT metric FROM series_key JOIN observation ON series_id = series_key.id
            WHERE \(condition) GROUP BY metric ORDER BY count(*) DESC, metric
            """, in: database
        ).add(word).all { $0.text() }
    }
}
