import Foundation

/// A file to read.
public struct InputFile: Hashable, Sendable {
    /// Where it is, as it is shown.
    public var path: String
    /// What evidence calls it: the path below the folder that was given, or the name of a file that was given itself.
    public var name: String
    /// Where it is, as the system knows it.
    private let place: FileName

    /// Makes a file.
    public init(path: String, name: String) {
        self.path = path
        self.name = name
        place = FileName(path)
    }

    init(_ place: FileName, name: String) {
        path = place.shown
        self.name = name
        self.place = place
    }

    /// The path from the root of the file system, links followed: the same file has the same one wherever a run is started.
    public var fullPath: String { InputFile.fullPath(place) }

    static func fullPath(_ path: String) -> String { fullPath(FileName(path)) }

    /// The same of what stands in a folder, a link itself and not what it leads to: where a person finds it.
    static func fullPath(ofEntry path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return fullPath(path) }
        let folder = fullPath(String(path[..<slash]))
        return (folder == "/" ? "" : folder) + path[slash...]
    }

    private static func fullPath(_ place: FileName) -> String {
        guard let resolved = place.withCString({ realpath($0, nil) }) else {
            return URL(fileURLWithPath: place.shown).standardizedFileURL.path
        }
        defer { free(resolved) }
        return FileName(
            bytes: Array(UnsafeBufferPointer(start: resolved, count: Glibc.strlen(resolved)).map { UInt8(bitPattern: $0) })
        )
        .shown
    }

    /// Whether nothing stands at a path that ``fullPath`` gave; a name that is no UTF-8 cannot be told.
    static func isGone(_ fullPath: String) -> Bool {
        var facts = stat()
        return !fullPath.utf8.contains(UInt8(ascii: "\\")) && stat(fullPath, &facts) != 0 && errno == ENOENT
    }

    /// Larger files are not read: SQLite keeps no text of a gigabyte.
    public static let largestSize = 500_000_000

    /// Number of its bytes as the folder tells it; 0 where it does not.
    var size: Int {
        var facts = stat()
        return place.withCString { stat($0, &facts) } == 0 ? Int(facts.st_size) : 0
    }

    /// The bytes of the file.
    public func bytes() throws(FileProblem) -> [UInt8] {
        let (descriptor, size) = try open()
        defer { close(descriptor) }
        guard size <= InputFile.largestSize else {
            throw FileProblem(path: path, reason: "larger than \(InputFile.largestSize / 1_000_000) MB: cut it into pages")
        }
        return try piece(of: descriptor, size)
    }

    /// Reads the file piece by piece.
    ///
    /// - Parameters:
    ///   - size: most bytes of a piece.
    ///   - body: is given what gives the next bytes, none at the end; to be called no more when `body` has returned.
    public func withPieces(of size: Int, _ body: (@escaping () throws -> [UInt8]) throws -> Void) throws {
        let descriptor = try open().descriptor
        defer { close(descriptor) }
        try body { try piece(of: descriptor, size) }
    }

    private func open() throws(FileProblem) -> (descriptor: Int32, size: Int) {
        var facts = stat()
        guard place.withCString({ stat($0, &facts) }) == 0 else { throw FileProblem(path: path, code: errno) }
        if facts.st_mode & S_IFMT == S_IFDIR { throw FileProblem(path: path, reason: "a folder; give the files in it") }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw FileProblem(path: path, reason: "not a file") }
        // Asked of the mode as well, because the system lets root read everything.
        guard facts.st_mode & 0o444 != 0 else { throw FileProblem(path: path, code: EACCES) }
        let descriptor = place.withCString { Glibc.open($0, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw FileProblem(path: path, code: errno) }
        return (descriptor, Int(facts.st_size))
    }

    /// The next bytes of a file, as many as are asked for; fewer only at its end.
    private func piece(of descriptor: Int32, _ size: Int) throws(FileProblem) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < buffer.count {
                let got = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
                if got < 0 { failure = errno }
                if got <= 0 { return }
                count += got
            }
        }
        guard failure == 0 else { throw FileProblem(path: path, code: failure) }
        return bytes
    }
}

/// A file or folder that cannot be read, and why.
public struct FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it is.
    public var path: String
    /// Why it cannot be read, a few words.
    public var reason: String
    /// Whether the same file may be read the next time as it is: the machine is to blame.
    public var isPassing: Bool

    /// Makes a problem.
    public init(path: String, reason: String, isPassing: Bool = false) {
        self.path = path
        self.reason = reason
        self.isPassing = isPassing
    }

    init(path: String, code: Int32) {
        switch code {
        case EACCES, EPERM: self.init(path: path, reason: "no permission to read it")
        case ENOENT: self.init(path: path, reason: "there is no such file or folder")
        case ENAMETOOLONG:
            self.init(path: path, reason: "the path is longer than the system allows: move it up, or give a folder below")
        default: self.init(path: path, reason: String(cString: strerror(code)))
        }
    }

    /// Path and reason.
    public var description: String { "\(path): \(reason)" }
}
