import Ingestion
import Reading

/// Measures the budgets of the project and prints one line each. Numbers only: nothing here decides whether they are good.
@main
struct Bench {
    static func main() throws {
        guard let folder = CommandLine.arguments.dropFirst().first else {
            print("usage: bench PAGES")
            return
        }
        // First, in a process that has done nothing else, as it is when a report is asked for.
        measureReports()
        let files = try FileList([folder]).files
        let pages = try files.map { Page(file: $0, bytes: try $0.bytes()) }
        report("pages of \(folder)", "\(pages.count)", "files, \(decimal(megabytes(pages.reduce(0) { $0 + $1.bytes.count }))) MB")
        let reader = Reader(vocabulary: try Vocabulary.embedded())
        try measureReading(pages, with: reader)
        try measureNames(with: reader)
        try measureIngest(folder, pages, with: reader)
    }
}

/// A page in memory.
struct Page {
    let file: InputFile
    let bytes: [UInt8]
}
