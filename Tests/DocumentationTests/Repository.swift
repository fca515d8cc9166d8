import Foundation

/// Files of the repository that the tests stand in.
enum Repository {
    /// Where the program is: beside the tests, or in the folder that DUSHU_PROGRAMS names.
    static let programs =
        ProcessInfo.processInfo.environment["DUSHU_PROGRAMS"].map { URL(fileURLWithPath: $0) }
        ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

    /// Its top folder.
    static let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The text of a file.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: top.appendingPathComponent(path), encoding: .utf8)
    }

    /// Paths of all Swift files below a folder, sorted.
    static func swiftFiles(in folder: String) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: top.appendingPathComponent(folder).path)
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { folder + "/" + $0 }
    }

    /// Names of the folders and files directly in a folder, sorted.
    static func entries(of folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: top.appendingPathComponent(folder).path).sorted()
    }
}
