import ArgumentParser
import Reporting

/// `dushu report series`.
struct ReportSeries: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "All observations, series by series in time order.",
        discussion: """
            The column id is what `dushu explain` takes, with an o in front: dushu explain o12.

            EXAMPLES
              dushu report series --organization 国家邮政局 --format table
              dushu report series --metric 快递业务量 --kind flow --format jsonl
            """)

    @OptionGroup var options: ReportOptions

    func run() throws {
        try options.print(SeriesRow.self, bodyByBody: true) { matter, print in try series(of: matter.observations, each: print) }
    }
}
