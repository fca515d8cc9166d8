import GRDB
import Quantities

/// Days on which so few observations end that it is quicker to ask what they are of than to go through all series.
struct FewDays {
    private let period: Period
    private let database: Database

    fileprivate init(_ period: Period, _ database: Database) { (self.period, self.database) = (period, database) }

    /// The series that have an observation on these days.
    func series() throws -> [Int64] {
        try Prepared("SELECT DISTINCT series_id FROM observation WHERE \(FewDays.condition)", in: database)
            .add(period.start).add(period.end).all { $0.integer() }
    }

    // Days are compared as text, which is what ISO dates are for.
    fileprivate static let condition = "period_end BETWEEN coalesce(?, '') AND coalesce(?, '9999')"
}

extension ObservationFilter {
    /// The days asked for, where they alone leave few observations; nil where they do not, or where series are named.
    func days(ofFewIn database: Database) throws -> FewDays? {
        guard let period, organization == nil, metric == nil else { return nil }
        let series = try Prepared("SELECT max(id) FROM series_key", in: database).first { $0.count() } ?? 0
        let most = max(1_000, series / 4)
        let count = try Prepared(
            "SELECT count(*) FROM (SELECT 1 FROM observation WHERE \(FewDays.condition) LIMIT ?)", in: database
        ).add(period.start).add(period.end).add(most).first { $0.count() }
        return count ?? 0 < most ? FewDays(period, database) : nil
    }

    /// How many observations end on the days asked for.
    func countOfDays(in database: Database) throws -> Int {
        guard let period else { return try Prepared("SELECT count(*) FROM observation", in: database).first { $0.count() } ?? 0 }
        return try Prepared("SELECT count(*) FROM observation WHERE \(FewDays.condition)", in: database)
            .add(period.start).add(period.end).first { $0.count() } ?? 0
    }
}

extension Store {
    /// Whether the days that a filter asks for leave so few observations that two are no quicker than one.
    public func areFewDays(of filter: ObservationFilter) throws -> Bool {
        try read { try filter.days(ofFewIn: $0) != nil }
    }
}
