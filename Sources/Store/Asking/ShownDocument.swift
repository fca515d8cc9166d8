import GRDB
import Quantities
import Reading

/// A document as a list shows it.
public struct ListedDocument: Hashable, Sendable {
    /// Row id.
    public var id: Int64
    /// Its name.
    public var name: String
    /// Issue date.
    public var issued: Day?
    /// Whether it counts.
    public var state: KnownDocument.State
    /// Why it is quarantined.
    public var reason: String?
    /// Length in Unicode scalars.
    public var scalars: Int
}

/// A document with what became of its figures.
public struct ShownDocument: Sendable {
    /// What is known of it.
    public var listed: ListedDocument
    /// Its text; empty where it could never be read.
    public var source: String
    /// Figures of the current reading, in source order.
    public var figures: [Figure]
    /// Digits that are in no figure, in source order.
    public var digits: [Digits]

    /// A run of digits, and what became of it.
    public struct Digits: Hashable, Sendable {
        /// Unicode scalars of the source.
        public var span: Range<Int>
        /// `claim date clock ordinal name page code phone idiom rejected unresolved`.
        public var fate: String
        /// One clause for people.
        public var reason: String
    }

    /// A claim as a mark in the text.
    public struct Figure: Hashable, Sendable {
        /// Row id of the claim.
        public var id: Int64
        /// Unicode scalars of the source.
        public var span: Range<Int>
        /// How far it can be trusted.
        public var confidence: Confidence
        /// Whose it is.
        public var organization: String?
        /// What it measures.
        public var metric: String?
        /// When it is about.
        public var period: Period?
        /// The person who accepted or corrected it.
        public var decidedBy: String?
    }
}

extension Store {
    /// Documents, the last to arrive first, some of them at a time.
    ///
    /// - Parameters:
    ///   - word: only those whose names have it.
    ///   - before: only those with a smaller row id.
    public func documents(named word: String = "", before: Int64 = .max, limit: Int) throws -> [ListedDocument] {
        try read { database in
            try Prepared(
                """
                SELECT id, name, issued, state, reason, scalars FROM document
                WHERE id < ? AND (? = '' OR instr(name, ?) > 0) ORDER BY id DESC LIMIT ?
                """, in: database
            ).add(before).add(word).add(word).add(limit).all { Store.listed($0) }
        }
    }

    /// Row id of the document that counts under a name, the last to arrive; nil where there is none.
    public func document(named name: String) throws -> Int64? {
        try read { database in
            try Prepared("SELECT id FROM document WHERE name = ? AND state = 'ok' ORDER BY id DESC LIMIT 1", in: database)
                .add(name).first { $0.integer() }
        }
    }

    /// A document with the figures and digits that lie in a part of it; nil where there is none with that id.
    public func shownDocument(_ id: Int64, within part: Range<Int> = 0..<Int.max) throws -> ShownDocument? {
        try read { database in
            guard
                let (listed, source) = try Prepared(
                    "SELECT id, name, issued, state, reason, scalars, coalesce(source, '') FROM document WHERE id = ?",
                    in: database
                ).add(id).first({ (Store.listed($0), $0.text()) })
            else { return nil }
            let figures = try Prepared(
                """
                SELECT claim.id, span_start, span_end, confidence, name, metric, period_start, period_end, decided_by FROM claim
                LEFT JOIN organization ON organization.id = organization_id
                WHERE document_id = ? AND claim.run_id = (SELECT run_id FROM document WHERE document.id = document_id)
                    AND span_end > ? AND span_start < ? ORDER BY span_start, span_end, claim.id
                """, in: database
            ).add(id).add(part.lowerBound).add(part.upperBound).all { row in
                let claim = row.integer()
                let start = row.count()
                return ShownDocument.Figure(
                    id: claim, span: start..<max(start, row.count()), confidence: row.grade(), organization: row.optionalText(),
                    metric: row.optionalText(), period: row.period(), decidedBy: row.optionalText())
            }
            let digits = try Prepared(
                """
                SELECT span_start, span_end, fate, reason FROM ledger
                WHERE document_id = ? AND span_end > ? AND span_start < ? ORDER BY ordinal
                """, in: database
            ).add(id).add(part.lowerBound).add(part.upperBound).all { row in
                let start = row.count()
                return ShownDocument.Digits(span: start..<max(start, row.count()), fate: row.text(), reason: row.text())
            }
            return ShownDocument(listed: listed, source: source, figures: figures, digits: digits)
        }
    }

    private static func listed(_ row: Prepared) -> ListedDocument {
        ListedDocument(
            id: row.integer(), name: row.text(), issued: row.day(),
            state: KnownDocument.State(rawValue: row.text()) ?? .read, reason: row.optionalText(), scalars: row.count())
    }
}
