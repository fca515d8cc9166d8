import GRDB

/// Years of families that so many documents speak of that their observations are made anew only from time to time.
///
/// To make them anew takes as long as there are claims. Done for every document it would cost the square of their number, and where
/// claims contradict one another more. Done whenever an eighth has come, all of it together costs a few times the last one.
public enum Backlog {
    /// Claims of a family and year up to which observations follow every document at once.
    public static let most = 64
    /// Part of the claims that has to be new before a large year is made anew.
    static let part = 8

    /// A year of a family that waits.
    public struct Entry: Hashable, Sendable {
        /// Which series.
        public var family: Family
        /// Which year.
        public var year: Int
    }
}

extension Writer {
    /// Whether a year of a family is a large one whose turn has not come; notes what has come to it.
    ///
    /// - Parameter new: claims that came or went.
    public func postpones(_ stored: StoredFamily, year: Int, new: Int) throws -> Bool {
        let known = try prepared(
            """
            SELECT settled, waiting FROM backlog
            WHERE organization_id = ? AND metric = ? AND component = ? AND basis = ? AND year = ?
            """
        ).add(stored.organization).add(stored.family.metric).add(stored.family.component).add(stored.family.basis).add(year)
            .first { (settled: $0.count(), waiting: $0.count()) }
        // Most years are small.
        guard let known else { return false }
        try prepared(
            """
            UPDATE backlog SET waiting = waiting + ?
            WHERE organization_id = ? AND metric = ? AND component = ? AND basis = ? AND year = ?
            """
        ).add(new).add(stored.organization).add(stored.family.metric).add(stored.family.component).add(stored.family.basis).add(
            year
        )
        .run()
        return (known.waiting + new) * Backlog.part < known.settled
    }

    /// Notes that the observations of a year have been made of all its claims; one that has become small waits no more.
    public func settled(_ stored: StoredFamily, year: Int, claims: Int) throws {
        guard let organization = stored.organization else { return }
        guard claims > Backlog.most else {
            // A family without series has never been large.
            guard stored.isKnown else { return }
            return try prepared(
                "DELETE FROM backlog WHERE organization_id = ? AND metric = ? AND component = ? AND basis = ? AND year = ?"
            ).add(organization).add(stored.family.metric).add(stored.family.component).add(stored.family.basis).add(year).run()
        }
        try prepared(
            """
            INSERT INTO backlog (organization_id, metric, component, basis, year, settled, waiting) VALUES (?, ?, ?, ?, ?, ?, 0)
            ON CONFLICT DO UPDATE SET settled = excluded.settled, waiting = 0
            """
        ).add(organization).add(stored.family.metric).add(stored.family.component).add(stored.family.basis).add(year).add(claims)
            .run()
    }

    /// Years that wait, in a fixed order.
    public func backlog() throws -> [Backlog.Entry] {
        try prepared(
            """
            SELECT name, metric, component, basis, year FROM backlog JOIN organization ON organization.id = organization_id
            WHERE waiting > 0 ORDER BY name, metric, component, basis, year
            """
        ).all { row in
            Backlog.Entry(
                family: Family(organization: row.text(), metric: row.text(), component: row.text(), basis: row.text()),
                year: row.count())
        }
    }
}
