import ArgumentParser
import Foundation
import Store

/// `dushu export`: all that the database knows as files for other programs.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the database as CSV files with a description that programs understand.",
        discussion: """
            A folder with one CSV file for each view and table worth reading, and datapackage.json, a Frictionless Data Package: the \
            columns with types and meaning, the number of rows, size and SHA-256 of every file. Whatever reads such packages checks and \
            loads it (frictionless validate, pandas, DuckDB, R). The texts of the documents are not in it.

            The folder is made whole and then put in its place; it takes the place of an earlier export, and of nothing else. The same \
            database gives the same bytes.

            EXAMPLES
              dushu export data/
              dushu export --db post.sqlite /srv/www/post && frictionless validate /srv/www/post/datapackage.json
            """)

    @OptionGroup var database: DatabaseOption

    @Argument(help: ArgumentHelp("Folder to make.", valueName: "folder"))
    var folder: String

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        let place = try ExportFolder(folder)
        var isPublished = false
        defer { if !isPublished { place.discard() } }
        let before = try state(of: store)
        var resources: [ExportedFile] = []
        for table in ExportTable.all { resources.append(try table.write(of: store, into: place.workshop)) }
        guard try state(of: store) == before else {
            throw StoreError(.busy, "\(database.path) was written to meanwhile, so the files would not fit together: try again")
        }
        try DataPackage(resources: resources).write(into: place.workshop)
        try place.publish()
        isPublished = true
        try store.close()
        note("\(resources.count) files with \(resources.reduce(0) { $0 + $1.rows }) rows in \(folder)")
    }

    /// What changes with everything that is written.
    private func state(of store: Store) throws -> [[QueryValue]] {
        var rows: [[QueryValue]] = []
        try store.query("SELECT id, state, documents, claims, observations FROM run ORDER BY id DESC LIMIT 1", seconds: 60) { _ in
        } row: {
            rows.append($0)
        }
        return rows
    }
}

/// The folder of an export: made beside its place, and put there whole.
struct ExportFolder {
    /// Where the files are made.
    let workshop: String
    private let place: String

    /// Makes the workshop.
    ///
    /// - Throws: ``Failure`` where something stands in the place that is no export.
    init(_ folder: String) throws {
        var path = URL(fileURLWithPath: folder).standardizedFileURL.path
        if path.count > 1, path.hasSuffix("/") { path.removeLast() }
        place = path
        workshop = path + ".new-\(getpid())"
        let contents = try? FileManager.default.contentsOfDirectory(atPath: place)
        let isThere = FileManager.default.fileExists(atPath: place)
        guard !isThere || contents?.isEmpty == true || contents?.contains(DataPackage.fileName) == true else {
            throw Failure("\(folder) is there, and is no export: name a folder that is not there yet")
        }
        do {
            try FileManager.default.createDirectory(atPath: workshop, withIntermediateDirectories: true)
        } catch {
            throw Failure("the folder \(folder) cannot be made: is there a file of that name on the way, or no permission?")
        }
    }

    /// Puts what was made into its place.
    func publish() throws {
        let old = place + ".old-\(getpid())"
        let isThere = rename(place, old) == 0
        guard rename(workshop, place) == 0 else {
            let reason = String(cString: strerror(errno))
            if isThere { rename(old, place) }
            throw Failure("\(place) cannot be made: \(reason)")
        }
        if isThere { try? FileManager.default.removeItem(atPath: old) }
    }

    /// Takes away what was not published.
    func discard() { try? FileManager.default.removeItem(atPath: workshop) }
}
