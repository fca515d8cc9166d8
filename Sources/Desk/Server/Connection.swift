import Foundation
import Store

/// One connection: one request, one answer, and it is closed. Who is slow is left.
struct Connection {
    private let descriptor: Int32
    private let received: [UInt8]
    private let deadline: Deadline

    /// Seconds in which a request has to be there; an answer may take a minute to go out.
    private static let patience = 10

    /// Takes over an open connection, and what has come over it.
    init(_ descriptor: Int32, received: [UInt8] = []) {
        (self.descriptor, self.received) = (descriptor, received)
        deadline = Deadline(seconds: Double(Connection.patience))
        var limit = timeval(tv_sec: Connection.patience, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    /// Reads the request, has it answered, and closes.
    ///
    /// - Parameter turns: taken while an answer is made, and not while it goes out: who reads slowly holds nobody up.
    func serve(_ desk: Desk, _ turns: DispatchSemaphore) {
        defer { close(descriptor) }
        do throws(Refusal) {
            guard let request = try request() else { return }
            send(turns.taken { desk.answer(request) }, to: request, turns)
        } catch {
            send(desk.refused(error).bytes())
            // What is still on its way is read, a little of it: else the answer could be lost with the connection.
            shutdown(descriptor, Int32(SHUT_WR))
            var rest = [UInt8](repeating: 0, count: 4096)
            for _ in 0..<64 where recv(descriptor, &rest, rest.count, 0) <= 0 { break }
        }
    }

    /// Sends an answer, and what is made of it only then. An answer that cannot go on breaks off without its end, which a browser sees.
    private func send(_ answer: Response, to request: Request, _ turns: DispatchSemaphore) {
        let (isHead, inChunks) = (request.method == "HEAD", request.version == "HTTP/1.1")
        let end = Deadline(seconds: 60)
        guard send(answer.bytes(headOnly: isHead, inChunks: inChunks), until: end), !isHead, let rest = answer.rest else {
            return
        }
        do {
            while let part = try turns.taken({ try rest.next() }) {
                guard send(inChunks ? Response.chunk(part) : part, until: end) else { return }
            }
            if inChunks { send(Response.chunk([]), until: end) }
        } catch { return }
    }

    /// Says that there are too many at once, and closes.
    func refuse(_ desk: Desk) {
        send(desk.refused(.tooMany).bytes())
        close(descriptor)
    }

    /// The request; nil where none came.
    private func request() throws(Refusal) -> Request? {
        var bytes = received
        var end = Connection.headEnd(in: bytes)
        while end == nil {
            guard receive(into: &bytes, most: Request.mostHead) else {
                if bytes.isEmpty { return nil }
                throw bytes.count >= Request.mostHead ? .tooLarge : .malformed
            }
            end = Connection.headEnd(in: bytes)
        }
        guard let end else { return nil }
        if end > Request.mostHead { throw .tooLarge }
        var request = try Request(head: Array(bytes[..<end]))
        let length = try request.bodyLength
        bytes.removeFirst(end + 4)
        while bytes.count < length {
            guard receive(into: &bytes, most: length) else { throw .malformed }
        }
        try request.take(body: Array(bytes.prefix(length)))
        return request
    }

    /// Appends what has come; false where nothing comes any more, there is no room, or the time is over.
    private func receive(into bytes: inout [UInt8], most: Int) -> Bool {
        let room = min(8192, most - bytes.count)
        guard room > 0, !deadline.isOver else { return false }
        var part = [UInt8](repeating: 0, count: room)
        while true {
            let count = recv(descriptor, &part, room, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            bytes += part[..<count]
            return true
        }
    }

    /// Where the empty line behind the head begins; nil where there is none from `start` on.
    static func headEnd(in bytes: [UInt8], from start: Int = 0) -> Int? {
        guard bytes.count >= start + 4 else { return nil }
        return (start...(bytes.count - 4)).first {
            bytes[$0] == 13 && bytes[$0 + 1] == 10 && bytes[$0 + 2] == 13 && bytes[$0 + 3] == 10
        }
    }

    /// Sends bytes; false where they did not go out in time.
    @discardableResult private func send(_ bytes: [UInt8], until end: Deadline = Deadline(seconds: 60)) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count < 0, errno == EINTR { continue }
            guard count > 0, !end.isOver else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

extension DispatchSemaphore {
    /// Waits for a turn, and gives it back.
    fileprivate func taken<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
        wait()
        defer { signal() }
        return try body()
    }
}
