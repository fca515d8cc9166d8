import GRDB
import Quantities

/// What a person has set for a metric of an organization: its figures are held against it.
public struct Target: Hashable, Sendable {
    /// Which side of the value is good.
    public enum Limit: String, CaseIterable, Sendable {
        /// The value or more.
        case atLeast = "at_least"
        /// The value or less: loss rates, complaints, costs.
        case atMost = "at_most"
    }

    /// Canonical name of the organization.
    public var organization: String
    /// Name of the metric.
    public var metric: String
    /// Part of a breakdown; empty where none.
    public var component: String
    /// Stated exclusions; empty where none.
    public var basis: String
    /// Base unit.
    public var unit: String
    /// The days for which it holds, both included.
    public var period: Period
    /// Which side of the value is good.
    public var limit: Limit
    /// The value, in the base unit.
    public var value: Exact
    /// Whether it holds for each body right below the organization, and not for the organization itself.
    public var isForEach: Bool
    /// The unit that answers for it; empty where the organization itself does.
    public var responsible: String
    /// Day on which it was set, UTC.
    public var decided: String?

    /// Makes a target.
    public init(
        organization: String, metric: String, component: String = "", basis: String = "", unit: String, period: Period,
        limit: Limit,
        value: Exact, isForEach: Bool = false, responsible: String = "", decided: String? = nil
    ) {
        (self.organization, self.metric, self.component, self.basis, self.unit) = (organization, metric, component, basis, unit)
        (self.period, self.limit, self.value, self.isForEach) = (period, limit, value, isForEach)
        (self.responsible, self.decided) = (responsible, decided)
    }

    /// Whether both are set for the same: then the later one takes the place of the earlier.
    public func isAboutSame(as other: Target) -> Bool {
        organization == other.organization && isForEach == other.isForEach && metric == other.metric
            && component == other.component
            && basis == other.basis && unit == other.unit && period == other.period
    }
}

extension Store {
    /// All targets, sorted by metric, organization and period.
    public func targets() throws -> [Target] {
        try read { database in
            try Prepared(
                """
                SELECT organization, metric, component, basis, unit, period_start, period_end, bound, coefficient, exponent, value,
                    for_each, responsible, decided
                FROM target ORDER BY metric, component, basis, unit, organization, for_each, period_end, period_start
                """, in: database
            ).all { row in
                Target(
                    organization: row.text(), metric: row.text(), component: row.text(), basis: row.text(), unit: row.text(),
                    period: row.period() ?? Period(start: nil, end: nil), limit: row.name(.atLeast), value: row.exact(),
                    isForEach: row.bool(), responsible: row.text(), decided: row.optionalText())
            }
        }
    }

    /// Records targets, in place of earlier ones of the same, and takes others away: all of it or nothing.
    ///
    /// A target without a day is of today.
    public func record(_ targets: [Target], removing gone: [Target] = []) throws {
        try write { database in
            let delete = try Prepared(
                """
                DELETE FROM target WHERE organization = ? AND for_each = ? AND metric = ? AND component = ? AND basis = ? AND unit = ?
                    AND period_start = ? AND period_end = ?
                """, in: database)
            for one in gone + targets {
                delete.add(one.organization).add(one.isForEach).add(one.metric).add(one.component).add(one.basis)
                try delete.add(one.unit).add(one.period).run()
            }
            let insert = try Prepared(
                """
                INSERT INTO target (organization, for_each, metric, component, basis, unit, period_start, period_end, bound,
                    coefficient, exponent, value, value_real, responsible, decided)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, date('now')))
                """, in: database)
            for one in targets {
                insert.add(one.organization).add(one.isForEach).add(one.metric).add(one.component).add(one.basis).add(one.unit)
                try insert.add(one.period).add(one.limit.rawValue).add(one.value).add(one.responsible).add(one.decided).run()
            }
        }
    }
}
