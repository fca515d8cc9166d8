import ArgumentParser
import Reporting
import Store

/// `dushu report ranking`.
struct ReportRanking: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ranking",
        abstract: "Those that are compared with one another in order, for every metric and period.",
        discussion: """
            Compared are the members of a group: the provinces, the prefectures of one province, the provincial branches of one bank, the \
            big banks (peers.tsv), and what you declare with `dushu peers set`. A ranking needs two of them with the same metric, \
            component, basis, unit, kind and period, and says how many of how many are known (5 of 31). rank is the place that the \
            text claims, else the own one where it is certain; rank_best and rank_worst are possible, rank_known is the place among those \
            known, empty where one that is not exact (近, 突破) may be before or behind it. better says which end is first, as the vocabulary has it: more, less, or size where nobody has said so and the largest is \
            first. base_start and base_end are what growth is measured from. claimed_rank is what the text says, with its field; \
            claims are listed also where there is nothing to compare.

            EXAMPLES
              dushu report ranking --format table
              dushu report ranking --metric 快递业务量 --period 2023 --within 省级行政区 --top 5
              dushu report ranking --organization 安徽 --all
            """)

    @OptionGroup var options: ReportOptions
    @OptionGroup var reading: ReadingOptions

    @Option(help: "Only the first so many of those known.")
    var top: Int?

    @Option(help: "Only the last so many of those known.")
    var bottom: Int?

    @Option(help: ArgumentHelp("Only within this group, or the groups whose name has the word.", valueName: "peers"))
    var within: String?

    func validate() throws {
        for (name, number) in [("top", top), ("bottom", bottom)] {
            if let number, number < 1 { throw ValidationError("--\(name) is a number of places from 1") }
        }
    }

    func run() throws {
        let (registry, names) = (try reading.registry(), try options.metricNames())
        let (top, bottom, within, all) = (top, bottom, within, options.all)
        try options.print(RankingRow.self, others: .everything, apart: .metric, within: within) { matter, print in
            let better = metricDirections(in: registry, names: names)
            let peers = try within.map { try matter.peers.named($0) } ?? matter.peers
            try ranking(
                of: matter.observations, peers: peers, minimum: all ? 1 : 2, organizations: matter.organizations,
                rivals: matter.rivals, better: better
            ) { row in
                if within != nil, row.peers == nil { return }
                if top != nil || bottom != nil {
                    guard let place = row.place, let known = row.known else { return }
                    guard top.map({ place <= $0 }) ?? false || bottom.map({ place > known - $0 }) ?? false else { return }
                }
                try print(row)
            }
        }
    }
}

extension Peers {
    /// The group of that name, else those whose names have the word.
    func named(_ word: String) throws -> Peers {
        let exact = groups.filter { $0.name == word }
        let found = exact.isEmpty ? groups.filter { $0.name.contains(word) } : exact
        guard !found.isEmpty else {
            throw Failure("there is no group “\(word)”: `dushu peers` lists them, `dushu peers set` makes one")
        }
        return Peers(found)
    }
}
