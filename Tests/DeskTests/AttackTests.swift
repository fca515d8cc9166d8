import Foundation
import Reporting
import Testing

@testable import Desk

/// What others might try with the desk.
struct AttackTests {
    /// A form that would accept a figure.
    private func accept(_ desk: Served, token: String) throws -> [(String, String)] {
        [("token", token), ("claim", try desk.claim("15万只")), ("action", "accept"), ("by", "谁")]
    }

    private func nothingIsDecided(_ desk: Served) throws -> Bool { try desk.rows("SELECT count(*) FROM claim_decision") == ["0"] }

    @Test func aForeignHostIsRefused() throws {
        let desk = try Served(review: true)
        for host in ["evil.example", "evil.example:\(desk.port)", "127.0.0.1", "127.0.0.1:1", "0.0.0.0:\(desk.port)", ""] {
            #expect(desk.get("/", host: host)?.status == 421, "\(host)")
        }
        #expect(desk.send("GET / HTTP/1.1\r\n\r\n")?.status == 421)
        #expect(desk.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(desk.port)\r\nHost: evil.example\r\n\r\n")?.status == 400)
        #expect(desk.post("/decide", try accept(desk, token: desk.token()), host: "evil.example")?.status == 421)
        #expect(try nothingIsDecided(desk))
    }

    @Test func anotherOriginIsRefused() throws {
        let desk = try Served(review: true)
        let form = try accept(desk, token: desk.token())
        for origin in ["http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:\(desk.port)", "http://127.0.0.1:1"]
        {
            #expect(desk.post("/decide", form, origin: .some(.some(origin)))?.status == 403, "\(origin)")
        }
        #expect(desk.post("/decide", form, origin: .some(nil))?.status == 403)
        #expect(desk.get("/", host: nil, "Origin: http://evil.example")?.status == 403)
        // An image or a script of another page; a link on it is only a way here.
        #expect(desk.get("/desk.js", host: nil, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors")?.status == 403)
        #expect(desk.get("/", host: nil, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate")?.status == 200)
        #expect(try nothingIsDecided(desk))
    }

    @Test func aChangeWithoutTheTokenIsRefused() throws {
        let desk = try Served(review: true)
        let token = desk.token()
        #expect(token.count == 64)
        for wrong in ["", "x", String(token.dropLast()), String(token.reversed()), token + "0"] {
            #expect(desk.post("/decide", try accept(desk, token: wrong))?.status == 403, "\(wrong)")
        }
        for path in ["/undo", "/name"] {
            #expect(desk.post(path, [("decision", "1"), ("what", "merge")])?.status == 403, "\(path)")
        }
        #expect(try nothingIsDecided(desk))
        // Another start has another token.
        #expect(try Served(review: true).token() != token)
    }

    @Test func readOnlyRefusesEveryChange() throws {
        let desk = try Served()
        #expect(desk.token() == "")
        #expect(desk.get("/claim?id=1")?.body.contains("<form method=\"post\"") == false)
        #expect(desk.post("/decide", try accept(desk, token: ""))?.status == 403)
        let changes = Desk(Desk.Options(database: desk.database), vocabulary: Served.vocabulary, port: 80)
        let form = [(name: "token", value: changes.gate.token), (name: "claim", value: "1"), (name: "action", value: "accept")]
        let request = Request(
            method: "POST", path: "/decide", form: form, headers: ["host": "localhost:80", "origin": "http://localhost:80"])
        #expect(changes.answer(request).status == 403)
        #expect(try nothingIsDecided(desk))
    }

    @Test(arguments: [
        "", "GET\r\n\r\n", "GET / HTTP/2\r\n\r\n", "GET http://a/ HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n",
        "GET / HTTP/1.1\r\n : x\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", "GET /%zz HTTP/1.1\r\n\r\n",
        "GET /%ff HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 1x\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na",
        "GET / HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Site: same-origin\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\u{0}b\r\n\r\n",
    ])
    func whatIsNoRequestIsRefused(text: String) throws {
        let desk = try Served()
        let answer = desk.send(text.isEmpty ? "\r\n\r\n" : text)
        #expect(answer?.status == 400)
        #expect(desk.get("/")?.status == 200)
    }

    /// Row ids and places that no database has, also those that a sum leaves the range of numbers with: a link of another page may hold them.
    @Test func numbersWithoutSenseFindNothing() throws {
        let desk = try Served(review: true)
        for number in ["-9223372036854775808", "9223372036854775807", "9223372036854775808", "-1", "0", "0x1", "1e3", " 1"] {
            for page in ["series", "document", "claim", "add"] {
                #expect(desk.get("/\(page)?id=\(number)")?.status == 404, "\(page) \(number)")
            }
            for path in [
                "/add?id=1&at=\(number)-\(number)", "/document?id=1&from=\(number)", "/?metric=a&behind=\(number)",
                "/?metric=a&before=\(number)", "/?metric=a&from=\(number)&rows=\(number)", "/documents?before=\(number)",
                "/review?grade=sure&before=\(number)", "/evidence?at=a:0-\(number)", "/conflicts?from=\(number)",
            ] {
                #expect([200, 404].contains(desk.get(path)?.status), "\(path)")
            }
            let form = [("token", desk.token()), ("by", "谁"), ("action", "accept"), ("quote", "15万只")]
            for (path, field) in [("/decide", "claim"), ("/add", "document"), ("/undo", "decision")] {
                #expect(desk.post(path, form + [(field, number)])?.status == 404, "\(path) \(number)")
            }
        }
        #expect(desk.get("/")?.status == 200)
        #expect(try nothingIsDecided(desk))
    }

    /// Names and reasons that look like others, or have no end.
    @Test(arguments: ["校\u{202E}对", "\u{200B}", "校对\u{FEFF}", "校\u{2028}对", String(repeating: "校", count: 1001)])
    func namesThatAreNotSeenAreRefused(words: String) throws {
        let desk = try Served(review: true)
        let form = try accept(desk, token: desk.token()).filter { $0.0 != "by" && $0.0 != "action" }
        #expect(desk.post("/decide", form + [("action", "accept"), ("by", words)])?.status == 422)
        #expect(desk.post("/decide", form + [("action", "accept"), ("by", "校对"), ("reason", words)])?.status == 422)
        for slot in ["organization", "metric", "component", "scope"] {
            let change = [("action", "correct"), ("by", "校对"), ("new", "1"), ("slot.\(slot)", words)]
            #expect(desk.post("/decide", form + change)?.status == 422, "\(slot)")
        }
        for what in ["alias", "merge", "metric"] {
            let name = [("what", what), ("by", "校对"), ("name", words), ("target", "湖北省")]
            #expect(desk.post("/name", form + name)?.status == 422, "\(what)")
        }
        #expect(try nothingIsDecided(desk))
    }

    @Test func largeRequestsAreRefused() throws {
        let desk = try Served(review: true)
        #expect(desk.send("GET /" + String(repeating: "a", count: 20_000) + " HTTP/1.1\r\n\r\n")?.status == 413)
        let long = String(repeating: "x: " + String(repeating: "a", count: 500) + "\r\n", count: 100)
        #expect(desk.send("GET / HTTP/1.1\r\n" + long + "\r\n")?.status == 413)
        #expect(desk.send("POST /decide HTTP/1.1\r\nContent-Length: 1000000000000\r\n\r\n")?.status == 413)
        let form =
            "POST /decide HTTP/1.1\r\nHost: 127.0.0.1:\(desk.port)\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\na=b"
        #expect(desk.send(form)?.status == 415)
        let delete = desk.send("DELETE / HTTP/1.1\r\nHost: 127.0.0.1:\(desk.port)\r\n\r\n")
        #expect(delete?.status == 405 && delete?.head.contains("Allow: GET, HEAD, POST") == true)
        let head = desk.send("HEAD / HTTP/1.1\r\nHost: 127.0.0.1:\(desk.port)\r\n\r\n")
        #expect(head?.status == 200 && head?.body == "")
    }

    /// A refusal is read by a person, too: in the language of the request, and in that of the desk where the request could not be read.
    @Test func refusalsAreInTheLanguageOfWhoeverAsks() throws {
        for refusal in Refusal.allCases {
            let key = "desk.refused.\(refusal.rawValue)"
            #expect(Labels(.zh)[key] != key, "\(key)")
        }
        let (desk, chinese) = (try Served(language: nil), try Served(language: "zh"))
        let lines = ["GET / HTTP/1.1\r\nHost: evil.example\r\n", "DELETE / HTTP/1.1\r\nHost: 127.0.0.1:\(desk.port)\r\n"]
        for (line, zh, en) in [(lines[0], "核定台只应答", "The desk answers to"), (lines[1], "核定台只认", "The desk knows")] {
            #expect(desk.send(line + "Accept-Language: zh-CN\r\n\r\n")?.body.hasPrefix(zh) == true)
            #expect(desk.send(line + "Accept-Language: en-GB\r\n\r\n")?.body.hasPrefix(en) == true)
            #expect(desk.send(line + "\r\n")?.body.hasPrefix(en) == true)
        }
        #expect(desk.post("/undo", [], origin: .some(nil))?.body.hasPrefix("A change must say") == true)
        #expect(chinese.post("/undo", [], origin: .some(nil))?.body.hasPrefix("改动须注明") == true)
        #expect(chinese.post("/undo", [("token", "x")])?.body.hasPrefix("表单的令牌") == true)
        #expect(chinese.get("/", host: nil, "Origin: http://evil.example")?.body.hasPrefix("不接受其他网页") == true)
        #expect(chinese.send("x\r\n\r\n")?.body.hasPrefix("这不是核定台能看懂的请求") == true)
        let large = "GET /" + String(repeating: "a", count: 20_000) + " HTTP/1.1\r\n\r\n"
        #expect(chinese.send(large)?.body.hasPrefix("请求太大") == true)
    }

    @Test func aThousandRequestsAtOnce() throws {
        let desk = try Served()
        let good = Count()
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            // Threads of their own: the queue would not run more at once than there are cores.
            let threads = (0..<125).map { index in
                let thread = Thread { if desk.get(index % 2 == 0 ? "/" : "/?organization=湖北省")?.status == 200 { good.add() } }
                thread.stackSize = 1 << 19
                thread.start()
                return thread
            }
            while threads.contains(where: { !$0.isFinished }) { usleep(5_000) }
        }
        #expect(good.value == 1000)
        #expect(desk.get("/")?.status == 200)
    }

    /// Who begins a request and does not end it keeps nobody else waiting, also where there are more of them than are answered at once.
    @Test func slowRequestsHoldNobodyUp() throws {
        let desk = try Served(review: true)
        let slow = (0..<80).map { number in
            let one = Process.connected(to: desk.port)
            let text =
                number % 2 == 0
                ? "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(desk.port)\r\nX: "
                : "POST /decide HTTP/1.1\r\nHost: 127.0.0.1:\(desk.port)\r\nContent-Length: 50\r\n\r\nclaim="
            _ = Array(text.utf8).withUnsafeBytes { send(one, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            return one
        }
        defer { for one in slow { close(one) } }
        let begin = DispatchTime.now().uptimeNanoseconds
        for _ in 0..<3 { #expect(desk.get("/")?.status == 200) }
        #expect(slow.count(where: isOpen) == 80 || DispatchTime.now().uptimeNanoseconds - begin > 9_000_000_000)
    }

    /// Who connects and says nothing keeps nobody else waiting.
    @Test func silentConnectionsHoldNobodyUp() throws {
        let desk = try Served()
        let silent = (0..<80).map { _ in Process.connected(to: desk.port) }
        defer { for one in silent { close(one) } }
        #expect(silent.allSatisfy { $0 >= 0 })
        let begin = DispatchTime.now().uptimeNanoseconds
        for _ in 0..<3 { #expect(desk.get("/")?.status == 200) }
        // They are left after ten seconds: before that nobody has waited for one of them.
        #expect(silent.count(where: isOpen) == 80 || DispatchTime.now().uptimeNanoseconds - begin > 9_000_000_000)
    }

    /// Whether the other end has left a connection open, and said nothing.
    private func isOpen(_ connection: Int32) -> Bool {
        var byte: UInt8 = 0
        return recv(connection, &byte, 1, Int32(MSG_DONTWAIT)) < 0 && errno == EAGAIN
    }
}

/// A count that threads share.
final class Count: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0
    var value: Int { lock.withLock { count } }
    func add() { lock.withLock { count += 1 } }
}

extension Process {
    /// An open connection to a port of 127.0.0.1.
    fileprivate static func connected(to port: Int) -> Int32 {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return result == 0 ? connection : -1
    }
}
