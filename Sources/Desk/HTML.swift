import Reporting

/// A page while it is written. All text that is added is escaped, and control characters in it are made visible; what is not text is added by
/// name only, so that nothing of a database can become markup.
struct HTML {
    private(set) var text = ""

    /// Attributes by name; one without a value is left out.
    typealias Attributes = KeyValuePairs<String, String?>

    /// Adds text.
    mutating func add(_ words: String) { text += words.escaped }

    /// Adds a line end, where the page shows lines as they are.
    mutating func addLineEnd() { text += "\n" }

    /// Adds a picture that the program itself has drawn.
    mutating func add(_ chart: Chart) { text += chart.svg }

    /// Adds an element without content (`input`, `meta`).
    mutating func add(_ name: StaticString, _ attributes: Attributes) {
        text += "<\(name)"
        for (key, value) in attributes { if let value { text += " \(key)=\"\(value.escaped)\"" } }
        text += ">"
    }

    /// Adds an element with content.
    mutating func add(_ name: StaticString, _ attributes: Attributes, _ body: (inout HTML) -> Void) {
        add(name, attributes)
        body(&self)
        text += "</\(name)>"
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
    text.utf8.map { byte in
        let isPlain =
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || [45, 46, 95, 126].contains(byte)
        return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
}
