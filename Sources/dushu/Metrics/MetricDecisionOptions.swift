import ArgumentParser
import Ingestion
import Reading
import Reporting
import Store

/// How decisions on metrics are carried out: the same for all commands that make or take back one.
struct MetricDecisionOptions: ParsableArguments {
    @OptionGroup var deciding: DecidingOptions

    static let header = [
        "observation", "organization", "from", "to", "component", "kind", "period_start", "period_end", "value", "unit", "method",
        "evidence",
    ]

    /// Records what `make` decides, as the word of `person` where there is one, and prints what moves.
    func decide(
        makesDatabase: Bool = false, by person: ClaimDesk.Person? = nil, _ make: (MetricDesk) throws -> [MetricDecision]
    ) throws {
        try open(makesDatabase) { store, registry in
            let before = try store.metricDecisions()
            var new = try make(MetricDesk(store: store, registry: registry, decisions: before))
            if let person { for place in new.indices { (new[place].by, new[place].reason) = (person.name, person.reason) } }
            for one in new where one.name == one.metric { throw Failure("both names are \(one.name) already") }
            for one in new {
                for text in [one.name, one.metric] where text.unicodeScalars.contains(where: \.isHarmful) {
                    throw Failure("“\(text)” cannot be a name: it has tabs, line ends or other control characters")
                }
                try DecisionOptions.check(day: one.decided, of: one.name)
                try DecisionOptions.check(person: one.by, reason: one.reason)
            }
            // What stands already is decided again only for a reason that it had not.
            let fresh = new.filter { one in
                !before.contains { $0.says(one) && (one.reason.isEmpty || one.reason == $0.reason) }
            }
            let subjects = Set(fresh.map(\.subject))
            let after = before.filter { !subjects.contains($0.subject) } + fresh
            if let circle = MetricDecision.circle(after) {
                throw Failure("names would lead in a circle: \(circle.joined(separator: " is ")); forget takes a decision back")
            }
            guard !fresh.isEmpty else { return deciding.noteNothing() }
            try carryOut(fresh, removing: [], registry: registry, in: store)
        }
    }

    /// Takes decisions back, and prints what moves.
    func forget(_ names: [String], part: MetricDecision.Part) throws {
        try open(false) { store, registry in
            let before = try store.metricDecisions()
            let gone = names.flatMap { name in before.filter { $0.name == name && (part == .whole || $0.part == part) } }
            for name in names where !gone.contains(where: { $0.name == name }) {
                throw Failure("nothing has been decided of \(name)" + (part == .whole ? "" : " with this part"))
            }
            try carryOut([], removing: gone.map(\.subject), registry: registry, in: store)
        }
    }

    private func carryOut(
        _ new: [MetricDecision], removing gone: [MetricDecision.Subject], registry: MetricRegistry, in store: Store
    ) throws {
        let options = Ingest.Options(
            vocabulary: deciding.reading.name, registry: registry,
            growthBases: try deciding.reading.reader().vocabulary.growthBases)
        let run = DecidingMetrics(store: store, options: options)
        let moves = try deciding.dryRun ? run.compare(new, removing: gone) : run.run(new, removing: gone)
        try deciding.show(moves, under: MetricDecisionOptions.header)
    }

    private func open(_ makesDatabase: Bool, _ body: (Store, MetricRegistry) throws -> Void) throws {
        let registry = try deciding.reading.reader().vocabulary.registry
        try deciding.open("dushu metrics", makesDatabase: makesDatabase) { try body($0, registry) }
    }
}

/// Which series of a metric a decision is about.
struct MetricPartOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only series with this part of a breakdown.", valueName: "component"))
    var component: String?

    @Option(help: ArgumentHelp("Only series in this base unit.", valueName: "unit"))
    var unit: String?

    @Option(help: ArgumentHelp("Only series of this organization.", valueName: "name"))
    var organization: String?

    var part: MetricDecision.Part {
        MetricDecision.Part(component: component ?? "", unit: unit ?? "", organization: organization ?? "")
    }

    func validate() throws {
        if [component, unit, organization].contains("") {
            throw ValidationError("--component, --unit, --organization must not be empty")
        }
    }
}

extension DecidingMetrics.Move: MovedRow {
    var cells: [Cell] {
        [
            observation.map { .integer(Int($0)) } ?? .unknown, .text(organization), Cell(from), Cell(to), Cell(component),
            .text(kind), Cell(period.start?.iso), Cell(period.end?.iso), .number(value), .text(unit), .text(method),
            .text(evidence),
        ]
    }
}
