import ArgumentParser
import Quantities
import Reporting

/// `dushu report growth`.
struct ReportGrowth: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "growth",
        abstract: "How every figure compares with an earlier one.",
        discussion: """
            One row for each figure and its growth: against the same window a year earlier if that is known, else against what the text \
            measures from. --against year|previous|start|base asks for one sort of base: a year earlier; the window before; the last day of \
            the year before; any other that the text names (yearly_pct is the growth of one year then). Growth is stated by the text, \
            computed from two values, or derived from a value and its change; the column method says which. What is stated goes first, \
            and reason says where values contradict it. growth_low and growth_high are what the printed precision and the words (近, 余, \
            突破) allow. Percentages have two decimals, half away from zero. --all has values without growth too, and says why.

            EXAMPLES
              dushu report growth --format table
              dushu report growth --organization 宁夏 --period 2022
              dushu report growth --metric 快递业务收入 --kind flow --against previous --excel > growth.csv
            """)

    @OptionGroup var options: ReportOptions

    @Option(help: "What values are measured from: year, previous, start or base; default: the year if known, else what there is.")
    var against: Against?

    func run() throws {
        let all = options.all
        let comparisons = against.map { Comparisons.only($0) } ?? .best
        try options.print(
            GrowthRow.self, apart: .organization, reach: { against == .base ? nil : $0.withYearBefore },
            shows: { all || $0.isGrowth }
        ) { matter, print in
            let others = try matter.store.metricsOfOtherGrowth()
            try growth(of: matter.observations, comparisons, isNominal: { !others.contains($0) }, each: print)
        }
    }
}

extension Against: ExpressibleByArgument {}

extension Period {
    /// The days of it and of the year before: where the bases of its values lie.
    var withYearBefore: Period { Period(start: start?.adding(days: -370), end: end) }
}
