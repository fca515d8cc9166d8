import Quantities

extension Writer {
    /// Decides anew which rows of the subjects are preferred and which are contested.
    ///
    /// Of stated rows ``Standing`` decides: one that a later document has revised is not preferred, and those that cannot agree are
    /// contested. Of derived rows only the one with the narrowest interval is preferred, and only where nothing is stated; they are contested
    /// where no value lies in all of them. Rows of one subject can come from different years, so this is done when all are written.
    public func settle(_ subjects: [Subject], of stored: StoredFamily) throws {
        let query = try prepared(
            """
            SELECT id, method, preferred, contested, coefficient, exponent, value, lower, upper, issued, formula, evidence FROM observation
            WHERE series_id = ? AND scope = ? AND period_start IS ? AND period_end = ? AND base_start IS ? AND base_end IS ?
            """)
        let isToll = try self.isToll(stored.family.metric)
        for subject in Set(subjects).sorted() {
            query.add(stored.series[subject.series]).add(subject.scope).add(subject.period).add(subject.base)
            let rows = try query.all { Candidate($0) }
            let stated = rows.filter(\.isStated)
            let found = Standing.of(stated.map(\.statement), toll: isToll ? subject.period : nil)
            let standings = Dictionary(zip(stated.map(\.id), found)) { first, _ in first }
            let contradict = !Interval.haveCommonValue(rows.map(\.interval))
            let best = rows.min { $0.isBetter(than: $1) }
            for row in rows {
                let standing = standings[row.id]
                let preferred = standing.map { $0 != .revised } ?? (stated.isEmpty && row.id == best?.id)
                let contested = standing.map { $0 == .contested } ?? (stated.isEmpty && contradict)
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
        var value: Exact
        var interval: Interval
        var issued: Day?
        var words: String

        var statement: Standing.Statement { Standing.Statement(value: value, interval: interval, issued: issued) }

        init(_ row: Prepared) {
            id = row.integer()
            isStated = row.text() == "stated"
            isPreferred = row.bool()
            isContested = row.bool()
            value = row.exact()
            interval = row.interval()
            issued = row.day()
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
    public static func haveCommonValue(_ intervals: [Interval]) -> Bool {
        guard let lower = intervals.compactMap(\.lower).max(), let upper = intervals.compactMap(\.upper).min() else {
            return true
        }
        return intervals.contains { $0.width == .zero } ? lower <= upper : lower < upper
    }
}
