import Quantities
import Reading
import Store

/// Reads documents of the database again, as decisions leave them, and records those that read differently.
struct Rereading {
    let store: Store
    let options: Ingest.Options
    let read: Read
    /// What is decided of figures.
    let decided: ClaimDecisions

    /// Reads the documents with the row ids `ids`, in their order.
    ///
    /// - Parameters:
    ///   - writer: records what differs; nil to compare alone.
    ///   - differs: told of each document that reads differently, before it is recorded.
    /// - Throws: ``Stopped`` between two documents where the run is to end.
    func pass(
        _ ids: [Int64], writer: Writer?, _ differs: (KnownDocument, ReadingDifference) throws -> Void
    ) throws -> Run.Counts {
        var counts = Run.Counts()
        for id in ids {
            if options.isStopped() { throw Stopped() }
            guard let (document, text) = try store.document(after: id - 1), document.id == id else { continue }
            counts.documents += 1
            let told = document.issuedFrom == .page ? nil : document.issued
            let reading = decided.applied(
                to: try read(text, told), name: document.arrived.name, sha256: document.arrived.sha256)
            let difference = try store.difference(ofDocument: id, to: reading)
            guard !difference.isEmpty else {
                counts.unchanged += 1
                continue
            }
            try differs(document, difference)
            guard let writer else { continue }
            let result = try Recorder(writer: writer).record(
                document.arrived, reading: reading, issuedFrom: document.issuedFrom ?? .page)
            counts.added += 1
            counts.claims += result.claims
            counts.observations += result.observations
        }
        return counts
    }
}
