import Foundation
import Quantities
import Reading
import Store

/// One pass over the files: documents are being read while those before them are being written.
struct Pass {
    let ingest: Ingest
    let run: Int64
    var outcome = Ingest.Outcome()
    /// Documents that are being read or wait to be written, in order.
    private var pending: [Pending] = []
    /// Files that are no pages.
    private(set) var passedOver: [FileProblem] = []
    /// What a person has decided of figures.
    private let decided: ClaimDecisions

    /// Of large documents fewer are read ahead.
    private static let mostPendingBytes = 16_000_000

    /// A document that is being read or waits to be written.
    struct Pending {
        var document: ArrivedDocument
        /// As it was given: for messages.
        var path: String
        var issuedFrom: IssueSource
        var reading: ReadAhead<ReadDocument>
    }

    init(ingest: Ingest, run: Int64) throws {
        self.ingest = ingest
        self.run = run
        decided = ClaimDecisions(try ingest.store.claimDecisions(), bodies: ingest.options.bodies)
    }

    /// Whether the run is to stop here.
    mutating func isStopped() -> Bool {
        if ingest.options.isStopped() { outcome.stopped = true }
        return outcome.stopped
    }

    /// Begins to read a file, and writes one that was read before.
    mutating func take(_ file: InputFile) throws {
        while !pending.isEmpty, pendingBytes + file.size > Pass.mostPendingBytes { try finishFirst() }
        let bytes: [UInt8]
        do {
            bytes = try file.bytes()
        } catch {
            try finish()
            return try recordUnopened(error)
        }
        let document = ArrivedDocument(sha256: SHA256.hex(bytes), name: file.name, path: file.fullPath, bytes: bytes.count)
        guard try !passes(document, path: file.path, told: ingest.options.issued) else { return }
        let named = IssueDate.inName(file.name)
        let (issued, ingest) = (ingest.options.issued ?? named, ingest)
        // Where a person has decided of a figure, it may be anywhere in the text.
        let isWhole = decided.mayConcern(name: document.name, sha256: document.sha256)
        try append(
            Pending(
                document: document, path: file.path,
                issuedFrom: ingest.options.issued != nil ? .option : named != nil ? .name : .page,
                reading: ReadAhead {
                    isWhole
                        ? .whole(try Ingest.reading(of: bytes, name: document.name, issued: issued, with: ingest.read))
                        : try ingest.document(of: bytes, name: document.name, issued: issued)
                }))
    }

    /// Whether a document need not be read, because it is known; then it is counted.
    ///
    /// - Parameters:
    ///   - path: where it is, for messages.
    ///   - told: the issue date that a person told.
    mutating func passes(_ document: ArrivedDocument, path: String, told: Day?) throws -> Bool {
        // What is known of the content may be changed by a document that still waits to be written.
        if try pending.contains(where: { $0.document.sha256 == document.sha256 })
            || !pending.isEmpty && ingest.store.document(sha256: document.sha256) != nil
        {
            try finish()
        }
        guard let known = try ingest.store.document(sha256: document.sha256), isSettled(known, told: told) else { return false }
        outcome.counts.documents += 1
        if let reason = known.quarantineReason {
            try finish()
            outcome.counts.quarantined += 1
            outcome.problems.append(FileProblem(path: path, reason: reason))
        } else {
            outcome.counts.unchanged += 1
        }
        return true
    }

    /// Has a document wait, and writes those for which there is no room beside it.
    mutating func append(_ next: Pending) throws {
        pending.append(next)
        while pending.count > mostReadAhead || pending.count > 1 && pendingBytes > Pass.mostPendingBytes { try finishFirst() }
    }

    private var pendingBytes: Int { pending.reduce(0) { $0 + $1.document.bytes } }

    /// Whether a document that is known need not be read again.
    private func isSettled(_ known: KnownDocument, told: Day?) -> Bool {
        switch known.state {
        case .read: return told == nil || told == known.issued
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
        if case .failure(let problem as FileProblem) = read, problem.isPassing {
            return try recordUnopened(FileProblem(path: next.path, reason: problem.reason))
        }
        outcome.counts.documents += 1
        switch read {
        case .success(.whole(let reading)):
            try record(next, reading: decided.applied(to: reading, name: next.document.name, sha256: next.document.sha256))
        case .success(.long(let long)): try record(next, long)
        case .failure(let problem as FileProblem): try quarantine(next, reason: problem.reason)
        case .failure(let error): throw error
        }
    }

    /// Records a text stretch by stretch, all of them or none.
    private mutating func record(_ next: Pending, _ long: LongText) throws {
        var stretches = long.reading()
        do {
            guard var head = try stretches.next() else { return }
            head.source = long.text.source
            head.scalarCount = long.text.source.unicodeScalars.count
            head.encoding = long.text.encoding
            try record(next, reading: head) { try stretches.next() }
        } catch let error as ReadingError {
            try quarantine(next, reason: error.reason(ofDocument: next.document.name))
        }
    }

    /// Records a reading, or the first of several.
    private mutating func record(
        _ next: Pending, reading: DocumentReading, following: (() throws -> DocumentReading?)? = nil
    ) throws {
        if let reason = Suspicion.reason(issued: reading.issued, today: ingest.options.today) {
            return try quarantine(next, reason: reason)
        }
        var counts = outcome.counts
        let earlier = try ingest.store.transaction(run: run) { writer in
            let earlier = try Earlier(writer.earlierContents(of: next.document), by: next.document, issued: reading.issued)
            let result = try Recorder(writer: writer).record(
                next.document, reading: reading, following: following, issuedFrom: next.issuedFrom, replacing: earlier.replaced)
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
        try quarantine(next.document, path: next.path, reason: reason)
    }

    /// Records a document that cannot be read, which is counted already.
    mutating func quarantine(_ document: ArrivedDocument, path: String, reason: String) throws {
        var counts = outcome.counts
        counts.quarantined += 1
        try ingest.store.transaction(run: run) {
            try $0.quarantine(document, reason: reason)
            try $0.note(counts)
        }
        outcome.counts = counts
        outcome.problems.append(FileProblem(path: path, reason: reason))
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
        passedOver = files
        outcome.counts.skipped = files.count
        try ingest.store.transaction(run: run) { writer in
            try writer.record(passedOver: files.map { (InputFile.fullPath(ofEntry: $0.path), $0.reason) })
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
