import ArgumentParser
import Reporting
import Store

/// `dushu report series`.
struct ReportSeries: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "All observations, series by series in time order.",
        discussion: """
            The column id is what `dushu explain` takes, with an o in front: dushu explain o12.

            --chart draws one series as an SVG picture instead of printing rows: its months, quarters or years side by side with \
            their growth, whichever it has most of. The selection must leave one series; of one metric the total goes before its parts.

            EXAMPLES
              dushu report series --organization 国家邮政局 --format table
              dushu report series --metric 快递业务量 --kind flow --format jsonl
              dushu report series --organization 湖北省 --metric 快递业务量 --chart hubei.svg
            """)

    @OptionGroup var options: ReportOptions

    @Option(help: ArgumentHelp("Draw the series into this file instead of printing it.", valueName: "file.svg"))
    var chart: String?

    func validate() throws {
        if let chart, !chart.hasSuffix(".svg") {
            throw ValidationError("--chart draws SVG: give a name that ends in .svg, not '\(chart)'")
        }
    }

    func run() throws {
        guard let chart else {
            return try options.print(SeriesRow.self, apart: .organization) { matter, print in
                try series(of: matter.observations, each: print)
            }
        }
        try SeriesPicture(options: options).draw(to: chart)
    }
}
