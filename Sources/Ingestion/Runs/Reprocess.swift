import Quantities
import Reading
import Store

/// Reads the stored documents again with the present rules.
public struct Reprocess {
    /// What would change, or has changed, in one document.
    public struct Change: Sendable {
        /// The document.
        public var document: KnownDocument
        /// What differs; nil where the document can no longer be read.
        public var difference: ReadingDifference?
        /// Why it can no longer be read.
        public var reason: String?
    }

    /// What a run did.
    public struct Outcome: Sendable {
        /// What is written into the run row.
        public var counts = Run.Counts()
        /// Organizations of which something else is known now.
        public var organizations = 0
        /// Whether it was stopped before its end.
        public var stopped = false
    }

    let store: Store
    let options: Ingest.Options
    let read: Read

    /// Makes a reprocessing of `store` that reads with `read`.
    public init(store: Store, options: Ingest.Options = Ingest.Options(), read: @escaping Read) {
        self.store = store
        self.options = options
        self.read = read
    }

    /// Compares every stored document with its reading by the present rules; writes nothing.
    public func compare(progress: (Int) -> Void = { _ in }, report: (Change) throws -> Void) throws -> Outcome {
        try pass(run: nil, progress: progress, report: report)
    }

    /// Reads every stored document again and records what differs, in a run of its own.
    ///
    /// Claims of before stay as evidence of what an earlier version read; observations follow the present reading. A document that
    /// can no longer be read keeps its earlier reading.
    public func run(progress: (Int) -> Void = { _ in }, report: (Change) throws -> Void) throws -> Outcome {
        let run = try store.beginRun(.reprocess, readerVersion: options.readerVersion, vocabulary: options.vocabulary)
        do {
            try options.register(in: store, run: run)
            var outcome = try pass(run: run, progress: progress, report: report)
            outcome.counts.observations += try store.transaction(run: run) { writer in
                try options.registerPeers(by: writer)
                return try Recorder(writer: writer).settleBacklog()
            }
            try store.endRun(run, counts: outcome.counts, failure: outcome.stopped ? "\(Stopped())" : nil)
            return outcome
        } catch {
            try? store.endRun(run, counts: Run.Counts(), failure: "\(error)")
            throw error
        }
    }

    private func pass(run: Int64?, progress: (Int) -> Void, report: (Change) throws -> Void) throws -> Outcome {
        var outcome = Outcome()
        var facts = OrganizationFacts()
        let decided = ClaimDecisions(try store.claimDecisions(), bodies: options.bodies)
        var last: Int64 = 0
        while let (document, text) = try store.document(after: last) {
            if options.isStopped() {
                // What is known of organizations is put together from all documents, so it stays as it was.
                outcome.stopped = true
                return outcome
            }
            last = document.id
            outcome.counts.documents += 1
            let told = document.issuedFrom == .page ? nil : document.issued
            switch Result(catching: { () throws(ReadingError) in try read(text, told) }) {
            case .failure(let error):
                outcome.counts.quarantined += 1
                try report(Change(document: document, difference: nil, reason: error.reason(ofDocument: document.arrived.name)))
            case .success(var reading):
                reading = decided.applied(to: reading, name: document.arrived.name, sha256: document.arrived.sha256)
                facts.add(reading.organizations)
                try take(reading, of: document, run: run, outcome: &outcome, report: report)
            }
            progress(outcome.counts.documents)
        }
        outcome.organizations = try store.reviseOrganizations(facts.merged, run: run)
        return outcome
    }

    private func take(
        _ reading: DocumentReading, of document: KnownDocument, run: Int64?, outcome: inout Outcome,
        report: (Change) throws -> Void
    ) throws {
        let difference = try store.difference(ofDocument: document.id, to: reading)
        guard !difference.isEmpty else {
            outcome.counts.unchanged += 1
            return
        }
        outcome.counts.added += 1
        outcome.counts.claims += difference.come.count
        if let run {
            let result = try store.transaction(run: run) { writer in
                let result = try Recorder(writer: writer).record(
                    document.arrived, reading: reading, issuedFrom: document.issuedFrom ?? .page)
                try writer.note(outcome.counts)
                return result
            }
            outcome.counts.observations += result.observations
        }
        try report(Change(document: document, difference: difference))
    }
}

/// What all readings of a run say of organizations, put together as recording them would.
private struct OrganizationFacts {
    private var known: [String: Organization] = [:]

    /// By name; what is unknown is filled in, and where documents disagree the word that sorts first stays.
    var merged: [Organization] { known.values.sorted { $0.name < $1.name } }

    mutating func add(_ organizations: [Organization]) {
        for new in organizations {
            known[new.name] = known[new.name]?.merged(with: new) ?? new
        }
    }
}
