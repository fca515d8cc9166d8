import ArgumentParser
import Reporting

/// `dushu report conflicts`.
struct ReportConflicts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: "Values of the same thing that cannot all be true.",
        discussion: """
            Rows with the same number in the column conflict contradict one another. Nothing is averaged and nothing is chosen. \
            A derived value stands there where it contradicts a stated one.

            EXAMPLES
              dushu report conflicts --format table
              dushu report conflicts --period 2023
            """)

    @OptionGroup var options: ReportOptions

    func run() throws {
        try options.print(ConflictRow.self) { observations, print in
            for row in conflicts(in: observations) { try print(row) }
        }
    }
}
