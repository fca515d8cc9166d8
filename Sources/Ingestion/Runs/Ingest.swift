import Foundation
import Quantities
import Reading
import Store

/// Reads files into a database: each document in a transaction of its own, none twice.
public struct Ingest: Sendable {
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
        /// The organization that a person has named of a figure, and the bodies above it: ``Reader/bodies(of:)``.
        public var bodies: @Sendable (String) -> [Organization]

        /// The present day: a page of a later one is not read. Nil asks nothing.
        public var today: Day?
        /// Whether the run should stop after the document in hand; asked before each.
        public var isStopped: @Sendable () -> Bool

        /// Makes options.
        public init(
            issued: Day? = nil, vocabulary: String = "embedded", readerVersion: String = Reader.version,
            registry: MetricRegistry? = nil, growthBases: GrowthBases? = nil, peers: PeerTable? = nil, today: Day? = nil,
            bodies: @escaping @Sendable (String) -> [Organization] = { _ in [] },
            isStopped: @escaping @Sendable () -> Bool = { false }
        ) {
            self.issued = issued
            self.vocabulary = vocabulary
            self.readerVersion = readerVersion
            self.registry = registry
            self.growthBases = growthBases
            self.peers = peers
            self.today = today
            self.bodies = bodies
            self.isStopped = isStopped
        }

        /// Options that have from `reader` what it knows of metrics, groups and organizations.
        public init(
            reader: Reader, vocabulary: String, issued: Day? = nil, today: Day? = nil,
            isStopped: @escaping @Sendable () -> Bool = { false }
        ) {
            self.init(
                issued: issued, vocabulary: vocabulary, registry: reader.vocabulary.registry,
                growthBases: reader.vocabulary.growthBases, peers: reader.vocabulary.peers, today: today, bodies: reader.bodies,
                isStopped: isStopped)
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
    let readStretches: ReadStretches

    /// Makes an ingest into `store` that reads every document in one piece with `read`.
    public init(store: Store, options: Options = Options(), read: @escaping Read) {
        self.init(store: store, options: options, read: read, readStretches: { _, _ in nil })
    }

    /// Makes an ingest into `store` that reads with `reader`, long texts stretch by stretch.
    public init(store: Store, options: Options = Options(), reader: Reader) {
        self.init(store: store, options: options, read: reader.read, readStretches: reader.stretches)
    }

    init(store: Store, options: Options = Options(), read: @escaping Read, readStretches: @escaping ReadStretches) {
        self.store = store
        self.options = options
        self.read = read
        self.readStretches = readStretches
    }

    /// Reads files, and records the run itself whatever happens.
    ///
    /// - Parameters:
    ///   - files: what to read.
    ///   - progress: told after every file how many are done.
    /// - Throws: ``StoreError`` where the database fails; documents before that stay, the one under way is taken back.
    public func run(_ files: FileList, progress: (Int) -> Void = { _ in }) throws -> Outcome {
        try run { pass in
            try pass.recordPassedOver(files.passedOver)
            for problem in files.problems { try pass.recordUnopened(problem) }
            for (index, file) in files.files.enumerated() {
                if pass.isStopped() { break }
                try pass.take(file)
                progress(index + 1)
            }
            try pass.finish()
            try pass.settleBacklog()
            if !pass.outcome.stopped { try pass.closeGone() }
        }
    }

    /// Does the work of a pass in a run of its own.
    func run(_ work: (inout Pass) throws -> Void) throws -> Outcome {
        let run = try store.beginRun(.ingest, readerVersion: options.readerVersion, vocabulary: options.vocabulary)
        var pass = try Pass(ingest: self, run: run)
        do {
            try options.register(in: store, run: run)
            // What a killed run left.
            try pass.settleBacklog()
            try work(&pass)
        } catch {
            try? store.endRun(run, counts: pass.outcome.counts, failure: "\(error)")
            throw error
        }
        try store.endRun(run, counts: pass.outcome.counts, failure: pass.outcome.stopped ? "\(Stopped())" : nil)
        return pass.outcome
    }
}
