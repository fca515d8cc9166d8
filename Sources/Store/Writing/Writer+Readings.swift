import Quantities
import Reading

extension Writer {
    /// Row ids of the articles, by ordinal.
    func insert(_ articles: [Article], document: Int64) throws -> [Int: Int64] {
        var ids: [Int: Int64] = [:]
        for article in articles {
            ids[article.ordinal] = try insertArticle(
                article.ordinal, headline: article.headline, span: article.start..<article.end, document: document)
        }
        return ids
    }

    private func insertArticle(_ ordinal: Int, headline: String?, span: Range<Int>, document: Int64) throws -> Int64 {
        try prepared(
            "INSERT INTO article (document_id, run_id, ordinal, headline, span_start, span_end) VALUES (?, ?, ?, ?, ?, ?)"
        )
        .add(document).add(run).add(ordinal).add(headline).add(span.lowerBound).add(span.upperBound).run()
        return database.lastInsertedRowID
    }

    /// Inserts claims, and notes those that belong to a series.
    func insert(
        _ claims: [Claim], articles: [Int: Int64], organizations: [String: Int64],
        document: (id: Int64, arrived: ArrivedDocument),
        issued: Day?, families: inout FamilyList
    ) throws {
        var articles = articles
        var organizations = organizations
        let names = try metricNames()
        let insert = try prepared(Writer.insertClaim)
        for claim in claims {
            var organization: Int64?
            if let name = claim.organization {
                organization = try organizations[name] ?? self.organization(named: name)
                organizations[name] = organization
            }
            if articles[claim.article] == nil {
                articles[claim.article] = try insertArticle(
                    claim.article, headline: claim.headline, span: claim.start..<claim.end, document: document.id)
            }
            insert.add(run).add(document.id).add(articles[claim.article]).add(claim.inHeadline).add(claim.start).add(claim.end)
            insert.add(claim.quote).add(claim.value).add(claim.interval)
            insert.add(claim.unit).add(claim.bound.rawValue).add(claim.kind.rawValue).add(organization).add(claim.mention)
            insert.add(claim.metric).add(claim.component).add(claim.basis).add(claim.scope)
            insert.add(claim.period).add(claim.base).add(claim.reportedBy).add(claim.rule)
            try insert.add(claim.confidence.rawValue).add(claim.storedDoubts).add(claim.words.json).add(claim.decidedBy).run()
            guard let family = Family(claim).flatMap({ names.family($0, unit: claim.unit) }) else { continue }
            let stored = StoredClaim(
                id: database.lastInsertedRowID, document: document.arrived.name, sha256: document.arrived.sha256, issued: issued,
                claim: claim)
            if let stored { families.add(stored, to: family) }
        }
    }

    /// Inserts findings of a document.
    func insert(_ findings: [Finding], document: Int64) throws {
        let insert = try prepared(
            "INSERT INTO finding (run_id, document_id, category, message, span_start, span_end) VALUES (?, ?, ?, ?, ?, ?)")
        for finding in findings {
            try insert.add(run).add(document).add(finding.category).add(finding.message).add(finding.start).add(finding.end).run()
        }
    }

    /// Inserts the ledger of a document.
    ///
    /// - Parameter count: entries of the stretches before.
    func insert(_ ledger: [LedgerEntry], document: Int64, after count: Int) throws {
        let insert = try prepared(
            "INSERT INTO ledger (document_id, ordinal, span_start, span_end, text, fate, reason) VALUES (?, ?, ?, ?, ?, ?, ?)")
        for (index, entry) in ledger.enumerated() {
            try insert.add(document).add(count + index + 1).add(entry.start).add(entry.end).add(entry.text).add(entry.fate).add(
                entry.reason
            ).run()
        }
    }

    /// Records a file that could not even be opened.
    public func record(unopenedFile path: String, reason: String) throws {
        try prepared("INSERT INTO finding (run_id, path, category, message) VALUES (?, ?, 'file', ?)").add(run).add(path).add(
            reason
        ).run()
    }

    /// Records files that are no pages, in place of those of the runs before.
    public func record(passedOver files: [(path: String, reason: String)]) throws {
        try prepared("DELETE FROM finding WHERE document_id IS NULL AND category = 'skipped'").run()
        let insert = try prepared("INSERT INTO finding (run_id, path, category, message) VALUES (?, ?, 'skipped', ?)")
        for file in files { try insert.add(run).add(file.path).add(file.reason).run() }
    }

    private static let insertClaim = """
        INSERT INTO claim (
            run_id, document_id, article_id, in_headline, span_start, span_end, quote, coefficient, exponent, value, value_real,
            lower, upper, lower_real, upper_real, unit, bound, kind, organization_id, mention, metric, component, basis, scope,
            period_start, period_end, base_start, base_end, reported_by, rule, confidence, doubts, words, decided_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
}

extension Claim {
    /// What speaks against it, as the database keeps it: `two owners; no year`, empty where nothing does.
    var storedDoubts: String { doubts.joined(separator: Claim.doubtSeparator) }

    /// Stands between doubts in the database.
    static let doubtSeparator = "; "
}
