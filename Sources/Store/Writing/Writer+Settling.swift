import Quantities

extension Writer {
    /// Decides anew which rows of the subjects are preferred and which are contested.
    ///
    /// A stated row is always preferred, and contested where there is another one: had they agreed, they would be one row. Of
    /// derived rows only the one with the narrowest interval is preferred, and only where nothing is stated; they are contested
    /// where no value lies in all of them. Rows of one subject can come from different years, so this is done when all are written.
    public func settle(_ subjects: [Subject], of stored: StoredFamily) throws {
        let query = try prepared(
            """
            SELECT id, method, preferred, contested, lower, upper, formula, evidence FROM observation
            WHERE series_id = ? AND scope = ? AND period_start IS ? AND period_end = ? AND base_start IS ? AND base_end IS ?
            """)
        for subject in Set(subjects).sorted() {
            query.add(stored.series[subject.series]).add(subject.scope).add(subject.period).add(subject.base)
            let rows = try query.all { Candidate($0) }
            let stated = rows.count { $0.isStated }
            let contradict = !Interval.haveCommonValue(rows.map(\.interval))
            let best = rows.min { $0.isBetter(than: $1) }
            for row in rows {
                let preferred = row.isStated || (stated == 0 && row.id == best?.id)
                let contested = row.isStated ? stated > 1 : stated == 0 && contradict
                guard preferred != row.isPreferred || contested != row.isContested else { continue }
                try prepared("UPDATE observation SET preferred = ?, contested = ? WHERE id = ?").add(preferred).add(contested)
                    .add(row.id).run()
            }
        }
    }

    private struct Candidate {
        var id: Int64
        var isStated: Bool
        var isPreferred: Bool
        var isContested: Bool
        var interval: Interval
        var words: String

        init(_ row: Prepared) {
            id = row.integer()
            isStated = row.text() == "stated"
            isPreferred = row.bool()
            isContested = row.bool()
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

    /// Whether one value lies in all intervals; that they meet at their ends is not enough, unless one of them is a single value.
    fileprivate static func haveCommonValue(_ intervals: [Interval]) -> Bool {
        guard let lower = intervals.compactMap(\.lower).max(), let upper = intervals.compactMap(\.upper).min() else {
            return true
        }
        return intervals.contains { $0.width == .zero } ? lower <= upper : lower < upper
    }
}
