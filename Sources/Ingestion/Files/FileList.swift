import Foundation

/// The files that paths stand for: files as they are given, folders by their pages (``FileForm``), in a fixed order.
///
/// Whatever is met is in one of three lists: nothing is passed over without a reason.
public struct FileList: Sendable {
    /// The files, in the order of the paths given; within a folder by name.
    public private(set) var files: [InputFile] = []
    /// What is no page, and why: other endings, README, hidden files, links to folders.
    public private(set) var passedOver: [FileProblem] = []
    /// Folders that cannot be read, and pages that are not there: links that lead nowhere, paths that are too long.
    public private(set) var problems: [FileProblem] = []

    /// Number of files and folders that are no pages.
    public var skipped: Int { passedOver.count }

    /// Lists files.
    ///
    /// - Throws: ``FileProblem`` for a path that is not there and for a folder without text: then nothing should be begun.
    public init(_ paths: [String]) throws(FileProblem) {
        for path in paths {
            var facts = stat()
            guard stat(path, &facts) == 0 else {
                if path == "-" {
                    throw FileProblem(
                        path: path,
                        reason: "evidence names the file of a page, and standard input has none: save it as a file first")
                }
                throw FileProblem(path: path, code: errno)
            }
            guard facts.st_mode & S_IFMT == S_IFDIR else {
                files.append(InputFile(path: path, name: path.split(separator: "/").last.map { String($0) } ?? path))
                continue
            }
            let before = (files.count, skipped, problems.count)
            walk(FileName(path.hasSuffix("/") && path != "/" ? String(path.dropLast()) : path), name: "")
            if files.count == before.0, problems.count == before.2 {
                let others = passedOver[before.1...].count { $0.reason != FileList.hidden }
                throw FileProblem(
                    path: path,
                    reason: "no text in this folder" + (others > 0 ? " (other files: \(others))" : ""))
            }
        }
    }

    private static let hidden = "hidden"

    private mutating func walk(_ folder: FileName, name: String) {
        let entries: [FileName]
        do throws(FileProblem) { entries = try FileList.entries(of: folder) } catch { return problems.append(error) }
        for entry in entries {
            let path = folder.appending(entry)
            let below = name.isEmpty ? entry.readable : name + "/" + entry.readable
            take(entry, at: path, name: below)
        }
    }

    private mutating func take(_ entry: FileName, at path: FileName, name: String) {
        func skip(_ reason: String) { passedOver.append(FileProblem(path: path.shown, reason: reason)) }
        if entry.bytes.first == UInt8(ascii: ".") { return skip(FileList.hidden) }
        var facts = stat()
        guard path.withCString({ lstat($0, &facts) }) == 0 else {
            return problems.append(FileProblem(path: path.shown, code: errno))
        }
        if facts.st_mode & S_IFMT == S_IFLNK {
            guard path.withCString({ stat($0, &facts) }) == 0 else {
                guard FileList.isPage(entry) else { return skip("a link that leads nowhere") }
                return problems.append(FileProblem(path: path.shown, reason: "a link that leads nowhere"))
            }
            // It could lead back here.
            if facts.st_mode & S_IFMT == S_IFDIR { return skip("a link to a folder: give the folder itself") }
        }
        switch facts.st_mode & S_IFMT {
        case S_IFDIR: walk(path, name: name)
        case S_IFREG where FileList.isPage(entry): files.append(InputFile(path, name: name))
        case S_IFREG: skip(FileList.isReadme(entry) ? "a README" : "no page: neither .txt, .html nor .pdf")
        default: skip("no file: a pipe, socket or device")
        }
    }

    /// Names in a folder, sorted by their bytes.
    private static func entries(of folder: FileName) throws(FileProblem) -> [FileName] {
        var facts = stat()
        // Asked of the mode as well, because the system lets root read everything.
        let isForbidden = folder.withCString { stat($0, &facts) } == 0 && facts.st_mode & 0o444 == 0
        guard !isForbidden, let directory = folder.withCString({ opendir($0) }) else {
            if isForbidden || errno == EACCES {
                throw FileProblem(path: folder.shown, reason: "no permission to read this folder")
            }
            throw FileProblem(path: folder.shown, code: errno)
        }
        defer { closedir(directory) }
        var names: [FileName] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
                    FileName(bytes: Array(UnsafeBufferPointer(start: start, count: length(of: start))))
                }
            }
            if name.bytes != Array(".".utf8), name.bytes != Array("..".utf8) { names.append(name) }
        }
        return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    private static func isPage(_ name: FileName) -> Bool {
        FileForm.endings.contains { ends(name, $0.ending) } && !isReadme(name)
    }
    private static func isReadme(_ name: FileName) -> Bool {
        [Array("readme".utf8), Array("readme.txt".utf8), Array("readme.md".utf8)].contains(lower(name))
    }
    private static func ends(_ name: FileName, _ ending: String) -> Bool {
        lower(name).suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
    private static func lower(_ name: FileName) -> [UInt8] {
        name.bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 }
    }
}

private func length(of start: UnsafePointer<UInt8>) -> Int {
    var count = 0
    while start[count] != 0 { count += 1 }
    return count
}
