import Quantities
import Reading
import Store

extension Ingest {
    /// Takes over what was read elsewhere, with the same result as reading the documents here.
    ///
    /// - Parameters:
    ///   - records: what `dushu extract --records` printed, by this version of the rules and with the decisions of this database.
    ///   - progress: told after every document how many are done.
    /// - Throws: ``RecordError`` where a line is damaged or fits not; documents before that stay.
    public func run(_ records: RecordFile, progress: (Int) -> Void = { _ in }) throws -> Outcome {
        var records = records
        let decisions = Decision.mark(try store.decisions())
        return try run { pass in
            // Files that are no pages stand in front, and take the place of those of the runs before together.
            var passedOver: [FileProblem]? = []
            while !pass.isStopped(), let entry = try records.entry() {
                if case .skipped(let file) = entry, passedOver != nil {
                    passedOver?.append(file)
                    continue
                }
                if let files = passedOver { try pass.recordPassedOver(files) }
                passedOver = nil
                try pass.take(entry, decisions: decisions)
                progress(pass.outcome.counts.documents)
            }
            if let files = passedOver { try pass.recordPassedOver(files) }
            try pass.finish()
            try pass.settleBacklog()
        }
    }
}

extension Pass {
    fileprivate mutating func take(_ entry: RecordFile.Entry, decisions: String) throws {
        switch entry {
        case .skipped(let file): try recordPassedOver(passedOver + [file])
        case .unopened(let problem):
            try finish()
            try recordUnopened(problem)
        case .quarantined(let line):
            try finish()
            guard try !passes(line.arrived, path: line.arrived.path, told: nil) else { return }
            outcome.counts.documents += 1
            try quarantine(line.arrived, path: line.arrived.path, reason: line.reason)
        case .document(let document):
            let head = document.head
            try check(document, decisions: decisions)
            let source = IssueSource(rawValue: head.issuedFrom) ?? .page
            let issued = head.issued.flatMap { Day(iso: $0) }
            guard try !passes(head.arrived, path: head.arrived.path, told: source == .option ? issued : nil) else { return }
            try append(
                Pending(
                    document: head.arrived, path: head.arrived.path, issuedFrom: source,
                    reading: ReadAhead { .whole(try document.reading()) }))
        }
    }

    /// Whether the document was read as it would be read here.
    private func check(_ document: RecordedDocument, decisions: String) throws {
        let head = document.head
        func wrong(_ reason: String) -> RecordError { RecordError(document.file, line: document.line, reason) }
        guard head.reader == ingest.options.readerVersion else {
            throw wrong(
                "\(head.arrived.name) was read by version \(head.reader) of the rules, this is version \(ingest.options.readerVersion): "
                    + "read it again with this program")
        }
        guard head.decisions == decisions else {
            throw wrong(
                "\(head.arrived.name) was read with other decisions on names than those of this database: give dushu extract --records "
                    + "the file that dushu organizations export prints, with --decisions")
        }
    }
}

extension Decision {
    /// What tells whether two readings respected the same decisions: a hash of them, empty where there are none.
    public static func mark(_ decisions: [Decision]) -> String {
        guard !decisions.isEmpty else { return "" }
        let lines = decisions.map { [$0.action.rawValue, $0.name, $0.organization].joined(separator: "\t") }.sorted()
        return SHA256.hex(Array(lines.joined(separator: "\n").utf8))
    }
}
