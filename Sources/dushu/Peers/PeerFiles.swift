import ArgumentParser
import Foundation
import Reading
import Store

/// `dushu peers export`.
struct ExportPeers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print declared groups as a file to keep.",
        discussion: """
            Tab-separated: name, members and scopes, each parted by |; sorted by name. `dushu peers load` reads it into another database.

            EXAMPLES
              dushu peers export > peers.tsv
            """)

    @OptionGroup var database: DatabaseOption

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        let groups = try store.peers().groups.filter { $0.source == .decision }
        try store.close()
        var output = StandardOutput()
        try output.write { bytes in
            bytes.append(contentsOf: "name\tmembers\tscopes\n".utf8)
            for group in groups {
                let line = [group.name, group.members.joined(separator: "|"), group.scopes.joined(separator: "|")]
                bytes.append(contentsOf: (line.joined(separator: "\t") + "\n").utf8)
            }
        }
        try output.flush()
    }
}

/// `dushu peers load`.
struct LoadPeers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Declare groups from a file.",
        discussion: """
            The file is what `dushu peers export` prints; groups of the same names are replaced, others stay.

            EXAMPLES
              dushu peers load peers.tsv
            """)

    @OptionGroup var database: DatabaseOption

    @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
    var file: String

    func run() throws {
        try database.mustExist()
        let text = try LoadDecisions.text(of: file)
        var groups: [Peers.Group] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.isEmpty || line.hasPrefix("#") || (number == 0 && line.hasPrefix("name\t")) { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
            guard cells.count == 2 || cells.count == 3 else {
                throw Failure("\(file):\(number + 1): a name, members and scopes are needed, parted by tabs")
            }
            do {
                groups.append(
                    try PeerDesk.group(
                        cells[0], members: cells[1].split(separator: "|").map { String($0) },
                        scopes: cells.count == 3 ? cells[2].split(separator: "|").map { String($0) } : []))
            } catch { throw Failure("\(file):\(number + 1): \(error)") }
        }
        try PeerDesk(database).record(groups)
        note("\(counted(groups.count, "group")) declared")
    }
}

/// Writes groups into a database, in a run of its own.
struct PeerDesk {
    private let path: String

    init(_ database: DatabaseOption) { path = database.path }

    /// A group of a person's own.
    static func group(_ name: String, members: [String], scopes: [String]) throws -> Peers.Group {
        let members = Set(members).sorted()
        for text in [name] + members + scopes
        where text.isEmpty || text.contains("|") || text.unicodeScalars.contains(where: \.isHarmful) {
            throw Failure("“\(text)” cannot be a name: it is empty, or has | or control characters")
        }
        guard members.count > 1 else { throw Failure("\(name): a group has two members at least") }
        return Peers.Group(name: name, size: members.count, scopes: scopes, source: .decision, members: members)
    }

    func record(_ groups: [Peers.Group]) throws { try write { try $0.record(groups) } }

    func remove(_ names: [String]) throws {
        let store = try Store(path: path, for: .reading)
        let known = Set(try store.peers().groups.filter { $0.source == .decision }.map(\.name))
        try store.close()
        for name in names where !known.contains(name) { throw Failure("no group “\(name)” has been declared") }
        try write { writer in for name in names { try writer.remove(peersNamed: name) } }
    }

    private func write(_ body: (Writer) throws -> Void) throws {
        let session = try WritingSession(path, holder: "dushu peers")
        let run = try session.store.beginRun(.peers, readerVersion: Reader.version, vocabulary: "embedded")
        do {
            try session.store.transaction(run: run, body)
            try session.store.endRun(run, counts: Run.Counts())
        } catch {
            try? session.store.endRun(run, counts: Run.Counts(), failure: "\(error)")
            throw error
        }
        try session.finish()
    }
}
