import Quantities

extension Writer {
    /// Decides anew which rows of the subjects are preferred.
    ///
    /// A stated row is always preferred, so that a conflict shows. Of derived rows only the one with the narrowest interval is,
    /// and only where nothing is stated. Rows of one subject can come from different slices, so this is done when all are written.
    public func settle(_ subjects: Set<Subject>, of stored: StoredFamily) throws {
        let query = try prepared(
            """
            SELECT id, method, preferred, lower, upper, formula, evidence FROM observation
            WHERE series_id = ? AND scope = ? AND period_start IS ? AND period_end = ? AND base_start IS ? AND base_end IS ?
            """)
        for subject in subjects.sorted() {
            query.add(stored.series[subject.series]).add(subject.scope).add(subject.period).add(subject.base)
            let rows = try query.all { Candidate($0) }
            let isStated = rows.contains { $0.isStated }
            let best = rows.min { $0.isBetter(than: $1) }
            for row in rows {
                let preferred = row.isStated || (!isStated && row.id == best?.id)
                guard preferred != row.isPreferred else { continue }
                try prepared("UPDATE observation SET preferred = ? WHERE id = ?").add(preferred).add(row.id).run()
            }
        }
    }

    private struct Candidate {
        var id: Int64
        var isStated: Bool
        var isPreferred: Bool
        var interval: Interval
        var words: String

        init(_ row: Prepared) {
            id = row.integer()
            isStated = row.text() == "stated"
            isPreferred = row.bool()
            interval = row.interval()
            words = row.text() + "\n" + row.text()
        }

        func isBetter(than other: Candidate) -> Bool {
            switch (interval.width, other.interval.width) {
            case (let mine?, let theirs?) where mine != theirs: return mine < theirs
            case (_?, nil): return true
            case (nil, _?): return false
            default: return words < other.words
            }
        }
    }
}

extension Interval {
    /// Distance between the ends; nil where one is open.
    public var width: Exact? {
        guard let lower, let upper else { return nil }
        return upper.subtracting(lower)
    }
}
