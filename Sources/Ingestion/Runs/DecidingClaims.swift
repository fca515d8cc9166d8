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
        let others = try store.claimDecisions().filter { !subjects.contains($0.subject) }
        let decided = ClaimDecisions(others + new, bodies: options.bodies)
        var changes: [Reprocess.Change] = []
        let rereading = Rereading(store: store, options: options, read: read, decided: decided)
        let counts = try rereading.pass(try store.documents(decidedBy: new + gone), writer: writer) { document, difference in
            changes.append(Reprocess.Change(document: document, difference: difference))
        }
        return (changes, counts)
    }
}
