/// A file of records, as `dushu extract --records` prints them, read document by document: no more than one is in memory.
public struct RecordFile {
    /// What stands in the file.
    enum Entry {
        case document(RecordedDocument)
        case quarantined(QuarantineLine)
        case unopened(FileProblem)
        case skipped(FileProblem)
    }

    /// Where it is, as it is shown.
    public let path: String
    private var lines: LineReader
    private let isWithoutText: Bool

    /// Opens a file; `-` is standard input.
    ///
    /// - Parameter isWithoutText: whether documents may come without their text.
    public init(path: String, isWithoutText: Bool = false) throws(FileProblem) {
        self.path = path == "-" ? "standard input" : path
        lines = try LineReader(path)
        self.isWithoutText = isWithoutText
    }

    /// The next document or file with all its lines; nil at the end.
    ///
    /// - Throws: ``RecordError`` where a line is none of these, ``FileProblem`` where the file cannot be read on.
    mutating func entry() throws -> Entry? {
        guard let line = try read() else { return nil }
        switch line {
        case .claim(let document):
            throw RecordError(
                path, line: lines.number,
                "a claim of \(document) without the line of its document: make the file with dushu extract --records")
        case .quarantined(let line): return .quarantined(line)
        case .unopened(let problem): return .unopened(problem)
        case .skipped(let problem): return .skipped(problem)
        case .document(let head):
            var document = RecordedDocument(head: head, file: path, line: lines.number, isWithoutText: isWithoutText)
            while document.claims.count < head.claims, let line = try lines.next() { document.claims.append(line) }
            return .document(document)
        }
    }

    private mutating func read() throws -> RecordLine? {
        guard let data = try lines.next() else { return nil }
        do {
            return try RecordLine(data)
        } catch {
            throw RecordError(path, line: lines.number, error.words + ": make the file with dushu extract --records")
        }
    }
}
