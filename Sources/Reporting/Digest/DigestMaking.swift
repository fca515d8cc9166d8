import Quantities
import Store

extension Digest {
    /// Makes the digest of a subject.
    ///
    /// - Throws: what `subject.source` throws.
    public init(_ subject: DigestSubject) throws {
        (organization, period) = (subject.organization, subject.period)
        let grouping = Grouping(subject.observations)
        let observations = grouping.observations
        let isOwn = { (position: Int) in subject.isShown(observations[position]) }
        let isWanted = { (position: Int) in isOwn(position) && subject.holds(observations[position].period) }
        leftOut = Digest.leftOut(subject)
        let rows = Digest.growths(of: grouping, isNominal: subject.facts.isNominal, where: isOwn)
        var rankings: [Int: RankingRow] = [:]
        var field: [RankingRow] = []
        func close() {
            if field.filter({ $0.countKnown != nil }).count > 1 { fields.append(field) }
            field = []
        }
        Digest.rankings(of: grouping, subject, where: isWanted) { row in
            if let last = field.last, !last.isOfField(of: row) { close() }
            field.append(row)
            if isWanted(row.position) { rankings[row.position] = row }
        }
        close()
        course = Digest.course(grouping, rows, subject)
        let order = Digest.order(of: observations, subject)
        try addFigures(grouping, rows, rankings, subject, isWanted)
        if !subject.showsAll { takeEarlierDays() }
        figures.sort { Digest.precedes($0.observation, $1.observation, order) }
        fields.sort { order[$0[0].series.metric, default: .max] < order[$1[0].series.metric, default: .max] }
        course.sort { order[$0.series.metric, default: .max] < order[$1.series.metric, default: .max] }
        try addConflicts(subject, isShown: { subject.isShown($0) && subject.holds($0.period) })
    }

    private mutating func addFigures(
        _ grouping: Grouping, _ rows: [Int: GrowthRow], _ rankings: [Int: RankingRow], _ subject: DigestSubject,
        _ isWanted: (Int) -> Bool
    ) throws {
        let observations = grouping.observations
        // What a value has as its growth, change or claimed place is no figure of its own.
        var used: Set<Int> = []
        for (position, row) in rows where isWanted(position) { used.formUnion(row.sources) }
        for row in rankings.values { used.formUnion(row.claims) }
        for position in grouping.order where isWanted(position) && !used.contains(position) {
            let observation = observations[position]
            let isFollowed = observation.series.kind != .rank && observation.series.kind != .target
            // Of values that say the same one has a row.
            guard let row = isFollowed ? rows[position] : GrowthRow(observations, position) else { continue }
            let parts = row.sources + (rankings[position]?.claims ?? [])
            let weakest = parts.map { observations[$0] }.min { $0.confidence < $1.confidence } ?? observation
            figures.append(
                Figure(
                    row: row, ranking: rankings[position], observation: observation,
                    weakest: weakest.confidence < observation.confidence ? weakest : observation,
                    source: try subject.source(observation)))
        }
    }

    /// Takes away values of single days of which the same series has a later one: of what is told daily the last is shown.
    private mutating func takeEarlierDays() {
        var last: [SeriesKey: Day] = [:]
        for one in figures.map(\.observation) where one.isOfOneDay {
            guard let end = one.period.end else { continue }
            last[one.series] = max(last[one.series] ?? end, end)
        }
        let count = figures.count
        figures.removeAll { figure in
            guard figure.observation.isOfOneDay, let end = figure.observation.period.end else { return false }
            return end < last[figure.observation.series] ?? end
        }
        leftOut.earlierDays = count - figures.count
    }

    private mutating func addConflicts(_ subject: DigestSubject, isShown: (Observation) -> Bool) throws {
        var groups: [[ConflictRow]] = []
        for row in Digest.conflictRows(subject) {
            if groups.last?[0].conflict == row.conflict { groups[groups.count - 1].append(row) } else { groups.append([row]) }
        }
        // What one document says of a value in two ways is listed where the value is marked for it: a reader asks what contradicts it.
        let marked = Set(figures.filter { $0.row.reason?.isContradiction ?? false }.map(\.observation.id))
        for group in groups
        where group.contains(where: { $0.sort == .unclear ? marked.contains($0.observation.id) : isShown($0.observation) }) {
            conflicts.append(try group.map { ($0, try subject.source($0.observation)) })
        }
    }

    private static func leftOut(_ subject: DigestSubject) -> LeftOut {
        var counts = LeftOut()
        for one in subject.observations where one.series.organization == subject.organization && subject.holds(one.period) {
            if one.method == .derived {
                counts.derived += 1
            } else if !subject.isShown(one) {
                if !subject.isRegistered(one.series.metric) {
                    counts.unregistered += 1
                } else if one.confidence == .doubtful {
                    counts.doubtful += 1
                } else {
                    counts.unitsUnusual += 1
                }
            }
        }
        return counts
    }

    /// The series of the organization up to the end of the period.
    private static func course(_ grouping: Grouping, _ rows: [Int: GrowthRow], _ subject: DigestSubject) -> [Course] {
        grouping.series.indices.compactMap { index in
            let first = grouping.observations[grouping.order[grouping.series[index].rows.lowerBound]]
            guard first.series.organization == subject.organization, first.series.kind.hasGrowth else { return nil }
            var course = Course(series: first.series, points: [], contested: [])
            for slot in grouping.slots(of: index) {
                let observation = grouping.observations[slot.position]
                guard subject.isShown(observation), let end = observation.period.end, end <= subject.period.end ?? end else {
                    continue
                }
                if slot.isConflict {
                    course.contested.append(observation.period)
                } else {
                    course.points.append(ChartPoint(observation, growth: rows[slot.position]))
                }
            }
            return course.points.isEmpty && course.contested.isEmpty ? nil : course
        }
    }

    /// The place of every metric: the most reported first.
    private static func order(of observations: [Observation], _ subject: DigestSubject) -> [String: Int] {
        var counts: [String: Int] = [:]
        for one in observations where subject.isShown(one) { counts[one.series.metric, default: 0] += 1 }
        let names = counts.keys.sorted { counts[$0] != counts[$1] ? counts[$0]! > counts[$1]! : $0 < $1 }
        return Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    }

    /// By metric, then the total before its parts, then the later and the longer period before others.
    private static func precedes(_ left: Observation, _ right: Observation, _ order: [String: Int]) -> Bool {
        let (one, other) = (left.series, right.series)
        if one.metric != other.metric { return order[one.metric, default: .max] < order[other.metric, default: .max] }
        if one.component != other.component { return one.component < other.component }
        if one.basis != other.basis { return one.basis < other.basis }
        if one.kind.place != other.kind.place { return one.kind.place < other.kind.place }
        if one.unit != other.unit { return one.unit < other.unit }
        let (mine, theirs) = (When(left.period), When(right.period))
        if mine.end != theirs.end { return mine.end > theirs.end }
        return mine.start != theirs.start ? mine.start < theirs.start : left.id < right.id
    }
}

extension Observation {
    /// Whether it stands at a day or is of one day.
    fileprivate var isOfOneDay: Bool { period.start == nil || period.start == period.end }
}

extension RankingRow {
    /// Whether both rows belong to one ranking.
    fileprivate func isOfField(of other: RankingRow) -> Bool {
        series.metric == other.series.metric && series.component == other.series.component && series.basis == other.series.basis
            && series.unit == other.series.unit && series.kind == other.series.kind && period == other.period
            && scope == other.scope
            && level == other.level && observations[position].isRegion == other.observations[other.position].isRegion
            && observations[position].base == other.observations[other.position].base
    }
}
