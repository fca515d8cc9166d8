import Reading
import Store

/// Records the reading of one document, and makes anew the observations of everything that it speaks of.
public struct Recorder {
    let writer: Writer

    /// Makes a recorder within a transaction.
    public init(writer: Writer) { self.writer = writer }

    /// Records a reading, in place of the documents `replaced`; gives the number of claims, and of observations that came, went or
    /// changed.
    ///
    /// - Parameter following: gives the readings of the stretches that follow, nil at the end; nil where the reading is all.
    public func record(
        _ document: ArrivedDocument, reading: DocumentReading, following: (() throws -> DocumentReading?)? = nil,
        issuedFrom: IssueSource?, replacing replaced: [Int64] = []
    ) throws -> (claims: Int, observations: Int) {
        let recording = try writer.record(
            document, reading: reading, following: following, issuedFrom: issuedFrom, replacing: replaced)
        var observations = 0
        for family in recording.families { observations += try makeAnew(family) }
        return (recording.claims, observations)
    }

    /// Makes observations of what waits in the backlog; gives the number of those that came, went or changed.
    public func settleBacklog() throws -> Int {
        try writer.backlog().reduce(0) { sum, entry in
            var family = FamilyClaims(family: entry.family)
            family.replaced = [entry.year]
            return try sum + makeAnew(family, now: true)
        }
    }

    /// Makes the observations of families anew after ``Writer/move(_:)``.
    public func makeAnew(_ moved: [MovedFamily]) throws {
        for one in moved {
            var claims = FamilyClaims(family: one.family)
            claims.replaced = one.years
            _ = try makeAnew(claims, now: true, settling: one.subjects, isMoved: true)
        }
    }

    /// Makes anew only what new claims can change in a year of a family that is known; nil where all of it has to be looked at.
    ///
    /// What is reconciled is of one subject, and what is derived comes from rows of one day, or from flows since New Year.
    private func change(
        _ stored: inout StoredFamily, year: Int, by new: FamilyClaims
    ) throws -> (changes: Int, subjects: [Subject])? {
        guard new.areAtHand, !new.replaced.contains(year), let claims = new.years[year],
            let part = try writer.part(of: stored, year: year, changedBy: claims)
        else { return nil }
        let stated = Reconcile.observations(of: part.claims)
        let derived =
            try stated.count > 1 ? Derive.observations(from: stated, isNominal: writer.isNominal(new.family.metric)) : []
        return try writer.replace(&stored, within: part, stated: stated, derived: derived)
    }

    /// Makes the observations of a family anew; where the family is new, its claims are all at hand.
    ///
    /// - Parameters:
    ///   - now: whether also years that very many documents speak of are made anew at once.
    ///   - moved: what rows that came from other families, or went there, are about.
    ///   - isMoved: whether claims that are not at hand may have come from other families.
    private func makeAnew(
        _ new: FamilyClaims, now: Bool = false, settling moved: Set<Subject> = [], isMoved: Bool = false
    ) throws -> Int {
        var stored = try writer.stored(new.family)
        let isKnown = stored.isKnown || isMoved
        var changes = 0
        var subjects = Array(moved)
        for year in new.allYears {
            let mayWait = isKnown && !now
            let turn = mayWait ? try writer.turn(of: stored, year: year, new: max(1, new.counts[year] ?? 0)) : .now
            if turn == .later { continue }
            if turn == .always, !isMoved, let change = try change(&stored, year: year, by: new) {
                changes += change.changes
                subjects += change.subjects
                continue
            }
            let claims = isKnown || !new.areAtHand ? try writer.claims(of: stored, year: year) : new.years[year] ?? []
            try writer.settled(stored, year: year, claims: claims.count)
            let stated = Reconcile.observations(of: claims)
            // Nothing is derived from a single row.
            let derived =
                try stated.count > 1 ? Derive.observations(from: stated, isNominal: writer.isNominal(new.family.metric)) : []
            let change = try writer.replace(&stored, year: year, stated: stated, derived: derived)
            changes += change.changes
            // A single stated row that is new cannot be in anybody's way.
            if isKnown || stated.count > 1 { subjects += change.subjects }
        }
        // A stated row of one year can stand in the way of a row derived from another, so this comes after all of them.
        if !subjects.isEmpty { try writer.settle(subjects, of: stored) }
        return changes
    }
}
