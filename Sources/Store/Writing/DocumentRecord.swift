import Quantities

/// A document as it arrives.
public struct ArrivedDocument: Hashable, Sendable {
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    public var sha256: String
    /// Name that evidence cites.
    public var name: String
    /// Where it was found.
    public var path: String
    /// Number of its bytes.
    public var bytes: Int

    /// Makes a document.
    public init(sha256: String, name: String, path: String, bytes: Int) {
        self.sha256 = sha256
        self.name = name
        self.path = path
        self.bytes = bytes
    }
}

/// Who told the issue date of a document.
public enum IssueSource: String, Sendable {
    /// The person who started the run.
    case option
    /// The name of the file.
    case name
    /// The page itself.
    case page
}

/// What the database knows of a document without its text.
public struct KnownDocument: Hashable, Sendable {
    /// Row id.
    public var id: Int64
    /// What it was when it arrived.
    public var arrived: ArrivedDocument
    /// Issue date.
    public var issued: Day?
    /// Who told the issue date.
    public var issuedFrom: IssueSource?
    /// Encoding of its bytes, nil where it is quarantined.
    public var encoding: String?
    /// Why it is quarantined, nil where it is not.
    public var quarantineReason: String?
    /// Version of the reader that read it last.
    public var readerVersion: String
    /// Whether it counts.
    public var state: State

    /// Whether a document counts.
    public enum State: String, Sendable {
        /// It was read.
        case read = "ok"
        /// It could not be read.
        case quarantined
        /// Its file has other content by now.
        case replaced
    }
}

extension KnownDocument {
    static let columns = """
        document.id, sha256, name, path, bytes, issued, issued_from, encoding, reason, reader_version, document.state
        FROM document JOIN run ON run.id = document.run_id
        """

    init(_ row: Prepared) {
        id = row.integer()
        arrived = ArrivedDocument(sha256: row.text(), name: row.text(), path: row.text(), bytes: row.count())
        issued = row.day()
        issuedFrom = IssueSource(rawValue: row.text())
        encoding = row.optionalText()
        quarantineReason = row.optionalText()
        readerVersion = row.text()
        state = State(rawValue: row.text()) ?? .read
    }
}
