import ArgumentParser
import Foundation
import Ingestion
import Quantities
import Reading
import Reporting
import Store

/// How decisions are carried out: the same for all commands that make or take back one.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var deciding: DecidingOptions

    private var reading: ReadingOptions { deciding.reading }

    static let header = [
        "observation", "from", "to", "metric", "kind", "period_start", "period_end", "value", "unit", "method", "evidence",
    ]

    /// Records what `make` decides, as the word of `person` where there is one, and prints what moves.
    func decide(
        makesDatabase: Bool = false, force: Bool = false, by person: ClaimDesk.Person? = nil,
        _ make: (OrganizationDesk) throws -> [Decision]
    ) throws {
        try open(makesDatabase) { store in
            let before = try store.decisions()
            var new = try make(OrganizationDesk(store: store, reader: try reading.reader(decisions: before)))
            if let person { for place in new.indices { (new[place].by, new[place].reason) = (person.name, person.reason) } }
            for one in new { try check(one) }
            for one in new where one.name == one.organization { throw Failure("both names are \(one.name) already") }
            // What stands already is decided again only for a reason that it had not.
            let known = Dictionary(before.map { ($0.name, $0) }) { first, _ in first }
            let fresh = new.filter { one in
                known[one.name].map { !$0.says(one) || !one.reason.isEmpty && one.reason != $0.reason } ?? true
            }
            let names = Set(fresh.map(\.name))
            let after = before.filter { !names.contains($0.name) } + fresh
            if let circle = Decision.circle(after) {
                throw Failure("names would lead in a circle: \(circle.joined(separator: " is "))")
            }
            if !force { try UnwiseNames(reader: try reading.reader()).check(fresh) }
            guard !fresh.isEmpty else { return deciding.noteNothing() }
            // A decision that is replaced concerns the documents of its former body too.
            let replaced = before.filter { names.contains($0.name) }
            try carryOut(fresh, replacing: replaced, after: after, in: store)
        }
    }

    /// Refuses what could not be written into a file of decisions and read again.
    private func check(_ one: Decision) throws {
        for text in [one.name, one.organization] where text.unicodeScalars.contains(where: \.isHarmful) || text.isEmpty {
            throw Failure("“\(text)” cannot be a name: it is empty, or has tabs, line ends or other control characters")
        }
        try DecisionOptions.check(day: one.decided, of: one.name)
        try DecisionOptions.check(person: one.by, reason: one.reason)
    }

    /// Refuses a person or a reason that could not be written into a file of decisions and read again.
    static func check(person: String?, reason: String) throws {
        do {
            try ClaimDesk.Person(person ?? "-", reason: reason).check()
        } catch let error as ClaimDeskError { throw Failure(error.description) }
    }

    /// Refuses a day of a decision that is none or that is to come.
    static func check(day decided: String?, of name: String) throws {
        guard let decided else { return }
        guard let day = Day(iso: decided) else {
            throw Failure("“\(decided)” is no day (of the decision on \(name)): write it as 2022-11-25")
        }
        if day > Today.day.adding(days: 1) {
            throw Failure("the decision on \(name) is of \(decided), which lies in the future")
        }
    }

    /// Takes decisions back, and prints what moves.
    func forget(_ names: [String]) throws {
        try open(false) { store in
            let before = try store.decisions()
            for name in names where !before.contains(where: { $0.name == name }) {
                throw Failure("nothing has been decided of \(name)")
            }
            let gone = before.filter { names.contains($0.name) }
            try carryOut([], replacing: gone, after: before.filter { !names.contains($0.name) }, in: store)
        }
    }

    private func carryOut(_ new: [Decision], replacing gone: [Decision], after: [Decision], in store: Store) throws {
        let reader = try reading.reader(decisions: after)
        let options = Ingest.Options(
            reader: reader, vocabulary: reading.name, isStopped: { Interruption.isAsked })
        let run = Deciding(store: store, options: options, read: reader.read)
        let moves = try deciding.dryRun ? run.compare(new + gone) : run.run(new, removed: gone.map(\.name))
        try deciding.show(moves, under: DecisionOptions.header)
    }

    private func open(_ makesDatabase: Bool, _ body: (Store) throws -> Void) throws {
        Interruption.listen()
        do {
            try deciding.open("dushu organizations", makesDatabase: makesDatabase, body)
        } catch is Stopped {
            note("\(Stopped()): nothing has been decided; run it again")
            throw Exit.locked
        }
    }
}

/// Finds the bodies that a person speaks of.
struct OrganizationDesk {
    let store: Store
    let reader: Reader

    /// The organization of the database that is called `name`.
    func known(_ name: String) throws -> String {
        if try store.decisions().contains(where: { $0.action == .merge && $0.name == name }) { return name }
        let found = try store.organizations(matching: OrganizationFilter(name: name))
        if let exact = found.first(where: { $0.name == name }) { return exact.name }
        if found.count == 1, found[0].aliases.contains(name) { return found[0].name }
        let others = found.isEmpty ? reader.nearest(to: name) : found.prefix(5).map(\.name)
        throw Failure(
            "the database has no organization \(name)" + (others.isEmpty ? "" : "; nearest: \(others.joined(separator: ", "))"))
    }

    /// The canonical name of a body that the database or the vocabulary knows.
    func canonical(_ name: String) throws -> String {
        let resolved = reader.resolve(name)
        if let body = resolved.organization { return body }
        let found = try store.organizations(matching: OrganizationFilter(name: name))
        if let exact = found.first(where: { $0.name == name }) { return exact.name }
        throw Failure("\(name): " + Unresolved.sentence(resolved, nearest: resolved.isUnknown ? reader.nearest(to: name) : []))
    }
}

extension Deciding.Move: MovedRow {
    var cells: [Cell] {
        [
            observation.map { .integer(Int($0)) } ?? .unknown, Cell(from), Cell(to), Cell(metric), .text(kind),
            Cell(period?.start?.iso),
            Cell(period?.end?.iso), Exact(plain: value).map { .number($0) } ?? .text(value), .text(unit), .text(method),
            .text(evidence),
        ]
    }
}
