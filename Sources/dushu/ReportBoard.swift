import ArgumentParser
import Reporting
import Store

/// `dushu report board`.
struct ReportBoard: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board",
        abstract: "The latest figure of every metric of every organization, with growth and place.",
        discussion: """
            EXAMPLES
              dushu report board --organization 安徽省 --format table
              dushu report board --level province --excel > board.csv
            """)

    @OptionGroup var options: ReportOptions
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let (registry, names) = (try reading.registry(), try options.metricNames())
        // Of one organization there is too little to share.
        let apart: SeriesColumn? = options.organization == nil ? .metric : nil
        try options.print(BoardRow.self, others: .latest, apart: apart, reach: { _ in nil }) { matter, print in
            let better = metricDirections(in: registry, names: names)
            let others = try matter.store.metricsOfOtherGrowth()
            for row in board(
                of: matter.observations, peers: matter.peers, better: better, isNominal: { !others.contains($0) })
            { try print(row) }
        }
    }
}
