import ArgumentParser
import Desk
import Foundation
import Reporting
import Store

/// `dushu desk`: the pages of a database in a browser, on this machine only.
struct DeskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "Show the database in a browser on this machine, and let figures be judged.",
        discussion: """
            Search, series with chart, rankings, the board, targets, conflicts, pages with every figure marked by what became of it, and behind each \
            figure the row and why; the queue of what nobody has judged, the least sure first. It listens on 127.0.0.1 and ::1 only, and prints where. \
            Ctrl-C ends it.

            Without --review nothing is written. With it figures are accepted, corrected and rejected; each is a decision as \
            `dushu claim` makes it, under the lock that every run takes.

            EXAMPLES
              dushu desk
              dushu desk --review --by 校对 --port 8790
              dushu desk --db night.sqlite --language zh
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var reading: ReadingOptions

    @Option(help: ArgumentHelp("Where it listens; 0 takes any number that is free.", valueName: "number"))
    var port = 8788

    @Flag(help: "Let figures be judged.")
    var review = false

    @Option(help: ArgumentHelp("Name that stands in forms first; default: the name of the account.", valueName: "name"))
    var by: String?

    @Option(help: "zh or en: the language of the pages; without it that of the browser, else of LANG.")
    var language: Language?

    func validate() throws {
        if !(0...65_535).contains(port) { throw ValidationError("--port is a number from 0 to 65535") }
    }

    func run() throws {
        try database.mustExist()
        let vocabulary = try reading.reader().vocabulary
        let name = by ?? NSUserName()
        var options = Desk.Options(
            database: database.path, review: review, person: name.isEmpty ? nil : name, language: language,
            fallback: Tongue.ofMachine, vocabularyName: reading.name)
        options.said = { Message.said($0, in: $1) }
        Interruption.listen()
        do {
            let server = try Server(port: port) { port in Desk(options, vocabulary: vocabulary, port: port) }
            var output = StandardOutput()
            try output.write { $0.append(contentsOf: "http://127.0.0.1:\(server.port)/\n".utf8) }
            try output.flush()
            note(review ? "figures can be judged; Ctrl-C ends it" : "read-only: --review lets figures be judged; Ctrl-C ends it")
            server.serve { Interruption.isAsked }
        } catch let error as DeskError {
            throw Failure(error.description)
        }
    }
}
