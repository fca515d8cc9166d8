import Foundation
import Ingestion
import Quantities
import Reading
import Store

/// Ingest of the pages, beside bare prepared statements that write the same rows into the same schema.
func measureIngest(_ folder: String, _ pages: [Page], with reader: Reader) throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(getpid())")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    func path(_ name: String) -> String { directory.appendingPathComponent(name).path }

    let full = try ingest(folder, into: path("full.sqlite"), read: reader.read).passed
    var readings: [String: DocumentReading] = [:]
    for page in pages {
        readings[page.file.name] = try? reader.read(page.bytes, name: page.file.name, issued: IssueDate.inName(page.file.name))
    }
    let known = readings
    let again = try ingest(folder, into: path("full.sqlite"), read: reader.read).passed
    // In turn, since what else the machine does is not the same all the time.
    var (writing, bare, tables) = (Double.infinity, Double.infinity, Double.infinity)
    var rows = 0
    for round in 1...3 {
        writing = min(
            writing,
            try ingest(folder, into: path("writing\(round).sqlite")) { text, issued throws(ReadingError) in
                if let reading = known[text.name] { return reading }
                return reader.read(text, issued: issued)
            }.worked)
        func copy(_ order: RowOrder) throws -> Double {
            let copy = try copyRows(
                of: path("full.sqlite"), into: path("bare\(order)\(round).sqlite"), transactions: pages.count, order: order)
            rows = copy.rows
            return copy.seconds
        }
        bare = min(bare, try copy(.documents))
        tables = min(tables, try copy(.tables))
    }

    func rate(_ seconds: Double) -> String { "\(decimal(seconds, 3)) s, \(decimal(Double(rows) / seconds, 0)) rows/s" }
    report("rows that an ingest makes", String(rows), "rows")
    report("ingest, reading and writing", rate(full), "")
    report("writing, processor time", rate(writing), "")
    report("bare prepared statements, the same", rate(bare), "")
    report("the same rows, one table after the other", rate(tables), "")
    report("writing beside bare statements", decimal(writing / bare), "times")
    report("beside those of one table after the other", decimal(writing / tables), "times")
    report("ingest again, nothing new", decimal(again, 3), "s")
}

/// Seconds that one run of ingest took, and those of a processor that its writing thread took.
private func ingest(_ folder: String, into path: String, read: @escaping Read) throws -> (passed: Double, worked: Double) {
    let store = try Store(path: path, for: .writing)
    let seconds = try timed { try workedHere { try Ingest(store: store, read: read).run(FileList([folder])) }.seconds }
    try store.close()
    return (seconds.seconds, seconds.result)
}
