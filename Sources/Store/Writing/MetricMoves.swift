import GRDB
import Quantities
import Reading

/// A current claim whose observation goes to another family, because a person has decided otherwise of its name.
public struct MetricMove: Hashable, Sendable {
    /// Row id of the claim.
    public var claim: Int64
    /// What it is about.
    public var subject: Subject
    /// Family of its observation so far; nil where it was dropped.
    public var from: Family?
    /// Family of its observation from now on; nil where it is dropped.
    public var to: Family?
    /// Row id of the observation so far; nil where it made none.
    public var observation: Int64?
    /// Value in the base unit.
    public var value: Exact
    /// Where it is printed.
    public var evidence: String
}

extension Store {
    /// The claims that `after` puts into another family than `before` does, in the order of their rows.
    ///
    /// - Parameter names: names as read that may be concerned; of all others nothing is looked at.
    public func moves(from before: MetricNames, to after: MetricNames, of names: [String]) throws -> [MetricMove] {
        try read { try Store.moves(from: before, to: after, of: names, in: $0) }
    }

    static func moves(
        from before: MetricNames, to after: MetricNames, of names: [String], in database: Database
    ) throws -> [MetricMove] {
        let query = try Prepared(
            """
            SELECT claim.id, organization.name, metric, coalesce(component, ''), coalesce(basis, ''), unit, kind, scope,
                period_start, period_end, base_start, base_end,
                (SELECT observation_id FROM observation_claim WHERE claim_id = claim.id),
                coefficient, exponent, value, document.name || ':' || span_start || '-' || span_end
            FROM claim
            JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
            JOIN organization ON organization.id = organization_id
            WHERE metric = ? AND organization_id IS NOT NULL AND period_end IS NOT NULL ORDER BY claim.id
            """, in: database)
        return try names.flatMap { name in
            try query.add(name).all { row -> MetricMove? in
                let id = row.integer()
                let read = Family(organization: row.text(), metric: row.text(), component: row.text(), basis: row.text())
                let subject = Subject(
                    unit: row.text(), kind: row.name(.level), scope: row.text(),
                    period: row.period() ?? Period(start: nil, end: nil), base: row.period())
                let (from, to) = (before.family(read, unit: subject.unit), after.family(read, unit: subject.unit))
                guard from != to else { return nil }
                return MetricMove(
                    claim: id, subject: subject, from: from, to: to, observation: row.optionalInteger(), value: row.exact(),
                    evidence: row.text())
            }.compactMap(\.self)
        }
    }

    /// Observations by their row ids.
    public func observations(ids: Set<Int64>) throws -> [Int64: Observation] {
        try read { try Store.observations(ids: ids, in: $0) }
    }

    /// The rows that were computed from one of these: all inputs of each, by row id.
    public func derived(from ids: Set<Int64>) throws -> [Int64: Set<Int64>] {
        try read { try Store.derived(from: ids, in: $0) }
    }

    static func observations(ids: Set<Int64>, in database: Database) throws -> [Int64: Observation] {
        let query = try Prepared("SELECT \(SeriesRow.columns) FROM observation WHERE id = ?", in: database)
        let tolls = try SeriesRow.tolls(in: database)
        var series: [Int64: SeriesRow] = [:]
        var found: [Int64: Observation] = [:]
        for id in ids.sorted() {
            found[id] =
                try query.add(id).first { row -> Observation? in
                    let key = row.integer(at: 0)
                    if series[key] == nil { series[key] = try SeriesRow.one(key, tolls: tolls, in: database) }
                    return series[key]?.observation(row)
                } ?? nil
        }
        return found
    }

    static func derived(from ids: Set<Int64>, in database: Database) throws -> [Int64: Set<Int64>] {
        let outputs = try Prepared("SELECT observation_id FROM derivation WHERE input_id = ?", in: database)
        let inputs = try Prepared("SELECT input_id FROM derivation WHERE observation_id = ?", in: database)
        var found: [Int64: Set<Int64>] = [:]
        for id in ids.sorted() {
            for output in try outputs.add(id).all({ $0.integer() }) where found[output] == nil {
                found[output] = Set(try inputs.add(output).all { $0.integer() })
            }
        }
        return found
    }
}

extension Writer {
    /// Claims that go to other families for names as they are decided now, where they were decided as `before`.
    public func moves(from before: MetricNames, to after: MetricNames, of names: [String]) throws -> [MetricMove] {
        try Store.moves(from: before, to: after, of: names, in: database)
    }

    /// Brings observations over to the series that their claims make from now on, so that they keep their row ids.
    ///
    /// An observation goes where all its claims go; a derived one goes with all its inputs, and is deleted where only some go.
    /// What is left to do is to make the families anew: claims that agree with others there become one row with them.
    ///
    /// - Returns: the families concerned, with the years to make anew and the subjects to settle.
    public func move(_ moves: [MetricMove]) throws -> [MovedFamily] {
        var list = MovedFamilies()
        var targets: [Int64: Family?] = [:]
        var claims: [Int64: Int] = [:]
        for one in moves {
            for family in [one.from, one.to] { if let family { list.add(one.subject, to: family) } }
            guard let observation = one.observation else { continue }
            claims[observation, default: 0] += 1
            if let known = targets[observation], known != one.to {
                targets[observation] = .some(nil)
            } else {
                targets[observation] = .some(one.to)
            }
        }
        let whole = try prepared("SELECT count(*) FROM observation_claim WHERE observation_id = ?")
        for (id, count) in claims where try whole.add(id).first({ $0.count() }) != count { targets[id] = .some(nil) }
        for (id, inputs) in try Store.derived(from: Set(targets.keys), in: database).sorted(by: { $0.key < $1.key }) {
            guard let row = try Store.observations(ids: [id], in: database)[id] else { continue }
            let families = Set(inputs.map { targets[$0] ?? nil })
            list.add(Subject(row), to: Family(row.series))
            guard families.count == 1, let family = families.first ?? nil else {
                try prepared("DELETE FROM observation WHERE id = ?").add(id).run()
                continue
            }
            list.add(Subject(row), to: family)
            targets[id] = family
        }
        try carry(targets)
        return list.families
    }

    private func carry(_ targets: [Int64: Family?]) throws {
        var known: [Family: StoredFamily] = [:]
        let update = try prepared("UPDATE observation SET series_id = ?, run_id = ? WHERE id = ?")
        let part = try prepared(
            "SELECT unit, kind FROM observation JOIN series_key ON series_key.id = series_id WHERE observation.id = ?")
        for (id, target) in targets.sorted(by: { $0.key < $1.key }) {
            guard let target, let part = try part.add(id).first({ SeriesPart(unit: $0.text(), kind: $0.name(.level)) }) else {
                continue
            }
            var stored = try known[target] ?? self.stored(target)
            let series = try stored.series[part] ?? insert(part, of: stored)
            stored.series[part] = series
            known[target] = stored
            try update.add(series).add(run).add(id).run()
        }
    }
}

/// A family whose observations are to be made anew.
public struct MovedFamily: Sendable {
    /// Which one.
    public var family: Family
    /// Years in which claims came or went.
    public var years: Set<Int> = []
    /// What the rows that came or went are about.
    public var subjects: Set<Subject> = []
}

private struct MovedFamilies {
    private(set) var families: [MovedFamily] = []
    private var places: [Family: Int] = [:]

    mutating func add(_ subject: Subject, to family: Family) {
        let place = places[family] ?? families.count
        if place == families.count { families.append(MovedFamily(family: family)) }
        places[family] = place
        families[place].subjects.insert(subject)
        if let year = subject.period.end?.year { families[place].years.insert(year) }
    }
}

extension Subject {
    /// What an observation is about.
    init(_ one: Observation) {
        self.init(unit: one.series.unit, kind: one.series.kind, scope: one.scope, period: one.period, base: one.base)
    }
}

extension Family {
    /// The family of a series.
    init(_ series: SeriesKey) {
        self.init(organization: series.organization, metric: series.metric, component: series.component, basis: series.basis)
    }
}
