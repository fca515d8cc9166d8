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

    /// When the observations of a year are made anew.
    public enum Turn: Sendable {
        /// At once: not very many documents speak of it.
        case always
        /// Now, of all claims, since enough have come.
        case now
        /// When more have come.
        case later
    }

    /// A year of a family that waits.
    public struct Entry: Hashable, Sendable {
        /// Which series.
        public var family: Family
        /// Which year.
        public var year: Int
    }
}

extension Writer {
    /// Whether the turn of a year of a family has come; of a large one it is noted what has come to it.
    ///
    /// - Parameter new: claims that came or went.
    public func turn(of stored: StoredFamily, year: Int, new: Int) throws -> Backlog.Turn {
        let known = try prepared(
            """
            SELECT settled, waiting FROM backlog
            WHERE organization_id = ? AND metric = ? AND component = ? AND basis = ? AND year = ?
            """
        ).add(stored.organization).add(stored.family.metric).add(stored.family.component).add(stored.family.basis).add(year)
            .first { (settled: $0.count(), waiting: $0.count()) }
        // Most years are small.
        guard let known else { return .always }
        try prepared(
            """
            UPDATE backlog SET waiting = waiting + ?
            WHERE organization_id = ? AND metric = ? AND component = ? AND basis = ? AND year = ?
            """
        ).add(new).add(stored.organization).add(stored.family.metric).add(stored.family.component).add(stored.family.basis).add(
            year
        )
        .run()
        return (known.waiting + new) * Backlog.part < known.settled ? .later : .now
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
