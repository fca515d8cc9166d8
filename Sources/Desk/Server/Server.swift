import Foundation
import Store

/// Answers requests on loopback, many at once, until it is told to stop.
public final class Server: Sendable {
    private let sockets: Sockets
    private let desk: Desk
    private let waiting = Waiting()
    private let turns = DispatchSemaphore(value: Server.atOnce)

    /// Requests that are answered at the same time.
    private static let atOnce = 32
    /// Threads at most: those beyond have an answer on its way to somebody who reads slowly.
    private static let mostThreads = 512
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
        // Browsers open connections before they ask for anything: nobody waits for one that is silent, and it is left after a while.
        var silent: [Incoming] = []
        while !isStopped() {
            let (new, ready) = sockets.next(beside: silent.map(\.descriptor))
            for index in silent.indices.reversed() where ready.contains(silent[index].descriptor) {
                guard silent[index].take() else { continue }
                let one = silent.remove(at: index)
                if !waiting.add(one) { Connection(one.descriptor).refuse(desk) }
                if waiting.lacksThread(most: Server.mostThreads) { work() }
            }
            silent.removeAll { one in
                let isOver = one.deadline.isOver
                if isOver { close(one.descriptor) }
                return isOver
            }
            for one in new {
                if silent.count < Server.mostSilent {
                    silent.append(Incoming(one, seconds: Server.patience))
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
    /// Another thread that answers.
    private func work() {
        let thread = Thread { [waiting, desk, turns] in
            while let one = waiting.next() { Connection(one.descriptor, received: one.bytes).serve(desk, turns) }
        }
        // Room for long texts.
        thread.stackSize = 4 << 20
        thread.start()
    }

    /// A thousand connections at once need more descriptors than a program is given at first.
    private static func allowDescriptors() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < 4096 else { return }
        limit.rlim_cur = min(limit.rlim_max, 4096)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}

/// Requests that nobody has answered yet.
private final class Waiting: @unchecked Sendable {
    private let condition = NSCondition()
    // All under `condition`.
    private var requests: [Incoming] = []
    private var isStopped = false
    private var idle = 0
    private var threads = 0

    /// Requests that may wait: what comes beyond is refused, so that descriptors do not run out.
    private static let most = 1500

    func add(_ one: Incoming) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard requests.count < Waiting.most else { return false }
        requests.append(one)
        condition.signal()
        return true
    }

    /// Whether there are more requests than threads that wait for one; another is counted then.
    func lacksThread(most: Int) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard requests.count > idle, threads < most else { return false }
        threads += 1
        return true
    }

    /// The next one; waits for it. Nil when it is over.
    func next() -> Incoming? {
        condition.lock()
        defer { condition.unlock() }
        idle += 1
        while requests.isEmpty, !isStopped { condition.wait() }
        idle -= 1
        return requests.isEmpty ? nil : requests.removeFirst()
    }

    func stop() {
        condition.lock()
        isStopped = true
        condition.broadcast()
        condition.unlock()
    }
}
