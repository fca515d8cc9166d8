import ArgumentParser
import Foundation
import Store

/// `dushu backup`.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the database, also while a run is going on.",
        discussion: """
            The copy is what the database was at one moment, in one file that is whole by itself. It is checked before it takes the place \
            of an earlier copy of that name, which is said. What holds runs that this database does not is no earlier copy of it, and stays \
            unless --force is given. `dushu restore` puts it back.

            EXAMPLES
              dushu backup /backup/dushu.sqlite
              dushu backup --db post.sqlite "post 2022-11-25.sqlite"
            """)

    @OptionGroup var database: DatabaseOption

    @Argument(help: ArgumentHelp("The copy.", valueName: "file"))
    var file: String

    @Flag(help: "Also in the place of another database of dushu.")
    var force = false

    func run() throws {
        let isReplaced = try Copying.backUp(database.path, to: file, force: force)
        note("copied \(database.path) to \(file)" + (isReplaced ? ", in the place of the copy of before" : ""))
    }
}

/// `dushu restore`.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a copy in the place of the database.",
        discussion: """
            Every page of the copy is checked first; a copy that is damaged, or of a newer dushu, changes nothing. The database of before \
            is kept beside the new one, as dushu.sqlite.before-1, until somebody takes it away. No run may be going on.

            EXAMPLES
              dushu restore /backup/dushu.sqlite
            """)

    @OptionGroup var database: DatabaseOption

    @Argument(help: ArgumentHelp("The copy.", valueName: "file"))
    var file: String

    func run() throws {
        let lock = try RunLock(database: database.path, holder: "dushu restore")
        defer { withExtendedLifetime(lock) {} }
        let aside = try Copying.restore(file, to: database.path)
        note("restored \(database.path) from \(file)" + (aside.map { "; what was there before is now \($0)" } ?? ""))
    }
}
