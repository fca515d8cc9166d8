import Foundation
import GRDB
import Testing

/// Reports over very many figures are made by two at once: they print what one alone prints.
@Suite struct HalvesTests {
    private static let reports = [
        ["growth"], ["ranking"], ["board"], ["coverage"], ["ranking", "--organization", "湖北省"],
        ["ranking", "--organization", "省"],
        ["ranking", "--organization", "湖北省", "--top", "2"], ["board", "--organization", "省"],
        ["growth", "--level", "province"], ["ranking", "--level", "province"], ["ranking", "--period", "2022"], ["conflicts"],
        ["board", "--level", "province"], ["board", "--period", "2022"], ["conflicts", "--level", "province"],
    ]

    @Test func `two make the rows that one makes, in the same order`() throws {
        let command = try Command()
        let pages = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../seeds/pages").path
        #expect(try command.run("ingest", "--db", "few.sqlite", pages).code == 0)
        try FileManager.default.copyItem(atPath: command.folder + "/few.sqlite", toPath: command.folder + "/many.sqlite")
        try number(command.folder + "/many.sqlite", from: 100_000)
        for words in HalvesTests.reports {
            for form in [["--all"], ["--format", "jsonl"], ["--excel", "--language", "zh"], ["--format", "table"]] {
                let alone = try command.run(["report"] + words + form + ["--db", "few.sqlite"])
                let together = try command.run(["report"] + words + form + ["--db", "many.sqlite"])
                // One line is the header, where there is one.
                let lines = alone.output.utf8.count { $0 == UInt8(ascii: "\n") }
                #expect(alone.code == 0 && lines > (form.contains("jsonl") ? 0 : 1), "\(words) \(form)")
                // conflicts print the numbers themselves, which are the same but for where they begin
                let output = words[0] == "conflicts" ? renumbered(together.output, from: 100_000) : together.output
                #expect(output == alone.output, "\(words) \(form)")
                #expect(together.messages == alone.messages, "\(words) \(form)")
            }
        }
    }

    /// A report in which the numbers of observations begin with 1 rather than behind `first`.
    private func renumbered(_ report: String, from first: Int) -> String {
        report.replacing(/\b100\d\d\d\b/.wordBoundaryKind(.simple)) { match in String((Int(match.0) ?? first) - first) }
    }

    /// Gives observations numbers from `first` on: how many there are is told by the last of them.
    private func number(_ path: String, from first: Int) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        try DatabaseQueue(path: path, configuration: configuration).write { database in
            for (table, column) in [
                ("observation", "id"), ("observation_claim", "observation_id"), ("derivation", "observation_id"),
                ("derivation", "input_id"), ("place", "observation_id"),
            ] { try database.execute(sql: "UPDATE \(table) SET \(column) = \(column) + \(first)") }
        }
    }
}
