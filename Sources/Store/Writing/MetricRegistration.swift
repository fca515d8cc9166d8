import GRDB
import Quantities
import Reading

extension Writer {
    /// Makes the tables `metric` and `metric_alias` what the vocabulary and a person's decisions say; writes only what differs.
    ///
    /// - Parameter growth: what stated growths are measured from; nominal where it is nil.
    public func register(_ registry: MetricRegistry, growth: GrowthBases? = nil) throws {
        let names = MetricNames(try Store.metricDecisions(in: database))
        var metrics = MetricRow.rows(of: registry, names)
        for index in metrics.indices { metrics[index].growth = growth?.basis(of: metrics[index].name) ?? .nominal }
        if try prepared("SELECT \(MetricRow.columns) FROM metric").all({ MetricRow($0) }) != metrics {
            try prepared("DELETE FROM metric").run()
            let insert = try prepared("INSERT INTO metric (\(MetricRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            for one in metrics { try one.bind(to: insert).run() }
        }
        let aliases = MetricAliasRow.rows(of: registry, names)
        if try prepared("SELECT alias, metric, source FROM metric_alias").all({ MetricAliasRow($0) }) != aliases {
            try prepared("DELETE FROM metric_alias").run()
            let insert = try prepared("INSERT INTO metric_alias (alias, metric, source) VALUES (?, ?, ?)")
            for one in aliases { try insert.add(one.alias).add(one.metric).add(one.source).run() }
        }
    }
}

extension Writer {
    /// Whether a stated growth of the metric is measured from the figure that was published a period earlier. Of a metric that is not
    /// registered nobody knows, so it is not; where none are registered at all, nothing speaks against it.
    public func isNominal(_ metric: String) throws -> Bool {
        let growth = try prepared("SELECT growth FROM metric WHERE name = ?").add(metric).first { $0.text() }
        if let growth { return growth == GrowthBases.Basis.nominal.rawValue }
        return try prepared("SELECT NOT EXISTS (SELECT 1 FROM metric)").first { $0.bool() } ?? true
    }
}

extension Writer {
    /// Whether the metric is a toll: on one day it is that of one event.
    func isToll(_ metric: String) throws -> Bool {
        try prepared("SELECT nature IS 'toll' FROM metric WHERE name = ?").add(metric).first { $0.bool() } ?? false
    }
}

extension Store {
    /// Metrics whose stated growth is measured otherwise than from the figure that was published a period earlier.
    public func metricsOfOtherGrowth() throws -> Set<String> {
        try read { database in
            Set(try Prepared("SELECT name FROM metric WHERE growth <> 'nominal'", in: database).all { $0.text() })
        }
    }

    /// Metrics that are broken down and whose values come about in one of these ways.
    public func metrics(ofNature natures: [String]) throws -> Set<String> {
        try read { database in
            let query = try Prepared(
                "SELECT name FROM metric WHERE axes <> '' AND nature IN (SELECT value FROM json_each(?))", in: database)
            return Set(try query.add(Store.json(natures)).all { $0.text() })
        }
    }
}

/// A row of the table `metric`.
private struct MetricRow: Hashable {
    static let columns = "name, nature, field, better, units, lowest, highest, axes, source, growth"

    var name: String
    var nature: String?
    var field: String?
    var better: String?
    var units = ""
    var lowest: String?
    var highest: String?
    var axes = ""
    var source: String?
    var growth: GrowthBases.Basis = .nominal

    /// A metric that nothing is known of but its name.
    init(named name: String) {
        self.name = name
        source = "decision"
    }

    init(_ metric: RegisteredMetric) {
        name = metric.name
        nature = metric.nature.rawValue
        field = metric.field.rawValue
        better = metric.better == 0 ? nil : metric.better > 0 ? "more" : "less"
        units = metric.units.joined(separator: "|")
        lowest = metric.range.low?.canonical
        highest = metric.range.high?.canonical
        axes = metric.axes.joined(separator: "|")
        source = metric.source.isEmpty ? nil : metric.source
    }

    init(_ row: Prepared) {
        name = row.text()
        nature = row.optionalText()
        field = row.optionalText()
        better = row.optionalText()
        units = row.text()
        lowest = row.optionalText()
        highest = row.optionalText()
        axes = row.text()
        source = row.optionalText()
        growth = row.name(.nominal)
    }

    func bind(to insert: Prepared) -> Prepared {
        insert.add(name).add(nature).add(field).add(better).add(units).add(lowest).add(highest).add(axes).add(source).add(
            growth.rawValue)
    }

    /// In the order of the table: registered metrics that nobody has merged, renamed or dropped, and the names that decisions give.
    static func rows(of registry: MetricRegistry, _ names: MetricNames) -> [MetricRow] {
        var rows: [String: MetricRow] = [:]
        for metric in registry.metrics where names.metric(called: metric.name) == metric.name {
            rows[metric.name] = MetricRow(metric)
        }
        for one in names.decisions where one.action != .drop && names.metric(called: one.metric) == one.metric {
            guard rows[one.metric] == nil else { continue }
            let original =
                one.action == .rename || one.action == .split ? registry.metric(named: names.original(of: one.metric)) : nil
            var row = original.map { MetricRow($0) } ?? MetricRow(named: one.metric)
            row.name = one.metric
            row.source = "decision"
            rows[one.metric] = row
        }
        return rows.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}

/// A row of the table `metric_alias`.
private struct MetricAliasRow: Hashable {
    var alias: String
    var metric: String
    var source: String

    init(_ alias: String, _ metric: String, source: String) { (self.alias, self.metric, self.source) = (alias, metric, source) }

    init(_ row: Prepared) { self.init(row.text(), row.text(), source: row.text()) }

    /// In the order of the table.
    static func rows(of registry: MetricRegistry, _ names: MetricNames) -> [MetricAliasRow] {
        var rows: [String: MetricAliasRow] = [:]
        let decided = Set(names.decisions.filter { $0.part == .whole }.map(\.name))
        for one in registry.aliases where !decided.contains(one.alias) {
            guard let metric = names.metric(called: one.metric) else { continue }
            rows[one.alias] = MetricAliasRow(one.alias, metric, source: "vocabulary")
        }
        for name in decided {
            guard let metric = names.metric(called: name) else { continue }
            rows[name] = MetricAliasRow(name, metric, source: "decision")
        }
        return rows.values.sorted { $0.alias.utf8.lexicographicallyPrecedes($1.alias.utf8) }
    }
}
