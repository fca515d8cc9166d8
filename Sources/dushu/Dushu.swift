import ArgumentParser
import Foundation
import Reading
import Reporting
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
              75  try again later: another run holds the lock, another program the database, or a signal stopped the run
            """,
        version: "reading rules \(Reader.version), database layout \(Schema.version)",
        subcommands: [
            IngestCommand.self, ExtractCommand.self, Report.self, ExplainCommand.self, QueryCommand.self, StatusCommand.self,
            ReprocessCommand.self, ClaimCommand.self, DecisionsCommand.self, OrganizationsCommand.self, MetricsCommand.self,
            PeersCommand.self, TargetCommand.self, DeskCommand.self,
            NightlyCommand.self,
            BackupCommand.self, RestoreCommand.self, CheckCommand.self, ExportCommand.self,
        ])

    /// Runs the command, and turns errors into one line and an exit code.
    static func main() {
        keepStandardFiles()
        // Swift takes the arguments from /proc. Without them this would print the help and end with 0, as if all were well.
        if CommandLine.argc == 0 {
            note("Error: the system does not tell the arguments: is /proc mounted?")
            Foundation.exit(ExitCode.failure.rawValue)
        }
        // A reader that stops early (`| head`) ends the program without a word, whatever was inherited.
        signal(SIGPIPE, SIG_DFL)
        // A limit on the size of files (`ulimit -f`) is a full disk: an error that is taken back and told, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        let arguments = Tongue.withoutLanguage(Array(CommandLine.arguments.dropFirst()))
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch let error as StoreError {
            note("Error: \(error)")
            let isTaken = error.reason == .locked || error.reason == .busy
            Foundation.exit(isTaken ? Exit.locked.rawValue : ExitCode.failure.rawValue)
        } catch {
            var code = exitCode(for: error)
            let isUsage = code == .validationFailure || arguments.first == "help"
            let mistyped = isUsage ? HelpPage.program.flatMap { Mistyped(arguments, of: $0) } : nil
            if mistyped != nil { code = .validationFailure }
            // Help and version go to standard output, and an exit code says nothing more.
            if code == .success, Tongue.present == .zh, let page = HelpPage(of: fullMessage(for: error)) {
                try? print(help: page)
                Foundation.exit(code.rawValue)
            }
            if code == .success || error is ExitCode { exit(withError: error) }
            writeToStandardError(Message.said((mistyped?.message ?? fullMessage(for: error)).harmlessLines) + "\n")
            Foundation.exit(code.rawValue)
        }
    }

    private static func print(help page: HelpPage) throws {
        var output = StandardOutput()
        try output.write { $0 += Array(page.text.utf8) }
        try output.flush()
    }

    /// Where standard input, output or error is closed, the next file that is opened would take its number, and messages be written into
    /// a database: something that takes nothing stands there instead.
    private static func keepStandardFiles() {
        for descriptor in [0, 1, 2] as [Int32] where fcntl(descriptor, F_GETFD) < 0 { _ = open("/dev/null", O_RDONLY) }
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
