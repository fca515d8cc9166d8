import ArgumentParser
import Foundation
import Ingestion
import Quantities
import Reading
import Store

/// A database opened to write, with the lock that lets nobody else.
final class WritingSession {
    let lock: RunLock
    let store: Store
    private let path: String
    private var isOpen = true

    /// Takes the lock of the database at `path`, and opens it.
    init(_ path: String, holder: String) throws {
        self.path = path
        lock = try RunLock(database: path, holder: holder)
        store = try Store(path: path, for: .writing)
    }

    // The database is closed while the lock is still held.
    deinit { if isOpen { try? store.close() } }

    /// Reads files into the database, with progress on a terminal.
    func ingest(_ files: FileList, vocabulary: Vocabulary, name: String, issued: Day?) throws -> Ingest.Outcome {
        let progress = Progress(of: files.files.count)
        defer { progress.clear() }
        return try ingest(vocabulary, name, issued).run(files, progress: progress.show)
    }

    /// Takes what was read elsewhere into the database.
    func ingest(_ records: RecordFile, vocabulary: Vocabulary, name: String) throws -> Ingest.Outcome {
        try ingest(vocabulary, name, nil).run(records)
    }

    private func ingest(_ vocabulary: Vocabulary, _ name: String, _ issued: Day?) throws -> Ingest {
        let reader = Reader(vocabulary: vocabulary, decisions: try store.decisions())
        let options = Ingest.Options(
            reader: reader, vocabulary: name, issued: issued, today: Today.day, isStopped: { Interruption.isAsked })
        return Ingest(store: store, options: options, reader: reader)
    }

    /// Folds the log into the file and closes the database.
    ///
    /// - Throws: exit code 75 where the file alone is not whole, since somebody is still reading what was there before.
    func finish() throws { try close(left: store.fold()) }

    /// Closes the database, of which `left` pages are in the log only.
    func close(left: Int) throws {
        isOpen = false
        try store.close()
        guard left > 0 else { return }
        note(
            "\(path) is being read by another program, so \(counted(left, "page")) of it are in \(path)-wal only: nothing is lost, "
                + "but a copy of the file alone is not whole. Copy it with dushu backup, or run this again later")
        throw Exit.locked
    }
}

/// The present day where the program runs.
enum Today {
    static var day: Day {
        var now = time(nil)
        var civil = tm()
        localtime_r(&now, &civil)
        return Day(year: Int(civil.tm_year) + 1900, month: Int(civil.tm_mon) + 1, day: Int(civil.tm_mday)) ?? Day(
            iso: "1970-01-01")!
    }
}
