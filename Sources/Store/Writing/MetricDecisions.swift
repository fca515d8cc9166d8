import GRDB
import Reading

extension Store {
    /// What a person has decided of names of metrics, sorted by name.
    public func metricDecisions() throws -> [MetricDecision] {
        try read { try Store.metricDecisions(in: $0) }
    }

    static func metricDecisions(in database: Database) throws -> [MetricDecision] {
        try Prepared(
            """
            SELECT action, name, component, unit, organization, metric, decided, decided_by, reason FROM metric_decision
            ORDER BY name, component, unit, organization
            """, in: database
        ).all { row in
            MetricDecision(
                row.name(.alias), row.text(),
                part: MetricDecision.Part(component: row.text(), unit: row.text(), organization: row.text()), row.text(),
                decided: row.optionalText(), by: row.optionalText(), reason: row.text())
        }
    }
}

extension Writer {
    /// Under which names the claims of this run make observations.
    func metricNames() throws -> MetricNames {
        try statements.metricNames(of: run) { MetricNames(try Store.metricDecisions(in: database)) }
    }

    /// Records decisions, in place of earlier ones of the same names and parts, and takes those of `gone` away.
    ///
    /// A decision without a day is of today. Observations are not touched: see ``move(_:)``.
    public func record(_ decisions: [MetricDecision], removing gone: [MetricDecision.Subject]) throws {
        let delete = try prepared(
            "DELETE FROM metric_decision WHERE name = ? AND component = ? AND unit = ? AND organization = ?")
        for one in gone + decisions.map(\.subject) {
            try delete.add(one.name).add(one.part.component).add(one.part.unit).add(one.part.organization).run()
        }
        let insert = try prepared(
            """
            INSERT INTO metric_decision (action, name, component, unit, organization, metric, decided, decided_by, reason)
            VALUES (?, ?, ?, ?, ?, ?, coalesce(?, date('now')), ?, ?)
            """)
        for one in decisions {
            insert.add(one.action.rawValue).add(one.name).add(one.part.component).add(one.part.unit).add(one.part.organization)
            try insert.add(one.metric).add(one.decided).add(one.by).add(one.reason).run()
        }
        statements.forgetMetricNames()
    }
}

extension MetricNames {
    /// The family in which a claim that was read into `family` makes an observation; nil where a decision drops it.
    func family(_ family: Family, unit: String) -> Family? {
        let read = Series(
            metric: family.metric, component: family.component, unit: unit, organization: family.organization)
        guard let series = decided(read) else { return nil }
        return Family(
            organization: family.organization, metric: series.metric, component: series.component, basis: family.basis)
    }
}
