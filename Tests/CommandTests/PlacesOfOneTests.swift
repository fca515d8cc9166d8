import Foundation
import Testing

/// The places of some are looked up in the kept tables: they are those of the whole report.
@Suite struct PlacesOfOneTests {
    @Test func `who is asked for has the rows of the whole report`() throws {
        let command = try Command()
        let pages = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../seeds/pages").path
        try command.write("more/2023-03-01-p01.txt", "2022年，湖北省快递业务量完成33.5亿件，居全国第9位。2022年，安徽省快递业务量超44亿件。\n")
        try command.write("more/2023-03-02-p01.txt", "2022年，安徽省快递业务量完成35亿件。2022年，湖南省快递业务量完成33.5亿件，居全国第8位。\n")
        #expect(try command.run("ingest", pages, "more").code == 0)
        for form in [["--all"], [], ["--all", "--as-of", "2023-03-01"], ["--level", "province"], ["--within", "省级行政区"]] {
            let whole = try rows(command, form)
            #expect(whole.count > 5, "\(form)")
            for name in Set(whole.map { $0.organization }).sorted() {
                let own = try rows(command, form + ["--organization", name]).filter { $0.organization == name }
                #expect(own.map(\.line) == whole.filter { $0.organization == name }.map(\.line), "\(name) \(form)")
            }
        }
    }

    @Test func `rows of one level, group or period are those of the whole report`() throws {
        let command = try Command()
        let pages = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../seeds/pages").path
        #expect(try command.run("ingest", pages).code == 0)
        for report in ["growth", "ranking", "series", "board", "coverage"] {
            let whole = try lines(command, [report, "--all"])
            let level = try lines(command, [report, "--all", "--level", "province"])
            #expect(level == whole.filter { $0.contains(#""level":"province""#) } || report == "growth", "\(report)")
            #expect(!level.isEmpty && Set(level).isSubset(of: whole), "\(report)")
        }
        for report in ["growth", "ranking", "series"] {
            let days = try lines(command, [report, "--all", "--period", "2022-12"])
            let whole = try lines(command, [report, "--all"])
            let inside = whole.filter { $0.contains(#""period_end":"2022-12-31""#) && isWithin($0) }
            #expect(!days.isEmpty && days == inside, "\(report)")
        }
    }

    /// Whether a row that ends with the month begins in it too.
    private func isWithin(_ line: String) -> Bool {
        line.contains(#""period_start":"2022-12-"#) || line.contains(#""period_start":null"#)
    }

    private func lines(_ command: Command, _ words: [String]) throws -> [String] {
        let outcome = try command.run(["report"] + words + ["--format", "jsonl"])
        #expect(outcome.code == 0)
        return outcome.output.split(separator: "\n").map { String($0) }
    }

    private func rows(_ command: Command, _ form: [String]) throws -> [(organization: String, line: String)] {
        try lines(command, ["ranking"] + form).map { line in
            let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return (row?["organization"] as? String ?? "", line)
        }
    }
}
