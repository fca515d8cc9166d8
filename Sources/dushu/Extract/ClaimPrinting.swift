import Foundation
import Ingestion
import Quantities
import Reading

/// Prints the claims of texts in their order, while those that follow are being read on all cores. Of a long text no more is in memory than
/// the articles at hand.
struct ClaimPrinting {
    let reader: Reader
    /// Issue date of all documents, instead of the one that their names or pages tell.
    let issued: Day?
    /// The worst grade that is printed; nil for any.
    let least: Confidence?
    var printer: ClaimPrinter
    /// Claims so far, and how many of them are below the grade.
    private(set) var (claims, leftOut) = (0, 0)
    private var waiting: [Waiting] = []
    private var failed = 0

    private struct Waiting {
        var document: String
        var claims: ReadAhead<[Claim]>
    }

    /// Makes one that prints with `printer`.
    init(reader: Reader, issued: Day?, least: Confidence?, printer: ClaimPrinter) {
        (self.reader, self.issued, self.least, self.printer) = (reader, issued, least, printer)
    }

    /// Prints the claims of a file, `-` for standard input, or says why it cannot be read.
    mutating func print(_ path: String) throws {
        let name = ClaimPrinting.name(of: path)
        do {
            try ClaimPrinting.withPieces(of: path) { more in
                let issued = issued ?? IssueDate.inName(path)
                var first: [UInt8]? = try more()
                let form = FileForm(name: name) ?? FileForm(bytes: first ?? [])
                if form != .text {
                    let document = try form.text(of: ClaimPrinting.all(first ?? [], more), name: name)
                    let reader = reader
                    waiting.append(Waiting(document: name, claims: ReadAhead { reader.claims(document, issued: issued) }))
                    if waiting.count > mostReadAhead { try printFirst() }
                    return
                }
                var stretches = Stretches(reader, name: name, issued: issued) {
                    defer { first = nil }
                    return try first ?? more()
                }
                while let stretch = try stretches.next() {
                    waiting.append(Waiting(document: name, claims: ReadAhead { stretch.claims() }))
                    if waiting.count > mostReadAhead { try printFirst() }
                }
            }
        } catch  where error is FileProblem || error is ReadingError {
            while !waiting.isEmpty { try printFirst() }
            failed += 1
            note("Error: \(error)")
        }
    }

    /// Prints what is left; gives the number of files that could not be read.
    mutating func finish() throws -> Int {
        while !waiting.isEmpty { try printFirst() }
        try printer.finish()
        return failed
    }

    private mutating func printFirst() throws {
        let first = waiting.removeFirst()
        for claim in try first.claims.wait().get() {
            claims += 1
            if let least, claim.confidence < least {
                leftOut += 1
            } else {
                try printer.print(claim, document: first.document)
            }
        }
    }

    /// The text of a file, or of standard input, whatever its form.
    static func document(_ path: String) throws -> DocumentText {
        var bytes: [UInt8] = []
        try withPieces(of: path) { more in bytes = try all([], more) }
        let name = name(of: path)
        return try (FileForm(name: name) ?? FileForm(bytes: bytes)).text(of: bytes, name: name)
    }

    private static func all(_ first: [UInt8], _ more: () throws -> [UInt8]) throws -> [UInt8] {
        var bytes = first
        while case let next = try more(), !next.isEmpty { bytes += next }
        return bytes
    }

    /// What a document of a path is called.
    static func name(of path: String) -> String {
        path == "-" ? path : path.split(separator: "/").last.map { String($0) } ?? path
    }

    /// Calls `body` with what gives the next bytes of a file, or of standard input.
    static func withPieces(of path: String, _ body: (@escaping () throws -> [UInt8]) throws -> Void) throws {
        if path == "-" { return try body(standardInput) }
        try InputFile(path: path, name: name(of: path)).withPieces(of: Stretches.window, body)
    }

    private static func standardInput() throws -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            var got = -1
            repeat { got = Foundation.read(0, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
            if got < 0 { failure = errno }
            count = max(0, got)
        }
        guard failure == 0 else { throw FileProblem(path: "-", reason: String(cString: strerror(failure))) }
        return bytes
    }
}
