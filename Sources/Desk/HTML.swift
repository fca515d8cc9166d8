import Reporting

/// A page while it is written. All text that is added is escaped, and control characters in it are made visible; what is not text is added by
/// name only, so that nothing of a database can become markup.
struct HTML {
    /// The page as it is sent, UTF-8: a page of 10,000 rows is written byte by byte in a tenth of the time that strings take.
    private(set) var bytes: [UInt8] = []

    /// Parts of the page that are written when what stands before them is on its way, and where each belongs.
    private(set) var later: [(place: Int, write: Later)] = []

    /// Writes the next stretch of what comes later; false where that was the last.
    typealias Later = (inout HTML) throws -> Bool

    /// Leaves room for what is written later: the first rows of a long list are to be seen before the last are read.
    mutating func addLater(_ write: @escaping Later) { later.append((bytes.count, write)) }

    /// Attributes by name; one without a value is left out.
    typealias Attributes = KeyValuePairs<String, String?>

    /// Adds text.
    mutating func add(_ words: String) { bytes.append(escaped: words) }

    /// Adds a line end, where the page shows lines as they are.
    mutating func addLineEnd() { bytes.append(UInt8(ascii: "\n")) }

    /// Adds a picture that the program itself has drawn.
    mutating func add(_ chart: Chart) { bytes.append(contentsOf: chart.svg.utf8) }

    /// Adds what another page has of this desk.
    mutating func put(_ written: ArraySlice<UInt8>) { bytes.append(contentsOf: written) }

    /// Adds what stands as it is: names of elements and what is between them.
    private mutating func put(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Adds an element without content (`input`, `meta`).
    mutating func add(_ name: StaticString, _ attributes: Attributes) {
        put("<")
        put(name)
        for (key, value) in attributes {
            guard let value else { continue }
            put(" ")
            bytes.append(contentsOf: key.utf8)
            put("=\"")
            add(value)
            put("\"")
        }
        put(">")
    }

    /// Adds an element with content.
    mutating func add(_ name: StaticString, _ attributes: Attributes, _ body: (inout HTML) -> Void) {
        add(name, attributes)
        body(&self)
        put("</")
        put(name)
        put(">")
    }

    /// Adds an element with text in it.
    mutating func add(_ name: StaticString, _ attributes: Attributes, _ words: String) {
        add(name, attributes) { $0.add(words) }
    }

    /// Adds an element without attributes.
    mutating func add(_ name: StaticString, _ body: (inout HTML) -> Void) { add(name, [:], body) }

    /// Adds an element without attributes, with text in it.
    mutating func add(_ name: StaticString, _ words: String) { add(name, [:], words) }

    /// Adds a link within the desk.
    mutating func add(link words: String, to path: String, _ key: String? = nil) {
        add("a", ["href": path, "accesskey": key], words)
    }
}

/// A path within the desk with its query: `/series?id=4`.
func path(_ path: String, _ fields: KeyValuePairs<String, String>) -> String {
    fullPath(path, fields.map { ($0.key, $0.value) })
}

/// The same with fields that are put together; empty ones are left out.
func fullPath(_ path: String, _ fields: [(String, String)]) -> String {
    let query = fields.filter { !$0.1.isEmpty }.map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
    return query.isEmpty ? path : path + "?" + query
}

/// Text as it stands in a query.
private func encoded(_ text: String) -> String {
    if text.utf8.allSatisfy(\.standsInQuery) { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * text.utf8.count)
    for byte in text.utf8 {
        if byte.standsInQuery {
            bytes.append(byte)
        } else {
            bytes.append(UInt8(ascii: "%"))
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

extension UInt8 {
    /// Whether a query has it as it is.
    fileprivate var standsInQuery: Bool {
        switch self {
        case 48...57, 65...90, 97...122, 45, 46, 95, 126: true
        default: false
        }
    }
}
