import Foundation
import Store

/// Answers requests on loopback, many at once, until it is told to stop.
public final class Server: Sendable {
    private let sockets: Sockets
    private let desk: Desk
    private let waiting = Waiting()

    /// Requests that are answered at the same time: more than there are cores, since some are slow to arrive.
    private static let workers = 32
    /// Connections that may be open without having asked for anything, and seconds after which they are closed.
    private static let mostSilent = 1500
    private static let patience = 10.0

    /// The number under which it listens.
    public var port: Int { sockets.port }

    /// Listens from now on; requests are answered by ``serve(until:)``.
    ///
    /// - Parameters:
    ///   - port: 0 takes any that is free.
    ///   - desk: told the port, gives the desk that answers.
    public init(port: Int, desk: (Int) -> Desk) throws {
        sockets = try Sockets(port: port)
        self.desk = desk(sockets.port)
    }

    /// Answers requests until `isStopped` says so; it is asked four times a second.
    public func serve(until isStopped: () -> Bool) {
        Server.allowDescriptors()
        desk.prepare()
        for _ in 0..<Server.workers {
            let thread = Thread { [waiting, desk] in
                while let descriptor = waiting.next() { Connection(descriptor).serve(desk) }
            }
            // Room for long texts.
            thread.stackSize = 4 << 20
            thread.start()
        }
        // Browsers open connections before they ask for anything: nobody waits for one that is silent, and it is left after a while.
        var silent: [(descriptor: Int32, until: Deadline)] = []
        while !isStopped() {
            let (new, ready) = sockets.next(beside: silent.map(\.descriptor))
            for one in ready {
                if !waiting.add(one) { Connection(one).refuse(desk) }
            }
            silent.removeAll { ready.contains($0.descriptor) }
            let over = Set(silent.filter(\.until.isOver).map(\.descriptor))
            for one in over { close(one) }
            silent.removeAll { over.contains($0.descriptor) }
            for one in new {
                if silent.count < Server.mostSilent {
                    silent.append((one, Deadline(seconds: Server.patience)))
                } else {
                    Connection(one).refuse(desk)
                }
            }
        }
        for one in silent { close(one.descriptor) }
        waiting.stop()
    }
}

extension Server {
    /// A thousand connections at once need more descriptors than a program is given at first.
    private static func allowDescriptors() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < 4096 else { return }
        limit.rlim_cur = min(limit.rlim_max, 4096)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}

/// Connections that nobody has looked at yet.
private final class Waiting: @unchecked Sendable {
    private let condition = NSCondition()
    // All under `condition`.
    private var connections: [Int32] = []
    private var isStopped = false

    /// Connections that may wait: what comes beyond is refused, so that descriptors do not run out.
    private static let most = 1500

    func add(_ connection: Int32) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard connections.count < Waiting.most else { return false }
        connections.append(connection)
        condition.signal()
        return true
    }

    /// The next one; waits for it. Nil when it is over.
    func next() -> Int32? {
        condition.lock()
        defer { condition.unlock() }
        while connections.isEmpty, !isStopped { condition.wait() }
        return connections.isEmpty ? nil : connections.removeFirst()
    }

    func stop() {
        condition.lock()
        isStopped = true
        condition.broadcast()
        condition.unlock()
    }
}
