import ArgumentParser
import Reporting

/// `dushu report ranking`.
struct ReportRanking: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ranking",
        abstract: "Organizations of one level in order, for every metric and period.",
        discussion: """
            A ranking needs two organizations of the same level, both regions or both bodies, with the same metric, component, basis, unit, kind and period. \
            Equal values share a place; rank_best and rank_worst are the places that the printed precision allows. Whether more \
            or less is better comes from the vocabulary. claimed_rank is what the text itself says, with its field; claims are \
            listed also where there is nothing to compare.

            EXAMPLES
              dushu report ranking --format table
              dushu report ranking --metric 快递业务量 --period 2023 --level province
              dushu report ranking --organization 安徽 --all
            """)

    @OptionGroup var options: ReportOptions
    @OptionGroup var reading: ReadingOptions

    @Flag(help: "Also values that nothing can be compared with.")
    var all = false

    func run() throws {
        let better = metricDirections(in: try reading.reader().vocabulary, names: try options.metricNames())
        try options.print(RankingRow.self, standing: true) { observations, print in
            try ranking(of: observations, minimum: all ? 1 : 2, better: better, each: print)
        }
    }
}
