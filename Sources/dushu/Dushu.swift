import ArgumentParser
import Foundation
import Reading
import Store

/// `dushu`: the command line. All printing lives in this module.
@main
struct Dushu: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dushu",
        abstract: "Read Chinese newspaper pages into a time series: who, what, when, how much, and where it says so.",
        discussion: """
            Data go to standard output, messages to standard error. The database is dushu.sqlite in the present folder, or what \
            DUSHU_DB or --db names.

            EXAMPLES
              dushu ingest pages/ && dushu report growth --format table
              dushu extract 2022-11-25-p03.txt | head
              dushu query "SELECT organization, metric, value, unit FROM series LIMIT 10"

            EXIT CODES
              0   done
              1   failed
              3   done, but some documents are quarantined
              4   a check failed
              64  wrong usage
              75  another run holds the lock, or another program the database: try again later
            """,
        version: "reading rules \(Reader.version), database layout \(Schema.version)",
        subcommands: [
            IngestCommand.self, ExtractCommand.self, Report.self, ExplainCommand.self, QueryCommand.self, StatusCommand.self,
            ReprocessCommand.self, OrganizationsCommand.self, MetricsCommand.self,
        ])

    /// Runs the command, and turns errors into one line and an exit code.
    static func main() {
        // A reader that stops early (`| head`) ends the program without a word, whatever was inherited.
        signal(SIGPIPE, SIG_DFL)
        // A limit on the size of files (`ulimit -f`) is a full disk: an error that is taken back and told, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as StoreError {
            note("Error: \(error)")
            let isTaken = error.reason == .locked || error.reason == .busy
            Foundation.exit(isTaken ? Exit.locked.rawValue : ExitCode.failure.rawValue)
        } catch {
            exit(withError: error)
        }
    }
}

/// Exit codes beyond those of ArgumentParser (0 done, 1 failed, 64 wrong usage).
enum Exit {
    /// Done, some documents quarantined.
    static let quarantined = ExitCode(3)
    /// A check failed: a name could not be resolved.
    static let checkFailed = ExitCode(4)
    /// Another run holds the lock, or another program the database.
    static let locked = ExitCode(75)
}
