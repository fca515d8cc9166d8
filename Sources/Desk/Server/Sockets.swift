import Foundation

/// Sockets that listen on loopback: 127.0.0.1, and ::1 where the machine has it, under one number.
final class Sockets: Sendable {
    /// The number under which both listen.
    let port: Int
    private let descriptors: [Int32]

    /// Opens them.
    ///
    /// - Parameter port: 0 takes any that is free.
    /// - Throws: ``DeskError`` where the number is taken or not allowed.
    init(port: Int) throws {
        for _ in 0..<20 {
            let first = try Sockets.four(port)
            let number = Sockets.number(of: first)
            guard let second = Sockets.six(number) else {
                descriptors = [first]
                self.port = number
                return
            }
            if second >= 0 {
                descriptors = [first, second]
                self.port = number
                return
            }
            close(first)
            guard port == 0 else { break }
        }
        throw DeskError("port \(port) is taken on ::1: give another with --port")
    }

    deinit { for one in descriptors { close(one) } }

    /// What comes within a quarter of a second: new connections, and those of `silent` that have sent something or are closed.
    func next(beside silent: [Int32]) -> (new: [Int32], ready: Set<Int32>) {
        var waiting = (descriptors + silent).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&waiting, nfds_t(waiting.count), 250) > 0 else { return ([], []) }
        let ready = Set(waiting.dropFirst(descriptors.count).filter { $0.revents != 0 }.map(\.fd))
        return (waiting.prefix(descriptors.count).filter { $0.revents != 0 }.compactMap { connection(to: $0.fd) }, ready)
    }

    private func connection(to descriptor: Int32) -> Int32? {
        let connection = accept(descriptor, nil, nil)
        guard connection < 0 else {
            _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
            return connection
        }
        // Out of descriptors: those that are open have to end first.
        if errno == EMFILE || errno == ENFILE { usleep(20_000) }
        return nil
    }

    private static func four(_ port: Int) throws -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let opened = open(AF_INET)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { listening(opened, $0, MemoryLayout<sockaddr_in>.size) }
        }
        guard result >= 0 else {
            let code = errno
            close(opened)
            switch code {
            case EADDRINUSE: throw DeskError("port \(port) is taken: is another desk running? give another with --port")
            case EACCES: throw DeskError("port \(port) is not allowed to this account: give one from 1024")
            default: throw DeskError("nothing can listen on 127.0.0.1:\(port): \(String(cString: strerror(code)))")
            }
        }
        return opened
    }

    /// A socket on ::1; nil where the machine has no such address, less than 0 where the number is taken.
    private static func six(_ port: Int) -> Int32? {
        let opened = open(AF_INET6)
        guard opened >= 0 else { return nil }
        var only: Int32 = 1
        setsockopt(opened, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &only, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = in_port_t(UInt16(port)).bigEndian
        address.sin6_addr = in6addr_loopback
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { listening(opened, $0, MemoryLayout<sockaddr_in6>.size) }
        }
        guard result < 0 else { return opened }
        let code = errno
        close(opened)
        return code == EADDRINUSE ? -1 : nil
    }

    private static func open(_ family: Int32) -> Int32 {
        let opened = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var again: Int32 = 1
        if opened >= 0 { setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &again, socklen_t(MemoryLayout<Int32>.size)) }
        return opened
    }

    private static func listening(_ opened: Int32, _ address: UnsafePointer<sockaddr>, _ size: Int) -> Int32 {
        guard opened >= 0, bind(opened, address, socklen_t(size)) == 0 else { return -1 }
        return listen(opened, 1024)
    }

    private static func number(of opened: Int32) -> Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(opened, $0, &size) }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}

/// The desk cannot do what it was asked for: one sentence for people.
public struct DeskError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do.
    public let description: String

    init(_ description: String) { self.description = description }
}
