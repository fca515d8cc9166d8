import Foundation

/// The files that paths stand for: files as they are given, folders by their `.txt` files, in a fixed order.
public struct FileList: Sendable {
    /// The files, in the order of the paths given; within a folder by name.
    public private(set) var files: [InputFile] = []
    /// Number of files in folders that are no text: other endings, README.
    public private(set) var skipped = 0
    /// Folders that cannot be read.
    public private(set) var problems: [FileProblem] = []

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
            walk(path.hasSuffix("/") && path != "/" ? String(path.dropLast()) : path, name: "")
            if files.count == before.0, problems.count == before.2 {
                let others = skipped - before.1
                throw FileProblem(
                    path: path,
                    reason: "no text in this folder" + (others > 0 ? " (other files: \(others))" : ""))
            }
        }
    }

    private mutating func walk(_ folder: String, name: String) {
        guard let entries = FileList.entries(of: folder) else {
            problems.append(FileProblem(path: folder, reason: "no permission to read this folder"))
            return
        }
        for entry in entries {
            let path = folder + "/" + entry
            let below = name.isEmpty ? entry : name + "/" + entry
            var facts = stat()
            // A link to a folder is not followed: it could lead back here.
            guard lstat(path, &facts) == 0 else { continue }
            if facts.st_mode & S_IFMT == S_IFLNK {
                guard stat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR else { continue }
            }
            switch facts.st_mode & S_IFMT {
            case S_IFDIR: walk(path, name: below)
            case S_IFREG where FileList.isText(entry): files.append(InputFile(path: path, name: below))
            default: skipped += 1
            }
        }
    }

    /// Names in a folder without hidden ones, sorted by their bytes; nil where the folder cannot be read.
    private static func entries(of folder: String) -> [String]? {
        var facts = stat()
        guard stat(folder, &facts) == 0, facts.st_mode & 0o444 != 0, let directory = opendir(folder) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func isText(_ name: String) -> Bool {
        let lower = name.lowercased()
        return lower.hasSuffix(".txt") && lower != "readme.txt"
    }
}
