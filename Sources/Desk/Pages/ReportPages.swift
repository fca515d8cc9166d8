import Quantities
import Reading
import Reporting
import Store

extension Visit {
    private var better: @Sendable (String) -> Direction {
        get throws {
            let names = MetricNames(try store.metricDecisions())
            let vocabulary = desk.vocabulary
            return { Direction(vocabulary.better(names.original(of: $0))) }
        }
    }

    /// Those that are compared with one another in order, of one metric.
    func rankingPage() throws -> Response {
        let fields = ["metric", "period", "kind", "within"]
        guard !request.field("metric").isEmpty else {
            return frame.page(labels["desk.ranking"]) { html in
                form("/ranking", fields, in: &html)
                nothing("desk.ask_metric", in: &html)
            }
        }
        let meant = try store.metricChoices(request.field("metric"))
        guard meant.count <= Visit.mostMeant else { return choices(meant, "desk.ranking", "/ranking", "metric", fields) }
        var filter = try filter
        filter.grade = .likely
        // A ranking is of a time: of the latest year, until another is asked for.
        if filter.period == nil, let day = try store.latestDay(ofMetric: request.field("metric"), kind: filter.kind) {
            filter.period = Period(year: day.year)
        }
        // What was asked for stands in the form.
        let chosen = request.field("period").isEmpty ? filter.period : nil
        var selection = Selection()
        let matter = try ReportMatter(store: store, filter: filter, others: .everything, selection: &selection)
        let within = request.field("within")
        let peers = Peers(matter.peers.groups.filter { within.isEmpty || $0.name.contains(within) })
        var rows: [RankingRow] = []
        ranking(of: matter.observations, peers: peers, minimum: 2, better: try better) { row in
            if within.isEmpty || row.peers != nil { rows.append(row) }
        }
        return frame.page(labels["desk.ranking"]) { html in
            form("/ranking", fields, in: &html)
            if let chosen { html.add("p", labels["desk.field.period"] + ": " + written.period(chosen)) }
            report(rows, "/ranking", fields, in: &html)
        }
    }

    /// The latest figure of everything that is measured of one organization, with growth and place.
    func boardPage() throws -> Response {
        let fields = ["organization", "kind"]
        guard !request.field("organization").isEmpty else {
            return frame.page(labels["desk.board"]) { html in
                form("/board", fields, in: &html)
                nothing("desk.ask_organization", in: &html)
            }
        }
        let meant = try store.organizationChoices(request.field("organization"))
        guard meant.count <= 1 else { return choices(meant, "desk.board", "/board", "organization", fields) }
        var filter = try filter
        filter.grade = .likely
        filter.isRegistered = true
        let names = Set(meant.map(\.name))
        // A latest figure and its growth need the last three years of it and no more.
        if let day = try store.earliestLatestDay(of: names) { filter.period = Period(start: day.adding(days: -1100), end: nil) }
        let own = try store.observations(matching: filter)
        var peers = try store.peers()
        peers = Peers(peers.groups.filter { $0.members.count <= Visit.mostPeers })
        let others = try store.metricsOfOtherGrowth()
        let isNominal: @Sendable (String) -> Bool = { !others.contains($0) }
        let latest = Reporting.board(of: own, peers: Peers(), isNominal: isNominal)
        let all = own + (try rivals(of: latest, names, peers, filter))
        let rows = Reporting.board(of: all, peers: peers, better: try better, isNominal: isNominal).filter {
            names.contains($0.series.organization)
        }
        return frame.page(labels["desk.board"]) { html in
            form("/board", fields, in: &html)
            html.add("p", labels("desk.large_groups", "\(Visit.mostPeers)"))
            report(rows, "/board", fields, in: &html)
        }
    }

    /// Members of a group up to which a board looks for places.
    private static let mostPeers = 100

    /// What the others have at the times of these rows and nothing else: a place needs no more.
    private func rivals(
        of rows: [BoardRow], _ names: Set<String>, _ peers: Peers, _ filter: ObservationFilter
    ) throws -> [Observation] {
        let fellows = Set(names.flatMap { name in peers.groups(of: name).flatMap { peers.groups[$0].members } }).subtracting(
            names)
        guard !fellows.isEmpty else { return [] }
        var found: [Observation] = []
        for (period, rows) in Dictionary(grouping: rows, by: \.period) {
            guard let period, let end = period.end else { continue }
            var wide = filter
            (wide.organization, wide.organizations) = (nil, fellows)
            wide.metrics = Set(rows.map(\.series.metric))
            wide.period = Period(start: period.start ?? end, end: end)
            found += try store.observations(matching: wide)
        }
        return found.sorted { ($0.series.organization, $0.id) < ($1.series.organization, $1.id) }
    }

    /// Figures held against targets.
    func targetsPage() throws -> Response {
        let fields = ["organization", "metric", "period"]
        let bodies = Dictionary(
            try store.places().map { ($0.name, ScoredBody(level: $0.level, parent: $0.parent)) },
            uniquingKeysWith: { first, _ in first })
        let (organization, metric) = (request.field("organization"), request.field("metric"))
        let all = try store.targets()
        let hasTargets = !all.isEmpty
        let targets = singleTargets(all, bodies: bodies).filter {
            (organization.isEmpty || $0.organization.contains(organization)) && (metric.isEmpty || $0.metric.contains(metric))
        }
        var observations: [Observation] = []
        for name in Set(targets.map(\.metric)).sorted() {
            var filter = ObservationFilter(metric: "=" + name)
            filter.organizations = Set(targets.map(\.organization))
            observations += try store.observations(matching: filter)
        }
        let selection = Selection(period: try period)
        let rows = scores(of: targets, against: observations, bodies: bodies).filter { selection.allows($0) }
        return frame.page(labels["desk.targets"]) { html in
            form("/targets", fields, in: &html)
            guard hasTargets else { return html.add("p", labels["desk.no_targets"]) }
            report(rows, "/targets", fields, in: &html)
        }
    }

    /// The columns that people are shown: the last day stands for both of a time, and the value has its unit.
    private static func columns<Row: ReportRow>(of: Row.Type) -> [Int] {
        let elsewhere = ["period_start", "base_start", "unit"]
        return Row.header.indices.filter { column in
            let name = Row.header[column]
            return Row.brief.contains(name) && !elsewhere.contains(name) || name == "confirmed" || name == "evidence"
        }
    }

    /// A report with the columns that people are shown, as they write them, and evidence as links. What is the same in all rows stands above them.
    private func report<Row: ReportRow>(_ rows: [Row], _ way: String, _ fields: [String], in html: inout HTML) {
        guard !rows.isEmpty else { return nothing("desk.nothing", in: &html) }
        let shown = Array(rows.dropFirst(offset).prefix(most))
        let (cells, bounds) = (shown.map(\.cells), shown.map(\.bounds))
        let evidence = Row.header.firstIndex(of: "evidence")
        let baseStart = Row.header.firstIndex(of: "base_start")
        let columns = Visit.columns(of: Row.self).filter { column in cells.contains { $0[column] != .unknown } }
        func bound(_ row: Int, _ column: Int) -> Bound {
            bounds[row].first { $0.column == Row.header[column] }?.bound ?? .exact
        }
        func words(_ row: Int, _ column: Int) -> String {
            let cell = cells[row][column].plain
            switch Row.header[column] {
            case "organization": return shown[row].organizationForPeople
            case "kind", "method": return labels["\(Row.header[column]).\(cell)"]
            case "period_end": return written.period(shown[row].period)
            case "base_end":
                return written.period(Period(start: baseStart.flatMap { cells[row][$0].day }, end: cells[row][column].day))
            case "better": return cell.isEmpty ? "" : labels["better.\(cell)"]
            case "value", "change", "target", "gap_to_next":
                guard case .number(let number) = cells[row][column] else { return cell }
                return written.value(number, unit: shown[row].series.unit, bound: bound(row, column))
            case "growth_pct":
                let bound = bound(row, column)
                return cell.isEmpty || bound == .exact ? cell : labels("bound.\(bound.rawValue)", cell)
            case "confirmed": return cell.isEmpty ? "" : labels["desk.person"]
            default: return cell
            }
        }
        let heads = ["period_end": "desk.field.period", "base_end": "desk.base"]
        func head(_ column: Int) -> String { labels[heads[Row.header[column]] ?? Row.header[column]] }
        let same = columns.filter { column in
            shown.count > 1 && column != evidence && shown.indices.allSatisfy { words($0, column) == words(0, column) }
        }
        if !same.isEmpty { html.add("p", same.map { "\(head($0)): \(words(0, $0))" }.joined(separator: " · ")) }
        let varying = columns.filter { !same.contains($0) }
        table(varying.map(head), in: &html) { html in
            for row in shown.indices {
                html.add("tr") { html in
                    for column in varying {
                        guard column != evidence else {
                            html.add("td", ["class": "evidence"]) { self.evidence(cells[row][column].plain, in: &$0) }
                            continue
                        }
                        let isNumber = cells[row][column].isNumber
                        html.add(
                            "td", ["class": isNumber ? "number" : nil, "title": isNumber ? cells[row][column].plain : nil],
                            words(row, column))
                    }
                }
            }
        }
        pager(way, kept(fields), hasMore: rows.count > offset + most, in: &html)
    }

    /// Figures that cannot all be true, in pairs, with the sentences that say so.
    func conflictsPage() throws -> Response {
        let pairs = try store.observations(
            of: desk.library.contradictions(in: store, limit: most + 1, offset: offset))
        let sentences = try pairs.prefix(most).map { pair in
            try [pair.one, pair.other].map { (text: try store.sentence(at: $0.evidence) ?? "", row: $0) }
        }
        return frame.page(labels["desk.conflicts"]) { html in
            guard !pairs.isEmpty else { return nothing(offset > 0 ? "desk.nothing" : "desk.no_conflicts", in: &html) }
            for both in sentences {
                let key = both[0].row.series
                html.add("section", ["class": "conflict"]) { html in
                    html.add(
                        "h2",
                        [key.organization, key.metric, key.component, key.basis].filter { !$0.isEmpty }.joined(separator: " · "))
                    html.add("p", written.period(both[0].row.period))
                    for one in both {
                        html.add("p") { html in
                            html.add("strong", written.value(one.row.value, unit: key.unit, bound: one.row.bound))
                            html.add(" ")
                            grade(one.row.confidence, isConfirmed: one.row.isConfirmed, in: &html)
                            html.add(" \(one.row.method == .stated ? one.text : said(one.row.formula)) ")
                            evidence(one.row.evidence, in: &html)
                        }
                    }
                }
            }
            pager("/conflicts", [], hasMore: pairs.count > most, in: &html)
        }
    }
}

extension Cell {
    fileprivate var day: Day? {
        if case .day(let day) = self { return day }
        return nil
    }

    fileprivate var isNumber: Bool {
        switch self {
        case .number, .integer: true
        default: false
        }
    }
}
