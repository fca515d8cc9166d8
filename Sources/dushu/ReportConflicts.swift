import ArgumentParser
import Reporting
import Store

/// `dushu report conflicts`.
struct ReportConflicts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: "Figures that cannot all be true, with the sentences that say so.",
        discussion: """
            Rows with the same number in the column conflict contradict one another; sort says how: values (two documents, and none \
            revises the other), headline, arithmetic (the figures of a text make another value), growth (it fits neither base nor change), \
            sum (a whole and the parts that one text prints), rank (a claimed place that the others do not allow), range (a share above \
            100 %). Nothing is averaged and nothing is chosen.

            A later document that states a figure anew, a little otherwise, is a revision and no conflict: the latest counts. Several \
            values in one document are mostly parts, or values of before and after, whose words were not read: --all lists them as unclear.

            EXAMPLES
              dushu report conflicts --format table
              dushu report conflicts --period 2023 --as-of 2024-01-31
            """)

    @OptionGroup var options: ReportOptions
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let (registry, names) = (try reading.registry(), try options.metricNames())
        try options.print(ConflictRow.self, reach: { _ in nil }) { matter, print in
            let better = metricDirections(in: registry, names: names)
            for row in try matter.conflicts(better: better, takesUnclear: options.all) { try print(row) }
        }
    }
}
