import Foundation
import Ingestion
import Quantities
import Reading
import Store

/// Prints all that an ingest would record, as JSON lines: what was read on one machine can be written on another.
struct RecordPrinter {
    let reader: Reader
    /// Issue date of all documents, instead of the one that their names or pages tell.
    let issued: Day?
    private let decisions: String
    private var output = StandardOutput()

    /// Makes a printer of what `reader` reads.
    init(reader: Reader, issued: Day?) {
        self.reader = reader
        self.issued = issued
        decisions = Decision.mark(reader.decisions)
    }

    /// Prints the files of a list, and what of it is no page.
    mutating func print(_ files: FileList) throws {
        for file in files.passedOver { try print(file, as: "skipped") }
        for problem in files.problems { try print(problem, as: "unopened") }
        let taken = try ExtractCommand.untilStopped(files.files) { file in
            do {
                try print(file.bytes(), name: file.name, path: file.fullPath)
            } catch let problem as FileProblem {
                try print(problem, as: "unopened")
            }
        }
        try output.flush()
        try ExtractCommand.tell(taken: taken, of: files.files.count)
    }

    /// Prints pages that come as JSON lines.
    mutating func print(pagesIn files: [String]) throws {
        let decoder = JSONDecoder()
        for file in files {
            var lines = try LineReader(file)
            while let line = try lines.next() {
                guard let page = try? decoder.decode(Page.self, from: Data(line)), let content = Data(base64Encoded: page.base64)
                else {
                    throw Failure(#"\#(file):\#(lines.number): not a page: {"path": …, "document": …, "base64": …}"#)
                }
                try print([UInt8](content), name: page.document, path: page.path)
                // Whoever hands over pages may wait for the answer.
                try output.flush()
            }
        }
        try output.flush()
    }

    /// A page with its content.
    private struct Page: Decodable {
        var path: String
        var document: String
        var base64: String
    }

    private mutating func print(_ bytes: [UInt8], name: String, path: String) throws {
        let document = ArrivedDocument(sha256: SHA256.hex(bytes), name: name, path: path, bytes: bytes.count)
        let named = IssueDate.inName(name)
        let reading: DocumentReading
        do {
            reading = try Ingest.reading(of: bytes, name: name, issued: issued ?? named, with: reader.read)
        } catch {
            // What this machine lacks is no fault of the page.
            if error.isPassing { return try print(FileProblem(path: path, reason: error.reason), as: "unopened") }
            return try output.write { $0.append(quarantined: document, reason: error.reason) }
        }
        let source: IssueSource = issued != nil ? .option : named != nil ? .name : .page
        let decisions = decisions
        try output.write { $0.append(record: reading, of: document, issuedFrom: source, decisions: decisions) }
        for claim in reading.claims { try output.write { $0.append(record: claim, document: name) } }
    }

    private mutating func print(_ problem: FileProblem, as record: String) throws {
        let path = InputFile(path: problem.path, name: problem.path).fullPath
        try output.write {
            $0.append(UInt8(ascii: "{"))
            $0.append("record", record)
            $0.append("path", path)
            $0.append("reason", problem.reason)
            $0.append(ascii: "}\n")
        }
    }
}

extension [UInt8] {
    /// Appends what is kept of a document beside its claims.
    fileprivate mutating func append(
        record reading: DocumentReading, of document: ArrivedDocument, issuedFrom: IssueSource, decisions: String
    ) {
        append(UInt8(ascii: "{"))
        append("record", "document")
        append(document)
        append(key: "issued")
        append(json: reading.issued)
        append("issued_from", issuedFrom.rawValue)
        append("encoding", reading.encoding)
        append("scalars", reading.scalarCount)
        append("reader", Reader.version)
        append("decisions", decisions)
        append("claims", reading.claims.count)
        append("articles", reading.articles) { line, article in
            line.append("ordinal", article.ordinal)
            line.append("headline", article.headline)
            line.append("start", article.start)
            line.append("end", article.end)
        }
        append("organizations", reading.organizations) { line, one in
            line.append("name", one.name)
            line.append("level", one.level)
            line.append("system", one.system)
            line.append("division", one.division)
            line.append("parent", one.parent)
            line.append("reason", one.reason)
            line.append("mentions", one.mentions)
        }
        append("findings", reading.findings) { line, finding in
            line.append("category", finding.category)
            line.append("message", finding.message)
            line.append("start", finding.start)
            line.append("end", finding.end)
        }
        append("ledger", reading.ledger) { line, entry in
            line.append("start", entry.start)
            line.append("end", entry.end)
            line.append("text", entry.text)
            line.append("fate", entry.fate)
            line.append("reason", entry.reason)
        }
        if let shape = reading.shape { append(shape) }
        append("source", reading.source)
        append(ascii: "}\n")
    }

    /// Appends the form of a page, and where what of it is printed.
    private mutating func append(_ shape: Shape) {
        append("form", shape.form.rawValue)
        append("pieces", shape.pieces) { line, piece in
            line.append("start", piece.range.lowerBound)
            line.append("end", piece.range.upperBound)
            line.append("role", piece.role.rawValue)
            line.append("article", piece.article)
            if let page = piece.page { line.append("page", page) }
            // in text, which keeps every digit
            if let box = piece.box { line.append("box", [box.left, box.top, box.right, box.bottom].map { "\($0)" }) }
        }
    }

    /// Appends a document that cannot be read.
    fileprivate mutating func append(quarantined document: ArrivedDocument, reason: String) {
        append(UInt8(ascii: "{"))
        append("record", "quarantined")
        append(document)
        append("reader", Reader.version)
        append("reason", reason)
        append(ascii: "}\n")
    }

    private mutating func append(_ document: ArrivedDocument) {
        append("document", document.name)
        append("path", document.path)
        append("sha256", document.sha256)
        append("bytes", document.bytes)
    }
}
