import Foundation
import Quantities
import Reading
import Store

/// Reads files into a database: each document in a transaction of its own, none twice.
public struct Ingest {
    /// What a run is told.
    public struct Options: Sendable {
        /// Issue date of all documents, instead of the one that their names or pages tell.
        public var issued: Day?
        /// Folder of the vocabulary tables, or `embedded`.
        public var vocabulary: String
        /// Version of the reading rules.
        public var readerVersion: String
        /// What is written into the tables of metrics; nil leaves them as they are.
        public var registry: MetricRegistry?
        /// What stated growths of metrics are measured from; nil takes all for nominal.
        public var growthBases: GrowthBases?
        /// Who is compared with whom; nil leaves the groups as they are.
        public var peers: PeerTable?

        /// The present day: a page of a later one is not read. Nil asks nothing.
        public var today: Day?
        /// Whether the run should stop after the document in hand; asked before each.
        public var isStopped: @Sendable () -> Bool

        /// Makes options.
        public init(
            issued: Day? = nil, vocabulary: String = "embedded", readerVersion: String = Reader.version,
            registry: MetricRegistry? = nil, growthBases: GrowthBases? = nil, peers: PeerTable? = nil, today: Day? = nil,
            isStopped: @escaping @Sendable () -> Bool = { false }
        ) {
            self.issued = issued
            self.vocabulary = vocabulary
            self.readerVersion = readerVersion
            self.registry = registry
            self.growthBases = growthBases
            self.peers = peers
            self.today = today
            self.isStopped = isStopped
        }

        /// Writes the registry into the tables of metrics.
        func register(in store: Store, run: Int64) throws {
            try store.transaction(run: run) { try register(by: $0) }
        }

        /// The same within a transaction.
        func register(by writer: Writer) throws {
            if let registry { try writer.register(registry, growth: growthBases) }
        }

        /// Puts the organizations that there are by now into their groups.
        func registerPeers(by writer: Writer) throws { if let peers { try writer.register(peers) } }
    }

    /// What a run did.
    public struct Outcome: Sendable {
        /// What is written into the run row.
        public var counts = Run.Counts()
        /// What could not be read, in the order it was met; also what could not be read in earlier runs.
        public var problems: [FileProblem] = []
        /// Files whose content has changed since they were read, and what became of the earlier content.
        public var contents: [FileProblem] = []
        /// Files that were in quarantine and are no longer there.
        public var gone: [FileProblem] = []
        /// Whether anything in the database is different from before, the run itself aside.
        public var changed = false
        /// Whether it was stopped before its end.
        public var stopped = false
    }

    let store: Store
    let options: Options
    let read: Read

    /// Makes an ingest into `store` that reads with `read`.
    public init(store: Store, options: Options = Options(), read: @escaping Read) {
        self.store = store
        self.options = options
        self.read = read
    }

    /// Reads files, and records the run itself whatever happens.
    ///
    /// - Parameters:
    ///   - files: what to read.
    ///   - progress: told after every file how many are done.
    /// - Throws: ``StoreError`` where the database fails; documents before that stay, the one under way is taken back.
    public func run(_ files: FileList, progress: (Int) -> Void = { _ in }) throws -> Outcome {
        let run = try store.beginRun(.ingest, readerVersion: options.readerVersion, vocabulary: options.vocabulary)
        var pass = try Pass(ingest: self, run: run)
        do {
            try options.register(in: store, run: run)
            // What a killed run left.
            try pass.settleBacklog()
            try pass.recordPassedOver(files.passedOver)
            for problem in files.problems { try pass.recordUnopened(problem) }
            for (index, file) in files.files.enumerated() {
                if options.isStopped() {
                    pass.outcome.stopped = true
                    break
                }
                try pass.take(file)
                progress(index + 1)
            }
            try pass.finish()
            try pass.settleBacklog()
            if !pass.outcome.stopped { try pass.closeGone() }
        } catch {
            try? store.endRun(run, counts: pass.outcome.counts, failure: "\(error)")
            throw error
        }
        try store.endRun(run, counts: pass.outcome.counts, failure: pass.outcome.stopped ? "\(Stopped())" : nil)
        return pass.outcome
    }
}

/// One pass over the files: documents are being read while those before them are being written.
private struct Pass {
    let ingest: Ingest
    let run: Int64
    var outcome = Ingest.Outcome()
    /// Documents that are being read or wait to be written, in order.
    private var pending: [Pending] = []
    /// What a person has decided of figures.
    private let decided: ClaimDecisions

    /// How many documents may be read ahead: some for each core, since one that is quick to read may be slow to write, and few, for
    /// memory; of large ones fewer.
    private static let mostPending = 2 + 2 * ProcessInfo.processInfo.activeProcessorCount
    private static let mostPendingBytes = 16_000_000

    private struct Pending {
        var document: ArrivedDocument
        /// As it was given: for messages.
        var path: String
        var issuedFrom: IssueSource
        var reading: ReadAhead
    }

    init(ingest: Ingest, run: Int64) throws {
        self.ingest = ingest
        self.run = run
        decided = ClaimDecisions(try ingest.store.claimDecisions())
    }

    /// Begins to read a file, and writes one that was read before.
    mutating func take(_ file: InputFile) throws {
        let bytes: [UInt8]
        do {
            bytes = try file.bytes()
        } catch {
            try finish()
            return try recordUnopened(error)
        }
        let document = ArrivedDocument(sha256: SHA256.hex(bytes), name: file.name, path: file.fullPath, bytes: bytes.count)
        // What is known of the content may be changed by a document that still waits to be written.
        if try pending.contains(where: { $0.document.sha256 == document.sha256 })
            || !pending.isEmpty && ingest.store.document(sha256: document.sha256) != nil
        {
            try finish()
        }
        if let known = try ingest.store.document(sha256: document.sha256), isSettled(known) {
            outcome.counts.documents += 1
            if let reason = known.quarantineReason {
                try finish()
                outcome.counts.quarantined += 1
                outcome.problems.append(FileProblem(path: file.path, reason: reason))
            } else {
                outcome.counts.unchanged += 1
            }
            return
        }
        let named = IssueDate.inName(file.name)
        pending.append(
            Pending(
                document: document, path: file.path,
                issuedFrom: ingest.options.issued != nil ? .option : named != nil ? .name : .page,
                reading: ReadAhead(bytes, name: file.name, issued: ingest.options.issued ?? named, with: ingest.read)))
        while pending.count > Pass.mostPending
            || pending.count > 1 && pending.reduce(0, { $0 + $1.document.bytes }) > Pass.mostPendingBytes
        {
            try finishFirst()
        }
    }

    /// Whether a document that is known need not be read again.
    private func isSettled(_ known: KnownDocument) -> Bool {
        switch known.state {
        case .read: return ingest.options.issued == nil || ingest.options.issued == known.issued
        case .quarantined: return known.readerVersion == ingest.options.readerVersion
        case .replaced: return false
        }
    }

    /// Writes all documents that have been read.
    mutating func finish() throws {
        while !pending.isEmpty { try finishFirst() }
    }

    private mutating func finishFirst() throws {
        let next = pending.removeFirst()
        let read = next.reading.wait()
        if case .failure(let problem) = read, problem.isPassing {
            return try recordUnopened(FileProblem(path: next.path, reason: problem.reason))
        }
        outcome.counts.documents += 1
        var reading: DocumentReading
        switch read {
        case .success(let success): reading = success
        case .failure(let problem): return try quarantine(next, reason: problem.reason)
        }
        if let reason = Suspicion.reason(issued: reading.issued, today: ingest.options.today) {
            return try quarantine(next, reason: reason)
        }
        reading = decided.applied(to: reading, name: next.document.name, sha256: next.document.sha256)
        var counts = outcome.counts
        let earlier = try ingest.store.transaction(run: run) { writer in
            let earlier = try Earlier(writer.earlierContents(of: next.document), by: next.document, issued: reading.issued)
            let result = try Recorder(writer: writer).record(
                next.document, reading: reading, issuedFrom: next.issuedFrom, replacing: earlier.replaced)
            counts.added += 1
            counts.claims += result.claims
            counts.observations += result.observations
            try writer.note(counts)
            return earlier
        }
        outcome.counts = counts
        if let words = earlier.words { outcome.contents.append(FileProblem(path: next.path, reason: words)) }
        outcome.changed = true
    }

    private mutating func quarantine(_ next: Pending, reason: String) throws {
        var counts = outcome.counts
        counts.quarantined += 1
        try ingest.store.transaction(run: run) {
            try $0.quarantine(next.document, reason: reason)
            try $0.note(counts)
        }
        outcome.counts = counts
        outcome.problems.append(FileProblem(path: next.path, reason: reason))
        outcome.changed = true
    }

    /// Records a file or folder that could not be opened: without its content it cannot be a document.
    mutating func recordUnopened(_ problem: FileProblem) throws {
        outcome.counts.documents += 1
        outcome.counts.quarantined += 1
        try ingest.store.transaction(run: run) {
            try $0.record(unopenedFile: InputFile.fullPath(problem.path), reason: problem.reason)
            try $0.note(outcome.counts)
        }
        outcome.problems.append(problem)
    }

    /// Makes the observations that wait; nothing of it where none do.
    mutating func settleBacklog() throws {
        let changed = try ingest.store.transaction(run: run) { writer in
            try ingest.options.registerPeers(by: writer)
            return try Recorder(writer: writer).settleBacklog()
        }
        outcome.counts.observations += changed
        if changed > 0 { outcome.changed = true }
    }

    /// Records what is no page, in place of what the runs before passed over.
    mutating func recordPassedOver(_ files: [FileProblem]) throws {
        outcome.counts.skipped = files.count
        try ingest.store.transaction(run: run) { writer in
            try writer.record(passedOver: files.map { (InputFile.fullPath($0.path), $0.reason) })
            try writer.note(outcome.counts)
        }
    }

    /// Closes the case of files in quarantine that are no longer there.
    mutating func closeGone() throws {
        for document in try ingest.store.quarantinedDocuments() where InputFile.isGone(document.arrived.path) {
            try ingest.store.transaction(run: run) { try $0.setAside(document.id) }
            outcome.gone.append(FileProblem(path: document.arrived.path, reason: "was in quarantine, and is no longer there"))
            outcome.changed = true
        }
    }
}
