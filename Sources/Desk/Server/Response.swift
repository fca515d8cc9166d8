/// What is sent back: a page, a file of the desk itself, or the way to another page.
public struct Response: Sendable {
    /// Status: 200, 303, 403 …
    public var status: Int
    /// Headers beside those that every answer has.
    public var headers: [(name: String, value: String)]
    /// What follows, or its beginning.
    public var body: [UInt8]
    /// What comes behind ``body``, made when that is on its way; nil where the body is all.
    let rest: Rest?

    /// Makes an answer.
    init(_ status: Int, type: String, _ body: [UInt8], rest: Rest? = nil, headers: [(name: String, value: String)] = []) {
        (self.status, self.body, self.rest) = (status, body, rest)
        self.headers = [("Content-Type", type)] + headers
    }

    /// A page.
    static func page(_ html: HTML, status: Int = 200) -> Response {
        var bytes = Array("<!DOCTYPE html>\n".utf8)
        let first = html.later.first?.place ?? html.bytes.count
        bytes.reserveCapacity(first + 16)
        bytes += html.bytes[..<first]
        if html.later.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        return Response(status, type: "text/html; charset=utf-8", bytes, rest: html.later.isEmpty ? nil : Rest(of: html))
    }

    /// A few words, where nobody may expect a page.
    static func words(_ status: Int, _ text: String) -> Response {
        Response(
            status, type: "text/plain; charset=utf-8", Array((text + "\n").utf8),
            headers: status == 405 ? [("Allow", "GET, HEAD, POST")] : [])
    }

    /// The way to another page of the desk, to be fetched with GET.
    static func see(_ path: String) -> Response {
        Response(303, type: "text/plain; charset=utf-8", [], headers: [("Location", path)])
    }

    /// Nothing from elsewhere, nothing inline, in nobody's frame, kept by nobody.
    private static let always = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"), ("Connection", "close"),
    ]

    private static let reasons = [
        200: "OK", 303: "See Other", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        409: "Conflict",
        413: "Content Too Large", 415: "Unsupported Media Type", 421: "Misdirected Request", 422: "Unprocessable Content",
        500: "Internal Server Error", 503: "Service Unavailable",
    ]

    /// The answer as it is sent, as far as it is made; without what follows where only the head was asked for.
    ///
    /// - Parameter inChunks: whether whoever asks knows chunks; else what is made later ends with the connection.
    func bytes(headOnly: Bool = false, inChunks: Bool = true) -> [UInt8] {
        var head = "HTTP/1.1 \(status) \(Response.reasons[status] ?? "")\r\n"
        for (name, value) in headers + Response.always { head += "\(name): \(value)\r\n" }
        guard rest != nil else {
            return Array((head + "Content-Length: \(body.count)\r\n\r\n").utf8) + (headOnly ? [] : body)
        }
        head += (inChunks ? "Transfer-Encoding: chunked\r\n" : "") + "\r\n"
        return Array(head.utf8) + (headOnly ? [] : inChunks ? Response.chunk(body) : body)
    }

    /// A piece of an answer with its length before it; of no bytes the end of the answer.
    static func chunk(_ bytes: [UInt8]) -> [UInt8] {
        Array((String(bytes.count, radix: 16) + "\r\n").utf8) + bytes + Array("\r\n".utf8)
    }
}

/// What is left of a page when its first screen is on its way: stretches that are made one after the other, and what stands between them.
final class Rest: @unchecked Sendable {
    // Asked by the one thread that sends the page.
    private let bytes: [UInt8]
    private var later: ArraySlice<(place: Int, write: HTML.Later)>
    private var isOver = false

    /// Bytes that are sent at once, at least.
    private static let stretch = 1 << 16

    init(of html: HTML) {
        bytes = html.bytes
        later = html.later[...]
    }

    /// The next bytes; nil behind the last.
    func next() throws -> [UInt8]? {
        guard !isOver else { return nil }
        var html = HTML()
        while html.bytes.count < Rest.stretch {
            guard let part = later.first else {
                isOver = true
                html.addLineEnd()
                break
            }
            if try part.write(&html) { continue }
            later = later.dropFirst()
            let end = later.first?.place ?? bytes.count
            html.put(bytes[part.place..<end])
        }
        return html.bytes
    }
}
