import Foundation
import Quantities
import Reading
import Reporting
import Store

/// `run.json` of a set of reports: what made it, and what has to be in it.
struct RunMark {
    let day: Day
    let database: String
    let run: Run?
    let code: Int32
    let files: [ReportSet.Written]

    func write(into folder: String) throws {
        let file = try NewFile(folder + "/run.json")
        var output = StandardOutput(descriptor: file.descriptor)
        try output.write { $0.append(contentsOf: text.utf8) }
        try output.flush()
        _ = try file.finish()
    }

    /// One object, its fields in a fixed order, a line for each file.
    var text: String {
        let counts = run?.counts ?? Run.Counts()
        var fields = [
            "\"day\": \(string(day.iso))", "\"exit\": \(code)", "\"run\": \(run?.id ?? 0)",
            "\"started\": \(string(run?.startedAt))", "\"finished\": \(string(run?.finishedAt))",
            "\"database\": \(string(database))", "\"reader\": \(string(run?.readerVersion))",
            "\"vocabulary\": \(string(run?.vocabulary))", "\"layout\": \(Schema.version)",
        ]
        fields.append(
            "\"documents\": {\"seen\": \(counts.documents), \"read\": \(counts.added), \"known\": \(counts.unchanged), "
                + "\"quarantined\": \(counts.quarantined), \"skipped\": \(counts.skipped)}")
        fields.append("\"claims\": \(counts.claims)")
        fields.append("\"observations\": \(counts.observations)")
        let lines = files.map {
            "    {\"name\": \(string($0.name)), \"rows\": \($0.rows), \"bytes\": \($0.bytes), \"sha256\": \(string($0.sha256))}"
        }
        fields.append("\"files\": [\n" + lines.joined(separator: ",\n") + "\n  ]")
        return "{\n" + fields.map { "  " + $0 }.joined(separator: ",\n") + "\n}\n"
    }

    private func string(_ text: String?) -> String {
        guard let text else { return "null" }
        var bytes: [UInt8] = []
        bytes.append(jsonString: text)
        return String(decoding: bytes, as: UTF8.self)
    }
}
