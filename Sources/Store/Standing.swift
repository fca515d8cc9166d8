import Quantities

/// What becomes of a stated value where several are stated of the same thing.
public enum Standing: Hashable, Sendable {
    /// It is the value.
    case counts
    /// A later document states it anew, a little otherwise: the later one counts, this one is history.
    case revised
    /// Another value stands against it, and nothing says which is right.
    case contested

    /// How far a restatement may be from what it restates, as a part of the larger of the two: what is farther off was not revised but
    /// read, or printed, wrongly.
    public static let reach = Exact(1, exponent: -1)

    /// A value with the latest issue date that states it.
    public struct Statement {
        var value: Exact
        var interval: Interval
        var issued: Day?

        /// Makes a statement.
        public init(value: Exact, interval: Interval, issued: Day?) {
            (self.value, self.interval, self.issued) = (value, interval, issued)
        }
    }

    /// The standing of each of several values that are stated of the same thing.
    ///
    /// Where one value lies in all intervals they all count. Else the one that was issued last counts, if its day is later than
    /// those of all others and it is near to all of them; if not, all are contested. Of a toll that is counted up the last one counts also
    /// where it is the largest by far, if each document says more than those before it: two hurt, then five.
    ///
    /// - Parameter toll: the days that a toll is of; nil of any other metric.
    public static func of(_ statements: [Statement], toll: Period? = nil) -> [Standing] {
        guard statements.count > 1, !Interval.haveCommonValue(statements.map(\.interval)) else {
            return statements.map { _ in .counts }
        }
        let contested = statements.map { _ in Standing.contested }
        guard let day = statements.compactMap(\.issued).max(), statements.allSatisfy({ $0.issued != nil }) else {
            return contested
        }
        let latest = statements.indices.filter { statements[$0].issued == day }
        guard Interval.haveCommonValue(latest.map { statements[$0].interval }) else { return contested }
        let areNear = statements.allSatisfy { isNear($0.value, statements[latest[0]].value) }
        let isCounted = toll.map { isCountedUp($0, in: statements.filter { $0.issued != day }) } ?? false
        guard areNear || isCounted && areRising(statements) else { return contested }
        return statements.indices.map { latest.contains($0) ? .counts : .revised }
    }

    /// Whether a toll goes on being counted when `earlier` figures are stated: it is of one day, and so of one event, or its last day was at
    /// most a day ago. One that is stated later is that of days that are over.
    private static func isCountedUp(_ toll: Period, in earlier: [Statement]) -> Bool {
        guard let end = toll.end else { return false }
        return toll.isDay || earlier.allSatisfy { one in one.issued.map { $0 <= end.adding(days: 1) } ?? false }
    }

    /// Whether no document says less than one before it.
    private static func areRising(_ statements: [Statement]) -> Bool {
        let known = statements.map { (day: $0.issued?.number ?? .max, value: $0.value) }
        let ordered = known.sorted { $0.day != $1.day ? $0.day < $1.day : $0.value < $1.value }
        return zip(ordered, ordered.dropFirst()).allSatisfy { $0.value <= $1.value }
    }

    private static func isNear(_ one: Exact, _ other: Exact) -> Bool {
        guard let distance = one.subtracting(other)?.magnitude,
            let most = max(one.magnitude, other.magnitude).multiplied(by: reach)
        else { return false }
        return distance <= most
    }
}
