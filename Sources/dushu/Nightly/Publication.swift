import Foundation
import Quantities
import Store

/// A set of reports on its way into the folder where people look: made in a folder of its own, published whole by one rename.
///
/// Two jobs never work in the same folder: it is locked, as the database is.
final class Publication {
    /// Day that the set is of.
    let day: Day
    /// Where the set is made: hidden, and nobody else's.
    let workshop: String
    private let folder: String
    private let lock: Int32
    private let note: HolderNote

    /// Where it will be.
    var place: String { folder + "/" + day.iso }

    /// Takes the lock of the folder, which is made where it is not there, and clears what killed jobs have left in it.
    init(folder: String, day: Day) throws {
        let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        self.folder = folder
        self.day = day
        workshop = folder + "/.dushu-new-\(getpid())"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure("the folder \(folder) cannot be made: is there a file of that name, or no permission?")
        }
        note = HolderNote(path: folder + "/.dushu-holder")
        lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0 else { throw Failure("\(folder) cannot be opened: \(String(cString: strerror(errno)))") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw StoreError(
                .locked, "\(note.read() ?? "another dushu nightly") is writing reports to \(folder): try again when it is done")
        }
        note.write("dushu nightly")
        for name in Publication.names(in: folder) where name.hasPrefix(".dushu-new-") || name.hasPrefix(".dushu-old-") {
            try? FileManager.default.removeItem(atPath: folder + "/" + name)
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: workshop)
        note.remove()
        close(lock)
    }

    /// Makes the folder in which the set is made.
    func begin() throws {
        guard mkdir(workshop, 0o700) == 0 else {
            throw Failure("nothing can be written to \(folder): \(String(cString: strerror(errno)))")
        }
    }

    /// Whether reports in `folder` would be read as pages of `pages` the next night: digests are pages like all others.
    static func wouldBeRead(_ folder: String, among pages: String) -> Bool {
        guard let pages = real(pages) else { return false }
        // The folder of the reports, or the next one above it that is there.
        var path = folder
        while real(path) == nil, path.contains("/") { path = String(path[..<path.lastIndex(of: "/")!]) }
        guard let place = real(path.isEmpty ? "/" : path) ?? real(".") else { return false }
        return place == pages || place.hasPrefix(pages == "/" ? pages : pages + "/")
    }

    /// The path without links; nil where nothing is there.
    private static func real(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// Puts the set in its place, where it takes the place of an earlier one of the same day.
    func publish() throws {
        let mask = umask(0)
        umask(mask)
        guard chmod(workshop, 0o777 & ~mask) == 0 else { throw failed() }
        sync(workshop)
        if rename(workshop, place) != 0 {
            guard errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR else { throw failed() }
            try exchange()
        }
        sync(folder)
    }

    private func exchange() throws {
        var facts = stat()
        guard lstat(place, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else {
            throw Failure("\(place) is no folder: move it away")
        }
        // What a person has put there is not ours to take away.
        guard access(place + "/run.json", F_OK) == 0 else {
            throw Failure("\(place) is no set of reports, it has no run.json: move it away")
        }
        if Publication.swap(workshop, place) { return }
        // A file system that cannot exchange two folders: for a moment there is none of that day, and never half of one.
        let old = folder + "/.dushu-old-\(getpid())"
        guard rename(place, old) == 0 else { throw failed() }
        guard rename(workshop, place) == 0 else {
            let failure = failed()
            rename(old, place)
            throw failure
        }
        try? FileManager.default.removeItem(atPath: old)
    }

    /// Exchanges two folders at once; false where the system cannot.
    private static func swap(_ one: String, _ other: String) -> Bool {
        typealias Exchange = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
        // Not in the headers that Swift sees.
        guard let symbol = dlsym(nil, "renameat2") else { return false }
        return unsafeBitCast(symbol, to: Exchange.self)(AT_FDCWD, one, AT_FDCWD, other, 2) == 0
    }

    /// Takes away sets that are more than `days` days older than this one; gives their places. Only folders with a run.json are sets.
    func takeAway(olderThan days: Int?) throws -> [String] {
        guard let days else { return [] }
        var gone: [String] = []
        for name in Publication.names(in: folder).sorted() {
            guard let other = Day(iso: name), other < day.adding(days: -days) else { continue }
            let path = folder + "/" + name
            guard access(path + "/run.json", F_OK) == 0 else { continue }
            let old = folder + "/.dushu-old-\(name)"
            guard rename(path, old) == 0 else {
                throw Failure("\(path) cannot be taken away: \(String(cString: strerror(errno)))")
            }
            try? FileManager.default.removeItem(atPath: old)
            gone.append(path)
        }
        return gone
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    private func sync(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private func failed() -> Failure { Failure("\(place) cannot be published: \(String(cString: strerror(errno)))") }
}
