import Reading
import Store

/// Records the reading of one document, and makes anew the observations of everything that it speaks of.
public struct Recorder {
    let writer: Writer

    /// Makes a recorder within a transaction.
    public init(writer: Writer) { self.writer = writer }

    /// Records a reading; gives the number of claims, and of observations that came, went or changed.
    public func record(
        _ document: ArrivedDocument, reading: DocumentReading, issuedFrom: IssueSource?
    ) throws -> (claims: Int, observations: Int) {
        let recording = try writer.record(document, reading: reading, issuedFrom: issuedFrom)
        let slices = recording.replaced.union(recording.slices.keys).sorted()
        var observations = 0
        var index = 0
        while index < slices.count {
            let family = slices[index].family
            let rest = slices[index...].prefix { $0.family == family }
            observations += try makeAnew(family, rest, new: recording.slices)
            index = rest.endIndex
        }
        return (recording.claims, observations)
    }

    /// Makes the observations of slices of one family; where the family is new, its claims are all at hand.
    private func makeAnew(_ family: Family, _ slices: ArraySlice<Slice>, new: [Slice: [StoredClaim]]) throws -> Int {
        var stored = try writer.stored(family)
        let isKnown = stored.isKnown
        var changes = 0
        var subjects: Set<Subject> = []
        for slice in slices {
            let claims = isKnown ? try writer.claims(of: stored, year: slice.year) : new[slice] ?? []
            let stated = Reconcile.observations(of: claims)
            let derived = Derive.observations(from: stated)
            let change = try writer.replace(&stored, year: slice.year, stated: stated, derived: derived)
            changes += change.changes
            if isKnown || !derived.isEmpty { subjects.formUnion(change.subjects) }
        }
        // A stated row of one slice can stand in the way of a derived row of another, so this comes after all of them.
        if !subjects.isEmpty { try writer.settle(subjects, of: stored) }
        return changes
    }
}
