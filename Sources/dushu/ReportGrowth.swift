import ArgumentParser
import Reporting

/// `dushu report growth`.
struct ReportGrowth: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "growth",
        abstract: "How every figure compares with an earlier one.",
        discussion: """
            Growth is stated by the text, computed from the same window a year earlier, or derived from a value and its change; \
            the column method says which. Only like is compared with like: same metric, component, basis, unit, kind and length \
            of period. Where growth cannot be computed, the column reason says why. growth_low and growth_high are what the \
            printed precision and the words (近, 余, 突破) allow. Percentages have two decimals, half away from zero.

            EXAMPLES
              dushu report growth --format table
              dushu report growth --organization 宁夏 --period 2022
              dushu report growth --metric 快递业务收入 --kind flow --excel > growth.csv
            """)

    @OptionGroup var options: ReportOptions

    @Flag(help: "Also values of which no growth can be told; without it they are left out of tables only.")
    var all = false

    func run() throws {
        let hidesUnknown = options.format.format == .table && !all
        try options.print(GrowthRow.self, shows: { !hidesUnknown || $0.method != nil }) { observations, print in
            try growth(of: observations, each: print)
        }
    }
}
