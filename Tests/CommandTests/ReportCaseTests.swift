import Foundation
import Testing

/// What reports answer to what pages say: Tests/Reports.
@Suite struct ReportCaseTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Reports")

    private static func cases() throws -> [ReportCase] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted().flatMap {
            name in
            try ReportCase.read(name, String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
        }
    }

    @Test(arguments: try ReportCaseTests.cases())
    func theReportAnswersSo(_ given: ReportCase) throws {
        let command = try Command()
        let taken = try command.run("ingest", "--claims", "-", input: given.records)
        #expect(taken.code == 0, "\(taken.messages)")
        #expect(!given.questions.isEmpty, "nothing is asked")
        for question in given.questions {
            let result = try command.run(question.command)
            #expect(result.code == 0, "\(result.messages)")
            let lines = try Self.lines(of: result.output, question.columns)
            let said = lines.joined(separator: "\n")
            #expect(lines == question.expected, "\(question.command.joined(separator: " ")) says\n\(said)")
        }
    }

    /// Every report is shown by six cases or more.
    @Test(arguments: ["growth", "ranking", "conflicts", "board", "revisions"])
    func everyReportHasCases(name: String) throws {
        #expect(try Self.cases().count { $0.file == name + ".txt" } >= 6)
    }

    /// The columns of CSV, cells with blanks between; whole lines where no columns are named.
    private static func lines(of output: String, _ columns: [String]) throws -> [String] {
        let rows = output.split(separator: "\n").map { cells(of: $0) }
        guard let header = rows.first, !columns.isEmpty else { return rows.dropFirst().map { $0.joined(separator: ",") } }
        let places = try columns.map { try #require(header.firstIndex(of: $0), "there is no column \($0)") }
        return rows.dropFirst().map { row in
            places.map { row[$0].isEmpty ? "-" : row[$0].replacingOccurrences(of: " ", with: "_") }.joined(separator: " ")
        }
    }

    /// The cells of a line of CSV.
    private static func cells(of line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
