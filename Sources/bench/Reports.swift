import Quantities
import Reporting
import Store

/// Reports over a million made-up observations: 500 organizations, 20 metrics, 100 months of levels and flows.
func measureReports() {
    let observations = madeUpObservations(organizations: 500, metrics: 20, months: 50)
    report("observations", String(observations.count), "rows")
    let names = Set(observations.map(\.series.organization)).sorted()
    let peers = Peers([Peers.Group(name: "all", size: names.count, members: names)])
    var rows = 0
    var seconds = timed { Reporting.growth(of: observations) { _ in rows += 1 } }.seconds
    report("report growth, computing", decimal(seconds), "s, \(rows) rows")
    rows = 0
    seconds = timed { Reporting.ranking(of: observations, peers: peers) { _ in rows += 1 } }.seconds
    report("report ranking, computing", decimal(seconds), "s, \(rows) rows")
    report("report series, computing", decimal(timed { Reporting.series(of: observations) { _ in } }.seconds), "s")
    report("report board, computing", decimal(timed { Reporting.board(of: observations, peers: peers) }.seconds), "s")
    report("report conflicts, computing", decimal(timed { Reporting.conflicts(in: observations) }.seconds), "s")
    report("report coverage, computing", decimal(timed { Reporting.coverage(of: observations) }.seconds), "s")
    let writing = timed { () -> Int in
        var bytes: [UInt8] = []
        var count = 0
        Reporting.growth(of: observations) { row in
            CSVWriter().append(row.cells, to: &bytes)
            if bytes.count > 1 << 16 {
                count += bytes.count
                bytes.removeAll(keepingCapacity: true)
            }
        }
        return count + bytes.count
    }
    report("report growth, computing and writing CSV", decimal(writing.seconds), "s, \(writing.result) bytes")
}

/// Observations in the order that the database gives them: a level and a flow for every organization, metric and month.
private func madeUpObservations(organizations: Int, metrics: Int, months: Int) -> [Observation] {
    var observations: [Observation] = []
    observations.reserveCapacity(organizations * metrics * months * 2)
    for organization in 0..<organizations {
        for metric in 0..<metrics {
            for kind in [Kind.level, .flow] {
                for month in 0..<months {
                    guard let span = Period(year: 2015 + month / 12, months: month % 12 + 1, through: month % 12 + 1) else {
                        continue
                    }
                    let id = observations.count
                    // Deterministic and uneven, with ties and now and then a round figure.
                    let value = Exact(Int128(10_000 + (id &* 7_919) % 9_973), exponent: id % 7 == 0 ? 6 : 4)
                    observations.append(
                        Observation(
                            id: Int64(id),
                            series: SeriesKey(
                                organization: "第\(organization)号省邮政分公司", metric: "业务指标第\(metric)项", unit: "CNY", kind: kind,
                                level: "province"),
                            scope: "", period: kind == .level ? Period(start: nil, end: span.end) : span,
                            base: nil,
                            value: value, interval: Interval(printed: value), bound: .exact, method: .stated, formula: "",
                            evidence: EvidencePlace("2022-11-25-p03.txt:\(id)-\(id + 7)")))
                }
            }
        }
    }
    return observations
}
