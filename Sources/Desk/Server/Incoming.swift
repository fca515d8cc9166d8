import Foundation
import Store

/// A connection whose request has not come as a whole: nobody waits for it, so that who sends slowly holds nobody up.
struct Incoming {
    let descriptor: Int32
    let deadline: Deadline
    /// What has come.
    private(set) var bytes: [UInt8] = []
    /// Bytes that the request has, when its head is there.
    private var length: Int?

    init(_ descriptor: Int32, seconds: Double) {
        self.descriptor = descriptor
        deadline = Deadline(seconds: seconds)
    }

    /// Takes what has come; true where the rest need not be waited for: all is there, it is no request, or its sender is gone.
    mutating func take() -> Bool {
        let known = bytes.count
        var part = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &part, part.count, Int32(MSG_DONTWAIT))
        guard count > 0 else { return count == 0 || errno != EAGAIN && errno != EINTR }
        bytes += part[..<count]
        if length == nil, let end = Connection.headEnd(in: bytes, from: max(0, known - 3)) {
            guard let request = try? Request(head: Array(bytes[..<end])), let body = try? request.bodyLength else { return true }
            length = end + 4 + body
        }
        return bytes.count >= length ?? Request.mostHead
    }
}
