import Quantities
import Reading

extension Writer {
    /// What recording a reading gave: what to make anew.
    public struct Recording: Sendable {
        /// Number of claims recorded.
        public var claims: Int
        /// The claims that belong to a series; those without organization, metric or last day are in none.
        public var families: [FamilyClaims]
    }

    /// Records a document that cannot be read; one that had been read keeps what was read.
    public func quarantine(_ document: ArrivedDocument, reason: String) throws {
        try prepared(
            """
            INSERT INTO document (sha256, name, path, bytes, state, reason, run_id) VALUES (?, ?, ?, ?, 'quarantined', ?, ?)
            ON CONFLICT (sha256) DO UPDATE SET
                state = 'quarantined', reason = excluded.reason, run_id = excluded.run_id, name = excluded.name, path = excluded.path
            WHERE state = 'quarantined' OR (state = 'replaced' AND source IS NULL)
            """
        ).add(document.sha256).add(document.name).add(document.path).add(document.bytes).add(reason).add(run).run()
        for earlier in try earlierContents(of: document) where earlier.state == .quarantined { try setAside(earlier.id) }
    }

    /// Records a document and all that was read from it, in place of what was read from the same content before.
    ///
    /// - Parameters:
    ///   - reading: all that was read, or what was read of the first stretch with the text of the whole.
    ///   - following: gives what was read of the stretches that follow, nil at the end; nil where `reading` is all.
    ///   - replaced: documents that no longer count: earlier contents of the same file.
    public func record(
        _ document: ArrivedDocument, reading: DocumentReading, following: (() throws -> DocumentReading?)? = nil,
        issuedFrom: IssueSource?, replacing replaced: [Int64] = []
    ) throws -> Recording {
        let known = try prepared("SELECT id FROM document WHERE sha256 = ?").add(document.sha256).first { $0.integer() }
        let id: Int64
        var families = FamilyList(keepsClaims: following == nil)
        for earlier in replaced {
            try noteClaims(ofDocument: earlier, in: &families)
            try setAside(earlier)
        }
        if let known {
            id = known
            try noteClaims(ofDocument: id, in: &families)
            try update(id, document, reading: reading, issuedFrom: issuedFrom)
        } else {
            id = try insert(document, reading: reading, issuedFrom: issuedFrom)
        }
        try insert(reading.shape, document: id)
        var counts = (claims: 0, ledger: 0)
        var part: DocumentReading? = reading
        while let stretch = part {
            let organizations = try record(stretch.organizations, issued: reading.issued)
            let articles = try insert(stretch.articles, document: id)
            try insert(
                stretch.claims, articles: articles, organizations: organizations, document: (id, document),
                issued: reading.issued,
                families: &families)
            try insert(stretch.findings, document: id)
            try insert(stretch.ledger, document: id, after: counts.ledger)
            counts.claims += stretch.claims.count
            counts.ledger += stretch.ledger.count
            part = try following?()
        }
        return Recording(claims: counts.claims, families: families.families)
    }

    private func insert(_ document: ArrivedDocument, reading: DocumentReading, issuedFrom: IssueSource?) throws -> Int64 {
        try prepared(
            """
            INSERT INTO document
                (sha256, name, path, bytes, issued, issued_from, form, encoding, scalars, source, state, run_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?11, 'ok', ?10)
            """
        ).add(document.sha256).add(document.name).add(document.path).add(document.bytes)
            .add(reading.issued).add(reading.issued == nil ? nil : issuedFrom?.rawValue)
            .add(reading.shape?.form.rawValue ?? "text").add(reading.encoding).add(reading.scalarCount).add(run)
            .run(adding: reading.source)
        return database.lastInsertedRowID
    }

    private func update(
        _ id: Int64, _ document: ArrivedDocument, reading: DocumentReading, issuedFrom: IssueSource?
    ) throws {
        try forgetReading(ofDocument: id)
        try prepared(
            """
            UPDATE document SET name = ?, path = ?, issued = ?, issued_from = ?, form = ?, encoding = ?, scalars = ?, source = ?,
                state = 'ok', reason = NULL, run_id = ?
            WHERE id = ?
            """
        ).add(document.name).add(document.path).add(reading.issued).add(reading.issued == nil ? nil : issuedFrom?.rawValue)
            .add(reading.shape?.form.rawValue ?? "text").add(reading.encoding).add(reading.scalarCount).add(reading.source)
            .add(run).add(id).run()
    }

    /// A document whose file has other content by now, or is gone: its claims stay as evidence, and count no longer.
    public func setAside(_ id: Int64) throws {
        try forgetReading(ofDocument: id)
        try prepared("UPDATE document SET state = 'replaced', reason = NULL, run_id = ? WHERE id = ?").add(run).add(id).run()
    }

    /// Takes away what is kept of the current reading only.
    private func forgetReading(ofDocument id: Int64) throws {
        try prepared("DELETE FROM ledger WHERE document_id = ?").add(id).run()
        try prepared("DELETE FROM finding WHERE document_id = ?").add(id).run()
    }

    /// Documents that stood in the same file with other content and still count, or are still quarantined.
    public func earlierContents(of document: ArrivedDocument) throws -> [KnownDocument] {
        try prepared(
            "SELECT \(KnownDocument.columns) WHERE path = ? AND sha256 <> ? AND document.state <> 'replaced' ORDER BY document.id"
        ).add(document.path).add(document.sha256).all { KnownDocument($0) }
    }

    /// Notes what the document spoke of in its reading so far.
    private func noteClaims(ofDocument id: Int64, in families: inout FamilyList) throws {
        let names = try metricNames()
        let years = try prepared(
            """
            SELECT organization.name, metric, coalesce(component, ''), coalesce(basis, ''), unit, substr(period_end, 1, 4)
            FROM claim
            JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
            JOIN organization ON organization.id = claim.organization_id
            WHERE claim.document_id = ? AND metric IS NOT NULL AND period_end IS NOT NULL
            ORDER BY claim.id
            """
        ).add(id).all { row in
            let read = Family(organization: row.text(), metric: row.text(), component: row.text(), basis: row.text())
            return (family: names.family(read, unit: row.text()), year: row.count())
        }
        for (family, year) in years { if let family { families.addReplaced(family, year: year) } }
    }
}

extension Store {
    /// The document with this content, nil where it has not arrived yet.
    public func document(sha256: String) throws -> KnownDocument? {
        do {
            // One statement needs no transaction around it, and this is asked for every file.
            return try queue.unsafeRead { database in
                try Prepared("SELECT \(KnownDocument.columns) WHERE sha256 = ?", in: database).add(sha256).first {
                    KnownDocument($0)
                }
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Documents in quarantine, in order of arrival.
    public func quarantinedDocuments() throws -> [KnownDocument] {
        try read { database in
            try Prepared(
                "SELECT \(KnownDocument.columns) WHERE document.state = 'quarantined' ORDER BY document.id", in: database
            )
            .all { KnownDocument($0) }
        }
    }

    /// The first document after row `id` that has been read, with its text; nil after the last one.
    public func document(after id: Int64) throws -> (document: KnownDocument, text: DocumentText)? {
        try read { database in
            let next = try Prepared(
                """
                SELECT source, form, \(KnownDocument.columns)
                WHERE document.id > ? AND document.state = 'ok' ORDER BY document.id LIMIT 1
                """, in: database
            ).add(id).first { row in (source: row.text(), form: Shape.Form(rawValue: row.text()), document: KnownDocument(row)) }
            guard let next else { return nil }
            let shape = try next.form.map { Shape(form: $0, pieces: try pieces(ofDocument: next.document.id, in: database)) }
            let issued = next.document.issuedFrom == .page ? next.document.issued : nil
            let text = DocumentText(
                name: next.document.arrived.name, source: next.source, encoding: next.document.encoding ?? "utf-8", shape: shape,
                issued: shape == nil ? nil : issued)
            return (next.document, text)
        }
    }
}
