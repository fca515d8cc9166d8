import Quantities
import Store

/// What a digest takes from the other reports, all in one place.
extension Digest {
    /// The best growth of each value: the first of its rows, by the position of the observation.
    static func growths(
        of grouping: Grouping, isNominal: @escaping (String) -> Bool = { _ in true }, where isWanted: (Int) -> Bool
    ) -> [Int: GrowthRow] {
        var rows: [Int: GrowthRow] = [:]
        growth(of: grouping, .best, where: isWanted, isNominal: isNominal) { row in
            if rows[row.position] == nil { rows[row.position] = row }
        }
        return rows
    }

    /// The rows of all rankings in which a wanted observation stands, ranking by ranking.
    static func rankings(
        of grouping: Grouping, _ subject: DigestSubject, where isWanted: @escaping (Int) -> Bool, each: (RankingRow) -> Void
    ) {
        ranking(of: grouping, peers: subject.facts.peers, where: isWanted, better: subject.better, each: each)
    }

    /// Values of the organization that cannot all be true, also those of one document.
    static func conflictRows(_ subject: DigestSubject) -> [ConflictRow] {
        var facts = subject.facts
        facts.takesUnclear = true
        return Reporting.conflicts(in: subject.observations.filter { $0.series.organization == subject.organization }, facts)
    }
}

extension RankingRow {
    /// Place among those whose value is known.
    var placeKnown: Int? { rankKnown }
    /// How many are known.
    var countKnown: Int? { known }
    /// The place among those known, as printed.
    var placeWords: String? { rankKnown.map { "\($0)" } }
}
