import Quantities
import Reading
import Store

/// Makes the database follow a person's decisions on single figures: their documents are read again, all others stay as they are.
public struct DecidingClaims {
    let store: Store
    let options: Ingest.Options
    let read: Read

    /// Makes one that reads with `read`.
    public init(store: Store, options: Ingest.Options = Ingest.Options(), read: @escaping Read) {
        self.store = store
        self.options = options
        self.read = read
    }

    /// What would change for `decisions`, and with those of `gone` taken back, document by document; writes nothing.
    public func compare(_ decisions: [ClaimDecision], removing gone: [ClaimDecision] = []) throws -> [Reprocess.Change] {
        try pass(decisions, removing: gone, writer: nil).changes
    }

    /// Records `decisions`, takes those of `gone` back, and reads their documents again, in a run of its own.
    ///
    /// All of it is one transaction: where anything breaks it off, nothing has been decided, and it can be done again.
    public func run(_ decisions: [ClaimDecision], removing gone: [ClaimDecision] = []) throws -> [Reprocess.Change] {
        try store.decide(.claims, options) { writer in
            try options.register(by: writer)
            var (changes, counts) = try pass(decisions, removing: gone, writer: writer)
            try writer.remove(gone)
            try writer.record(decisions)
            counts.observations += try Recorder(writer: writer).settleBacklog()
            try options.registerPeers(by: writer)
            return (changes, counts)
        }
    }

    private func pass(
        _ new: [ClaimDecision], removing gone: [ClaimDecision], writer: Writer?
    ) throws -> (changes: [Reprocess.Change], counts: Run.Counts) {
        let subjects = Set((new + gone).map(\.subject))
        let decided = ClaimDecisions(try store.claimDecisions().filter { !subjects.contains($0.subject) } + new)
        var changes: [Reprocess.Change] = []
        var counts = Run.Counts()
        for id in try store.documents(decidedBy: new + gone) {
            if options.isStopped() { throw Stopped() }
            guard let (document, text) = try store.document(after: id - 1), document.id == id else { continue }
            counts.documents += 1
            let told = document.issuedFrom == .page ? nil : document.issued
            var reading = try read(text, told)
            reading = decided.applied(to: reading, name: document.arrived.name, sha256: document.arrived.sha256)
            let difference = try store.difference(ofDocument: id, to: reading)
            guard !difference.isEmpty else {
                counts.unchanged += 1
                continue
            }
            changes.append(Reprocess.Change(document: document, difference: difference))
            counts.added += 1
            guard let writer else { continue }
            let result = try Recorder(writer: writer).record(
                document.arrived, reading: reading, issuedFrom: document.issuedFrom ?? .page)
            counts.claims += result.claims
            counts.observations += result.observations
        }
        return (changes, counts)
    }
}
