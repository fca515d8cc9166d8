import Foundation
import Testing

/// Imports run one way: what each module may know.
@Suite struct ImportTests {
    private static let allowed: [String: Set<String>] = [
        "Quantities": [],
        "Reading": ["Quantities", "EmbeddedFiles", "Foundation", "Glibc"],
        "Store": ["Quantities", "Reading", "EmbeddedFiles", "Foundation", "Dispatch", "GRDB", "GRDBSQLite"],
        "Ingestion": ["Quantities", "Reading", "Store", "Foundation", "Dispatch"],
        "Reporting": ["Quantities", "Store", "EmbeddedFiles"],
        "Desk": ["Quantities", "Reading", "Store", "Ingestion", "Reporting", "EmbeddedFiles", "Foundation", "Dispatch"],
        "dushu": [
            "Quantities", "Reading", "Store", "Ingestion", "Reporting", "Desk", "ArgumentParser", "Foundation", "Dispatch",
            "Glibc",
        ],
        "measure": ["Quantities", "Reading", "Foundation"],
        "bench": ["Quantities", "Reading", "Store", "Ingestion", "Reporting", "GRDBSQLite", "Foundation"],
    ]

    @Test(arguments: try Repository.entries(of: "Sources").filter { $0 != "EmbeddedFiles" })
    func importsRunDownward(module: String) throws {
        let allowed = try #require(ImportTests.allowed[module], "a new module needs a reason, and its place in the list")
        for file in try Repository.swiftFiles(in: "Sources/" + module) {
            for line in try Repository.text(file).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let keyword = words.firstIndex(of: "import"),
                    words[..<keyword].allSatisfy({ $0 == "public" || $0.hasPrefix("@") }),
                    let imported = words.last.map({ $0.prefix { $0 != "." } })
                else { continue }
                #expect(allowed.contains(String(imported)), "\(file) imports \(imported)")
            }
        }
    }
}
