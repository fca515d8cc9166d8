import ArgumentParser

/// `dushu report`: the reports, one subcommand each.
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print growth, rankings and the rest from the database.",
        discussion: """
            Reports go to standard output as CSV; --format table is for people and leaves out intervals and evidence, \
            --format jsonl prints one JSON object a line. Empty means unknown, never 0. Columns are documented in the README.

            EXAMPLES
              dushu report growth --organization 湖北省 --format table
              dushu report ranking --metric 快递业务量 --period 2023
              dushu report board --level province --excel > board.csv
            """,
        subcommands: [
            ReportGrowth.self, ReportRanking.self, ReportSeries.self, ReportBoard.self, ReportConflicts.self, ReportCoverage.self,
            ReportDigest.self, ReportTargets.self,
        ])
}
