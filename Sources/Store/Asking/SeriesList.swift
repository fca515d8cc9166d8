import GRDB
import Quantities
import Reading

/// A series as a list shows it.
public struct ListedSeries: Hashable, Sendable {
    /// Row id.
    public var id: Int64
    /// What makes it a series.
    public var key: SeriesKey
    /// Number of its observations.
    public var observations: Int
    /// First and last day that its periods end on.
    public var ends: Period
}

/// Where a page of a list of series begins or ends.
public enum SeriesPlace: Hashable, Sendable {
    /// After so many others: as long as it takes to pass over them.
    case offset(Int)
    /// Behind a series, by its row id; as quick everywhere. Where there is no such series, at the first.
    case behind(Int64)
    /// Before a series, in the order of the list; nothing where there is no such series.
    case before(Int64)
}

extension Store {
    /// Series by organization, metric, component, basis, unit and kind, some of them at a time.
    ///
    /// Names are taken as in ``ObservationFilter``; of a period only those count that have an observation in it.
    public func series(matching filter: ObservationFilter, limit: Int, at place: SeriesPlace = .offset(0)) throws
        -> [ListedSeries]
    {
        try read { database in
            var wanted = try WantedSeries(filter, in: database)
            var (offset, isBackwards) = (0, false)
            switch place {
            case .offset(let count): offset = count
            case .behind(let id): try wanted.add(behind: id, in: database)
            case .before(let id):
                guard try wanted.add(before: id, in: database) else { return [] }
                isBackwards = true
            }
            let order = WantedSeries.columns.map { isBackwards ? $0 + " DESC" : $0 }.joined(separator: ", ")
            // What is counted of a series is counted of those that are shown only; first and last day are each one look into the index.
            let query = try Prepared(
                """
                SELECT id, name, metric, component, basis, unit, kind,
                    (SELECT min(period_end) FROM observation WHERE series_id = shown.id)
                        || (SELECT max(period_end) FROM observation WHERE series_id = shown.id)
                        || (SELECT count(*) FROM observation WHERE series_id = shown.id)
                FROM (
                    SELECT series_key.id AS id, name, metric, component, basis, unit, kind
                    FROM \(wanted.tables) ON organization.id = organization_id
                    WHERE \(wanted.conditions.joined(separator: " AND ")) ORDER BY \(order) LIMIT ? OFFSET ?) AS shown
                """, in: database)
            for value in wanted.values { query.add(value) }
            let rows = try query.add(limit).add(offset).all { row in
                let (id, organization) = (row.integer(), row.text())
                let key = SeriesKey(
                    organization: organization, metric: row.text(), component: row.text(), basis: row.text(), unit: row.text(),
                    kind: row.name(.level))
                let counted = row.text()
                let ends = Period(start: Day(iso: counted.prefix(10)), end: Day(iso: counted.dropFirst(10).prefix(10)))
                return ListedSeries(id: id, key: key, observations: Int(counted.dropFirst(20)) ?? 0, ends: ends)
            }
            return isBackwards ? rows.reversed() : rows
        }
    }

    /// The observations of one series, in the order of the series report; none where there is no such series.
    public func observations(ofSeries id: Int64) throws -> [Observation] {
        let rows = try read { database -> [Observation] in
            guard let series = try SeriesRow.one(id, in: database) else { return [] }
            return try Prepared("SELECT \(SeriesRow.columns) FROM observation WHERE series_id = ?", in: database).add(id).all {
                series.observation($0)
            }.sorted(by: SeriesRow.inOrder)
        }
        return try confirmed(rows)
    }

    /// The rows, with those marked that a person's word is behind.
    private func confirmed(_ rows: [Observation]) throws -> [Observation] {
        var rows = rows
        try read { try Store.markConfirmed(&rows, in: $0) }
        return rows
    }
}

extension Store {
    /// Row ids of two observations that cannot both be true.
    public typealias Contradiction = (one: Int64, other: Int64)

    /// Pairs of observations that cannot both be true, as the view `conflict` has them, some of them at a time.
    public func contradictions(limit: Int, offset: Int = 0) throws -> [Contradiction] {
        try read { database in
            // In the order in which they are met, by series and day: to sort them all would have to be found.
            try Prepared("SELECT observation_id, other_id FROM conflict LIMIT ? OFFSET ?", in: database)
                .add(limit).add(offset).all { (one: $0.integer(), other: $0.integer()) }
        }
    }

    /// The last run that is over, whatever it did; nil while one is at work, and where there was none.
    public func lastEnded() throws -> Int64? {
        try read { database in
            try Prepared("SELECT id, state = 'running' FROM run ORDER BY id DESC LIMIT 1", in: database).first {
                (id: $0.integer(), isRunning: $0.integer() == 1)
            }
        }.flatMap { $0.isRunning ? nil : $0.id }
    }

    /// The observations of pairs.
    public func observations(of pairs: [Contradiction]) throws -> [(one: Observation, other: Observation)] {
        let rows = try read { try Store.observations(ids: Set(pairs.flatMap { [$0.one, $0.other] }), in: $0) }
        let marked = Dictionary(try confirmed(Array(rows.values)).map { ($0.id, $0) }) { first, _ in first }
        return pairs.compactMap { pair in
            guard let one = marked[pair.one], let other = marked[pair.other] else { return nil }
            return (one, other)
        }
    }
}

extension Store {
    /// Row id of the series of an observation; nil where there is no such observation.
    public func series(ofObservation id: Int64) throws -> Int64? {
        try read { try Prepared("SELECT series_id FROM observation WHERE id = ?", in: $0).add(id).first { $0.integer() } }
    }
}

extension Store {
    /// The latest day on which a period of a metric ends; nil where it has no values. The metric is named as in ``ObservationFilter``.
    public func latestDay(ofMetric metric: String, kind: Kind?) throws -> Day? {
        try read { database in
            try Prepared(
                """
                SELECT max((SELECT max(period_end) FROM observation WHERE series_id = series_key.id)) FROM series_key
                WHERE metric IN (SELECT value FROM json_each(?)) AND (? IS NULL OR kind = ?) AND kind <> 'target'
                """, in: database
            ).add(Store.json(try Store.names(ofMetric: metric, in: database))).add(kind?.rawValue).add(kind?.rawValue).first {
                $0.day()
            } ?? nil
        }
    }

    /// Of the series of organizations the earliest of their latest days: before it nothing is the latest of anything; nil where they have none.
    public func earliestLatestDay(of organizations: Set<String>) throws -> Day? {
        try read { database in
            try Prepared(
                """
                SELECT min((SELECT max(period_end) FROM observation WHERE series_id = series_key.id)) FROM series_key
                WHERE organization_id IN (SELECT id FROM organization WHERE name IN (SELECT value FROM json_each(?)))
                """, in: database
            ).add(Store.json(organizations.sorted())).first { $0.day() } ?? nil
        }
    }

    /// Level and parent of every organization, by name.
    public func places() throws -> [(name: String, level: String?, parent: String?)] {
        try read { database in
            try Prepared(
                """
                SELECT one.name, one.level, above.name FROM organization AS one LEFT JOIN organization AS above ON above.id = one.parent_id
                """, in: database
            ).all { ($0.text(), $0.optionalText(), $0.optionalText()) }
        }
    }
}
