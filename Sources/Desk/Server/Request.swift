import Foundation

/// One request as it was sent: small, whole, and of a form that is expected; everything else is refused before.
public struct Request: Sendable {
    /// `GET`, `HEAD`, `POST`, or whatever was sent.
    public var method: String
    /// `HTTP/1.1` or `HTTP/1.0`, which knows no chunks.
    var version = "HTTP/1.1"
    /// Path, decoded: `/series`.
    public var path: String
    /// Fields behind the question mark, in order.
    public var query: [(name: String, value: String)]
    /// Fields of a form that was sent.
    public var form: [(name: String, value: String)]
    /// Headers by their names in lower case.
    public var headers: [String: String]

    /// Makes a request.
    public init(
        method: String, path: String, query: [(name: String, value: String)] = [], form: [(name: String, value: String)] = [],
        headers: [String: String] = [:]
    ) {
        (self.method, self.path, self.query, self.form, self.headers) = (method, path, query, form, headers)
    }

    /// A field of the query; empty where there is none.
    func field(_ name: String) -> String { query.first { $0.name == name }?.value ?? "" }

    /// A row id in words; nil for what can be none.
    static func row(_ words: String) -> Int64? { Int64(words).flatMap { $0 > 0 ? $0 : nil } }

    /// A field of the form; empty where there is none.
    func sent(_ name: String) -> String { form.first { $0.name == name }?.value ?? "" }
}

extension Request {
    /// Bytes of the request line and all headers, at most.
    static let mostHead = 16_384
    /// Bytes of a body, at most.
    static let mostBody = 65_536

    /// Headers that decide who is asked, who asks, or how long the body is.
    private static let once: Set = [
        "host", "origin", "sec-fetch-site", "sec-fetch-mode", "content-length", "content-type", "transfer-encoding",
    ]

    /// Reads request line and headers, without the empty line behind them.
    ///
    /// None of ``once`` must stand there twice, and a body has a length.
    init(head: [UInt8]) throws(Refusal) {
        guard let text = String(validating: head, as: UTF8.self) else { throw .malformed }
        var lines = text.components(separatedBy: "\r\n")
        let first = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
        guard first.count == 3, first[2] == "HTTP/1.1" || first[2] == "HTTP/1.0", first[1].hasPrefix("/") else {
            throw .malformed
        }
        let target = first[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = Request.decoded(target[0], isForm: false) else { throw .malformed }
        self.init(method: String(first[0]), path: path)
        version = String(first[2])
        query = try Request.fields(target.count > 1 ? target[1] : "")
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { throw .malformed }
            let name = line[..<colon].lowercased()
            guard name.utf8.allSatisfy(Request.isToken) else { throw .malformed }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            guard !value.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F }) else {
                throw .malformed
            }
            if headers[name] != nil, Request.once.contains(name) { throw .malformed }
            headers[name] = value
        }
        if headers["transfer-encoding"] != nil { throw .malformed }
    }

    /// Bytes of the body that follows.
    var bodyLength: Int {
        get throws(Refusal) {
            guard let text = headers["content-length"] else { return 0 }
            guard !text.isEmpty, text.utf8.count < 19, text.utf8.allSatisfy({ (48...57).contains($0) }), let length = Int(text)
            else {
                throw .malformed
            }
            if length > Request.mostBody { throw .tooLarge }
            return length
        }
    }

    /// Takes over the body of a form.
    mutating func take(body: [UInt8]) throws(Refusal) {
        guard !body.isEmpty else { return }
        let sort = headers["content-type"]?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces).lowercased()
        guard sort == "application/x-www-form-urlencoded" else { throw .unsupported }
        guard let text = String(validating: body, as: UTF8.self) else { throw .malformed }
        form = try Request.fields(text[...])
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private static func fields(_ text: Substring) throws(Refusal) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for part in text.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(pair[0], isForm: true), let value = decoded(pair.count > 1 ? pair[1] : "", isForm: true)
            else {
                throw .malformed
            }
            fields.append((name, value))
        }
        return fields
    }

    /// Text with `%E6` as bytes, and in a form `+` as a blank; nil where that gives no UTF-8.
    private static func decoded(_ text: Substring, isForm: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(isForm && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
