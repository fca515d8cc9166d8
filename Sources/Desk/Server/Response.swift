/// What is sent back: a page, a file of the desk itself, or the way to another page.
public struct Response: Sendable {
    /// Status: 200, 303, 403 …
    public var status: Int
    /// Headers beside those that every answer has.
    public var headers: [(name: String, value: String)]
    /// What follows.
    public var body: [UInt8]

    /// Makes an answer.
    init(_ status: Int, type: String, _ body: [UInt8], headers: [(name: String, value: String)] = []) {
        (self.status, self.body) = (status, body)
        self.headers = [("Content-Type", type)] + headers
    }

    /// A page.
    static func page(_ html: HTML, status: Int = 200) -> Response {
        Response(status, type: "text/html; charset=utf-8", Array("<!DOCTYPE html>\n".utf8) + html.bytes + Array("\n".utf8))
    }

    /// A few words, where nobody may expect a page.
    static func words(_ status: Int, _ text: String) -> Response {
        Response(status, type: "text/plain; charset=utf-8", Array((text + "\n").utf8))
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

    /// The answer as it is sent; without what follows where only the head was asked for.
    func bytes(headOnly: Bool = false) -> [UInt8] {
        var head = "HTTP/1.1 \(status) \(Response.reasons[status] ?? "")\r\n"
        for (name, value) in headers + Response.always { head += "\(name): \(value)\r\n" }
        return Array((head + "Content-Length: \(body.count)\r\n\r\n").utf8) + (headOnly ? [] : body)
    }
}
