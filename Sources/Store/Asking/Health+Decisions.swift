import GRDB
import Quantities
import Reading

/// What a person has decided of names, and whether the rows follow it.
extension Health {
    /// A decision is applied where no current claim says otherwise.
    func decisions(_ database: Database) throws -> HealthLine {
        let all = try Prepared("SELECT action, name, organization FROM decision ORDER BY name", in: database).all {
            Decision($0.name(.alias), $0.text(), $0.text())
        }
        let next = Dictionary(all.map { ($0.name, $0.organization) }) { first, _ in first }
        func meant(_ name: String) -> String {
            var (name, steps) = (name, 0)
            while let other = next[name], steps <= next.count { (name, steps) = (other, steps + 1) }
            return name
        }
        let found = try Prepared(
            """
            SELECT DISTINCT decision.name, organization.name FROM decision
            JOIN claim ON claim.mention = decision.name
            JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
            LEFT JOIN organization ON organization.id = claim.organization_id
            UNION
            SELECT DISTINCT decision.name, organization.name FROM decision
            JOIN organization ON organization.name = decision.name AND decision.action = 'merge'
            JOIN claim ON claim.organization_id = organization.id
            JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
            """, in: database
        ).all { (name: $0.text(), organization: $0.optionalText()) }
        let open = Set(found.filter { $0.organization != meant($0.name) }.map(\.name)).sorted()
        return HealthLine(
            "decisions",
            problem: open.first.map {
                "\(open.count) of \(all.count) decisions are not applied (\($0)): dushu reprocess does it"
            },
            otherwise: "all \(all.count) decisions on names are applied")
    }

    /// A decision on a metric is applied where the observation of every current claim is in the series that it gives.
    func metrics(_ database: Database) throws -> HealthLine {
        let names = MetricNames(try Store.metricDecisions(in: database))
        let query = try Prepared(
            """
            SELECT organization.name, claim.metric, coalesce(claim.component, ''), coalesce(claim.basis, ''), claim.unit,
                series_key.metric, series_key.component
            FROM claim
            JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
            JOIN organization ON organization.id = claim.organization_id
            JOIN observation_claim ON claim_id = claim.id
            JOIN observation ON observation.id = observation_id
            JOIN series_key ON series_key.id = series_id
            WHERE claim.metric = ?
            """, in: database)
        var open: Set<MetricDecision.Subject> = []
        for name in Set(names.decisions.map(\.name)).sorted() {
            let rows = try query.add(name).all { row in
                (
                    read: Family(organization: row.text(), metric: row.text(), component: row.text(), basis: row.text()),
                    unit: row.text(), metric: row.text(), component: row.text()
                )
            }
            for row in rows {
                let family = names.family(row.read, unit: row.unit)
                guard family?.metric != row.metric || family?.component != row.component else { continue }
                let series = MetricNames.Series(
                    metric: name, component: row.read.component, unit: row.unit, organization: row.read.organization)
                if let last = names.path(from: series).last { open.insert(last.subject) }
            }
        }
        let first = open.map(\.name).min()
        return HealthLine(
            "metrics",
            problem: first.map {
                "\(open.count) of \(names.decisions.count) decisions on metrics are not applied (\($0)): "
                    + "take it back with dushu metrics forget, and decide it again"
            }, otherwise: "all \(names.decisions.count) decisions on metrics are applied")
    }
}
