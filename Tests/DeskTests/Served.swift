import Foundation
import Ingestion
import Quantities
import Reading
import Store

@testable import Desk

/// A desk that listens on loopback, with a database of a few pages.
final class Served: Sendable {
    let folder: String
    let port: Int
    private let server: Server
    private let stop = Flag()
    static let vocabulary: Vocabulary = {
        do { return try Vocabulary.embedded() } catch { fatalError("\(error)") }
    }()

    static let pages = [
        "2023-01-10-p01.txt": "去年，湖北省灯笼产量为32万只，同比增长19.3%。武汉市灯笼产量为15万只。\n",
        "2023-01-11-p02.txt": "<script>alert(1)</script>2022年，湖南省快递业务量完成24亿件，<b onclick='x'>同比增长</b>\u{1B}[2J8%。\n",
        "2023-01-12-p03.txt": "2022年，湖北省快递业务量完成32.1亿件。2022年，湖南省快递业务量完成30亿件。2022年，江西省快递业务量完成20亿件。\n",
    ]

    init(review: Bool = false, language: String? = "en", pages: [String: String] = Served.pages) throws {
        folder = NSTemporaryDirectory() + "dushu-desk-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in pages { try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name)) }
        try Served.ingest(folder, into: folder + "/.db")
        var options = Desk.Options(database: folder + "/.db", review: review, person: "校对甲")
        options.language = language.flatMap { .init(rawValue: $0) }
        server = try Server(port: 0) { [options] port in Desk(options, vocabulary: Served.vocabulary, port: port) }
        port = server.port
        let (server, stop) = (server, stop)
        Thread { server.serve { stop.isSet } }.start()
    }

    deinit {
        stop.set()
        try? FileManager.default.removeItem(atPath: folder)
    }

    var database: String { folder + "/.db" }

    static func ingest(_ folder: String, into database: String) throws {
        let store = try Store(path: database, for: .writing)
        defer { try? store.close() }
        let options = Ingest.Options(registry: vocabulary.registry, growthBases: vocabulary.growthBases, peers: vocabulary.peers)
        let reader = Reader(vocabulary: vocabulary, decisions: try store.decisions())
        guard try !FileManager.default.contentsOfDirectory(atPath: folder).filter({ $0.hasSuffix(".txt") }).isEmpty else {
            return
        }
        _ = try Ingest(store: store, options: options, read: reader.read).run(FileList([folder]))
    }

    /// An answer as it came.
    struct Answer {
        var status: Int
        var head: String
        var body: String
    }

    /// Sends bytes as they are to 127.0.0.1, or to ::1, and reads to the end.
    func send(_ text: String, six: Bool = false) -> Answer? { send(Array(text.utf8), six: six) }

    func send(_ bytes: [UInt8], six: Bool = false) -> Answer? {
        guard let connection = connect(six: six) else { return nil }
        defer { close(connection) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        var answer: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(connection, &part, part.count, 0)
            guard count > 0 else { break }
            answer += part[..<count]
        }
        guard let end = (0..<max(0, answer.count - 3)).first(where: { answer[$0..<$0 + 4].elementsEqual("\r\n\r\n".utf8) }) else {
            return nil
        }
        let head = String(decoding: answer[..<end], as: UTF8.self)
        let sent = answer[(end + 4)...]
        let body = head.contains("\r\nTransfer-Encoding: chunked") ? Served.joined(sent) : Array(sent)
        return Answer(
            status: Int(head.dropFirst(9).prefix(3)) ?? 0, head: head,
            body: body.map { String(decoding: $0, as: UTF8.self) } ?? "")
    }

    /// What comes in chunks; nil where it has no end.
    private static func joined(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var (rest, body) = (bytes, [UInt8]())
        while let line = rest.firstIndex(of: UInt8(ascii: "\r")) {
            guard let length = Int(String(decoding: rest[..<line], as: UTF8.self), radix: 16) else { return nil }
            let start = line + 2
            guard start + length + 2 <= rest.endIndex else { return nil }
            if length == 0 { return body }
            body += rest[start..<start + length]
            rest = rest[(start + length + 2)...]
        }
        return nil
    }

    private func connect(six: Bool) -> Int32? {
        let connection = socket(six ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var result: Int32
        if six {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = in_port_t(UInt16(port)).bigEndian
            address.sin6_addr = in6addr_loopback
            result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Foundation.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
                }
            }
        } else {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(UInt16(port)).bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Foundation.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
        guard result == 0 else {
            close(connection)
            return nil
        }
        return connection
    }

    /// Asks for a page as a browser does.
    func get(_ path: String, host: String? = nil, _ headers: String...) -> Answer? {
        let path =
            path.addingPercentEncoding(withAllowedCharacters: .init(charactersIn: Unicode.Scalar(33)...Unicode.Scalar(126)))
            ?? path
        return send(
            "GET \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n" + headers.map { $0 + "\r\n" }.joined() + "\r\n")
    }

    /// Sends a form as a browser does.
    func post(_ path: String, _ fields: [(String, String)], host: String? = nil, origin: String?? = nil) -> Answer? {
        let body = fields.map { name, value in
            name + "=" + (value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
        }.joined(separator: "&")
        let from = origin == nil ? "http://127.0.0.1:\(port)" : origin!
        return send(
            "POST \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n" + (from.map { "Origin: \($0)\r\n" } ?? "")
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    /// The token that the forms of a page carry.
    func token() -> String {
        let body = get("/review")?.body ?? ""
        guard let start = body.range(of: "name=\"token\" value=\"") else { return "" }
        return String(body[start.upperBound...].prefix { $0 != "\"" })
    }

    /// Rows of a question to the database.
    func rows(_ sql: String, of path: String? = nil) throws -> [String] {
        let store = try Store(path: path ?? database, for: .reading)
        defer { try? store.close() }
        var rows: [String] = []
        try store.query(sql, seconds: 86_400) { _ in
        } row: { values in
            rows.append(
                values.map { value in
                    switch value {
                    case .text(let text): return text
                    case .integer(let integer): return "\(integer)"
                    case .null: return "-"
                    default: return "\(value)"
                    }
                }.joined(separator: "|"))
        }
        return rows
    }

    /// Row id of the current claim that prints `quote`.
    func claim(_ quote: String) throws -> String {
        try rows("SELECT claim_id FROM current_claim WHERE quote = '\(quote)'").first ?? ""
    }
}

/// Set once, and seen by other threads.
final class Flag: @unchecked Sendable {
    private let lock = NSLock()
    private var value = false
    var isSet: Bool { lock.withLock { value } }
    func set() { lock.withLock { value = true } }
}
