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

    let full = try ingest(folder, into: path("full.sqlite"), read: reader.read)
    var readings: [String: DocumentReading] = [:]
    for page in pages {
        readings[page.file.name] = try? reader.read(page.bytes, name: page.file.name, issued: IssueDate.inName(page.file.name))
    }
    let known = readings
    let writing = try ingest(folder, into: path("writing.sqlite")) { text, issued throws(ReadingError) in
        if let reading = known[text.name] { return reading }
        return reader.read(text, issued: issued)
    }
    let again = try ingest(folder, into: path("full.sqlite"), read: reader.read)
    let bare = try copyRows(of: path("full.sqlite"), into: path("bare.sqlite"), transactions: pages.count)

    func rate(_ seconds: Double) -> String { "\(decimal(seconds, 3)) s, \(decimal(Double(bare.rows) / seconds, 0)) rows/s" }
    report("rows that an ingest makes", String(bare.rows), "rows")
    report("ingest, reading and writing", rate(full), "")
    report("ingest, writing alone", rate(writing), "")
    report("bare prepared statements", rate(bare.seconds), "")
    report("ingest beside bare statements", decimal(full / bare.seconds), "times")
    report("writing alone beside bare statements", decimal(writing / bare.seconds), "times")
    report("ingest again, nothing new", decimal(again, 3), "s")
}

/// Seconds of one run of ingest.
private func ingest(_ folder: String, into path: String, read: @escaping Read) throws -> Double {
    let store = try Store(path: path, for: .writing)
    let seconds = try timed { _ = try Ingest(store: store, read: read).run(FileList([folder])) }.seconds
    try store.close()
    return seconds
}
