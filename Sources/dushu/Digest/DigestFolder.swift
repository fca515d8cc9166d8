import Foundation

/// The folder that a digest is written to.
struct DigestFolder {
    private let folder: String

    /// Takes a folder, which is made where it is not there.
    init(_ folder: String) throws {
        self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure("the folder \(folder) cannot be made: is there a file of that name, or no permission?")
        }
    }

    /// Writes files as `STEM.END`, or `STEM_1.svg` where the end begins with a number; gives their paths.
    ///
    /// Each file is there whole or not at all.
    func write(_ files: [(end: String, content: [UInt8])], stem: String) throws -> [String] {
        var paths: [String] = []
        for (end, content) in files {
            paths.append(folder + "/" + stem + (end.first?.isNumber == true ? "_" : ".") + end)
            try DigestFolder.write(content, to: paths[paths.count - 1])
        }
        return paths
    }

    /// Writes one file, whole or not at all.
    static func write(_ content: [UInt8], to path: String) throws {
        do {
            try Data(content).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure("\(path) cannot be written: is there such a folder, room, and permission?")
        }
    }

    /// Takes away the charts of an earlier digest of the same name that had more than `count`.
    func takeAwayCharts(after count: Int, stem: String) {
        var number = count + 1
        while FileManager.default.fileExists(atPath: folder + "/\(stem)_\(number).svg") {
            try? FileManager.default.removeItem(atPath: folder + "/\(stem)_\(number).svg")
            number += 1
        }
    }
}
