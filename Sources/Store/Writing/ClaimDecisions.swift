import GRDB
import Quantities
import Reading

extension Store {
    /// What a person has decided of figures, by document and place.
    public func claimDecisions() throws -> [ClaimDecision] {
        try read { try Store.claimDecisions(in: $0) }
    }

    static func claimDecisions(in database: Database) throws -> [ClaimDecision] {
        try Prepared(
            """
            SELECT id, sha256, document, issued, span_start, span_end, quote, before, after, action, read_as, stretch_start, stretch_end,
                says, decided_by, decided, reason
            FROM claim_decision ORDER BY document, sha256, span_start, span_end, metric
            """, in: database
        ).all { row in
            let id = row.integer()
            let (sha256, document, issued, start, end) = (row.text(), row.text(), row.day(), row.count(), row.count())
            let place = ClaimDecision.Place(
                sha256: sha256, document: document, issued: issued, span: start..<max(start, end), quote: row.text(),
                before: row.text(), after: row.text())
            let (action, read): (ClaimDecision.Action, String?) = (row.name(.accept), row.optionalText())
            let (first, last, says) = (row.optionalInteger(), row.optionalInteger(), row.optionalText())
            var decision = ClaimDecision(
                action, place, read: try read.map { try Store.statement($0, of: id) },
                stretch: first.map { Int($0)..<max(Int($0), Int(last ?? $0)) },
                says: try says.map { try Store.statement($0, of: id) }, by: row.text(), decided: row.text(), reason: row.text())
            decision.id = id
            return decision
        }
    }

    private static func statement(_ json: String, of decision: Int64) throws -> ClaimStatement {
        do { return try ClaimStatement(json: json) } catch {
            throw StoreError(.damaged, "decision \(decision) of the database cannot be read: \(error.description)")
        }
    }

    /// Row ids of the documents that count and that these decisions are about: their content, or other content of the same name and issue date.
    public func documents(decidedBy decisions: [ClaimDecision]) throws -> [Int64] {
        try read { database in
            let query = try Prepared(
                "SELECT id FROM document WHERE state = 'ok' AND (sha256 = ? OR name = ? AND issued = ?)", in: database)
            var ids: Set<Int64> = []
            for one in decisions {
                ids.formUnion(
                    try query.add(one.place.sha256).add(one.place.document).add(one.place.issued).all { $0.integer() })
            }
            return ids.sorted()
        }
    }

    /// The decision that a claim follows, or that rejected the figure at its place; nil where there is none.
    public func decision(on claim: ExplainedClaim) throws -> ClaimDecision? {
        let here = try claimDecisions().filter { one in
            one.place.span.overlaps(claim.span)
                && (one.place.sha256 == claim.sha256 || one.place.document == claim.document && one.place.issued == claim.issued)
        }
        if claim.decidedBy != nil {
            let statement = ClaimStatement(claim)
            return here.first { $0.says == statement }
        }
        return claim.isCurrent ? nil : here.first { ($0.read?.metric ?? "") == (claim.metric ?? "") }
    }
}

extension Writer {
    /// Records decisions, in place of earlier ones of the same figures; one without a day is of today.
    public func record(_ decisions: [ClaimDecision]) throws {
        try remove(decisions)
        let insert = try prepared(
            """
            INSERT INTO claim_decision (sha256, span_start, span_end, metric, document, issued, quote, before, after, action, read_as,
                stretch_start, stretch_end, says, decided_by, decided, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, date('now')), ?)
            """)
        for one in decisions {
            let place = one.place
            insert.add(place.sha256).add(place.span.lowerBound).add(place.span.upperBound).add(one.subject.metric)
            insert.add(place.document).add(place.issued).add(place.quote).add(place.before).add(place.after)
            insert.add(one.action.rawValue).add(one.read?.json).add(one.stretch?.lowerBound).add(one.stretch?.upperBound)
            insert.add(one.says?.json).add(one.by).add(one.decided)
            try insert.add(one.reason).run()
        }
    }

    /// Takes decisions away.
    public func remove(_ decisions: [ClaimDecision]) throws {
        let delete = try prepared(
            "DELETE FROM claim_decision WHERE sha256 = ? AND span_start = ? AND span_end = ? AND metric = ?")
        for one in decisions {
            try delete.add(one.place.sha256).add(one.place.span.lowerBound).add(one.place.span.upperBound).add(
                one.subject.metric
            ).run()
        }
    }
}

extension ClaimStatement {
    /// What a stored claim says.
    public init(_ claim: ExplainedClaim) {
        self.init(
            value: claim.value, interval: claim.interval, unit: claim.unit, bound: claim.bound, kind: claim.kind,
            organization: claim.organization, metric: claim.metric, component: claim.component, basis: claim.basis,
            scope: claim.scope, period: claim.period, base: claim.base)
    }
}
