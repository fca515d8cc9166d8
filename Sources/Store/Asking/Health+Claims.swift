import GRDB
import Quantities
import Reading

/// What a person has decided of single figures, and whether it still finds them.
extension Health {
    /// A decision finds its figure where a current claim at its place carries it, or, of a rejected one, where no such claim is left. One
    /// whose document is not here waits for it.
    func claims(_ database: Database) throws -> HealthLine {
        let all = try Store.claimDecisions(in: database)
        let documents = try Prepared(
            "SELECT id FROM document WHERE state = 'ok' AND (sha256 = ? OR name = ? AND issued = ?) ORDER BY sha256 <> ?",
            in: database)
        let claims = try Prepared(
            """
            SELECT span_start, span_end, quote, coalesce(metric, ''), decided_by FROM claim
            JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id WHERE document.id = ?
            """, in: database)
        var (lost, waiting): ([ClaimDecision], Int) = ([], 0)
        for one in all {
            let place = one.place
            let found = try documents.add(place.sha256).add(place.document).add(place.issued).add(place.sha256).all {
                $0.integer()
            }
            if found.isEmpty { waiting += 1 }
            guard let id = found.first else { continue }
            let rows = try claims.add(id).all { row in
                let start = row.count()
                return (
                    span: start..<max(start, row.count()), quote: row.text(), metric: row.text(), by: row.optionalText()
                )
            }
            let isHeld =
                one.action == .reject
                ? !rows.contains { $0.span == place.span && $0.metric == (one.read?.metric ?? "") }
                : rows.contains { $0.by == one.by && ($0.span.overlaps(place.span) || $0.quote == place.quote) }
            if !isHeld { lost.append(one) }
        }
        let wait = waiting > 0 ? "; \(waiting) wait for documents that are not here" : ""
        return HealthLine(
            "claims",
            problem: lost.first.map {
                "\(lost.count) of \(all.count) decisions on figures find none any more (\($0.id ?? 0), \($0.place.evidence)): "
                    + "look at the page, and take it back with dushu decisions undo \($0.id ?? 0) where it is settled"
            },
            otherwise: "all \(all.count - waiting) decisions on figures are applied" + wait)
    }
}
