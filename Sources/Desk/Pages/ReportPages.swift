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
        let shown = rows.dropFirst(offset).prefix(most)
        let words = ReportWords<Row>(self)
        let sorts = ReportColumns(shown, Visit.columns(of: Row.self), words)
        if !sorts.same.isEmpty {
            html.add("p", sorts.same.map { "\(words.head($0.column)): \($0.words)" }.joined(separator: " · "))
        }
        table(sorts.varying.map(words.head), in: &html) { html in
            write(shown, in: &html) { row, html in words.write(row, sorts.varying, in: &html) }
        }
        pager(way, kept(fields), hasMore: rows.count > offset + most, in: &html)
    }

    /// Two figures that cannot both be true, with the sentences that say so.
    private struct Conflict {
        var one: Observation
        var other: Observation
        var sentences: [String]
    }

    /// Figures that cannot all be true, in pairs, with the sentences that say so.
    func conflictsPage() throws -> Response {
        let start = offset
        let pairs = Stretches<Conflict>(most: most) { [desk] store, _, taken, count in
            let pairs = try desk.library.contradictions(in: store, limit: count, offset: start + taken)
            return try store.observations(of: pairs).map { pair in
                Conflict(
                    one: pair.one, other: pair.other,
                    sentences: try [pair.one, pair.other].map { try store.sentence(at: $0.evidence) ?? "" })
            }
        }
        let first = try pairs.next(in: store)
        return frame.page(labels["desk.conflicts"]) { html in
            guard !first.isEmpty else { return nothing(offset > 0 ? "desk.nothing" : "desk.no_conflicts", in: &html) }
            write(first, of: pairs, in: &html, conflict)
            write(behind: pairs, in: &html) { pager("/conflicts", [], hasMore: pairs.hasMore, in: &$0) }
        }
    }

    private func conflict(_ pair: Conflict, in html: inout HTML) {
        let key = pair.one.series
        html.add("section", ["class": "conflict"]) { html in
            html.add(
                "h2", [key.organization, key.metric, key.component, key.basis].filter { !$0.isEmpty }.joined(separator: " · "))
            html.add("p", written.period(pair.one.period))
            for (one, sentence) in zip([pair.one, pair.other], pair.sentences) {
                html.add("p") { html in
                    html.add("strong", written.value(one.value, unit: key.unit, bound: one.bound))
                    html.add(" ")
                    grade(one.confidence, isConfirmed: one.isConfirmed, in: &html)
                    html.add(" \(one.method == .stated ? sentence : said(one.formula)) ")
                    evidence(one.evidence, in: &html)
                }
            }
        }
    }
}
