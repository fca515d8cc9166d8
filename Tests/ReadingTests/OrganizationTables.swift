import Foundation

@testable import Reading

/// Tables that the tests of organizations read.
enum OrganizationTables {
    static let reader: Reader = {
        do { return Reader(vocabulary: try Vocabulary.embedded()) } catch { fatalError("\(error)") }
    }()

    private static let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Rows of a table below the top folder, without its header and comments.
    static func rows(_ path: String) throws -> [[String]] {
        try String(contentsOf: top.appendingPathComponent(path), encoding: .utf8).components(separatedBy: "\n")
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }.dropFirst().map { $0.components(separatedBy: "\t") }
    }
}
