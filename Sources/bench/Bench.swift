import Foundation
import Ingestion
import Reading

/// Measures the budgets of the project and prints one line each. Numbers only: nothing here decides whether they are good.
@main
struct Bench {
    static func main() throws {
        let parts = ["loading", "reports", "reading", "names", "ingest", "questions", "filling"]
        let asked = CommandLine.arguments.dropFirst(2)
        guard let folder = CommandLine.arguments.dropFirst().first, asked.allSatisfy(parts.contains) else {
            print("usage: bench PAGES [\(parts.joined(separator: "|"))]...")
            return
        }
        func isAsked(_ part: String) -> Bool { asked.isEmpty || asked.contains(part) }
        // First, in a process that has done nothing else, as it is when a text is read or a report is asked for.
        if isAsked("loading") { try measureLoading() }
        if isAsked("reports") { measureReports() }
        if isAsked("questions") { try measureQuestions() }
        // Only for others that ask: the database that BENCH_DATABASE names.
        if asked.contains("filling"), let path = ProcessInfo.processInfo.environment["BENCH_DATABASE"] {
            return try fillDatabase(path)
        }
        let files = try FileList([folder]).files
        let pages = try files.map { Page(file: $0, bytes: try $0.bytes()) }
        report("pages of \(folder)", "\(pages.count)", "files, \(decimal(megabytes(pages.reduce(0) { $0 + $1.bytes.count }))) MB")
        let reader = Reader(vocabulary: try Vocabulary.embedded())
        if isAsked("reading") { try measureReading(pages, with: reader) }
        if isAsked("names") { try measureNames(with: reader) }
        if isAsked("ingest") { try measureIngest(folder, pages, with: reader) }
    }
}

/// A page in memory.
struct Page {
    let file: InputFile
    let bytes: [UInt8]
}
