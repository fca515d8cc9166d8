import ArgumentParser
import Foundation
import Ingestion
import Reading
import Reporting
import Store

/// Who decides of a figure or a name, and why.
struct PersonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who decides; default: the name of the account.", valueName: "name"))
    var by: String?

    @Option(help: ArgumentHelp("Why, for those who ask later.", valueName: "words"))
    var reason: String?

    /// The person, named as asked for, else after the account; nobody is made up.
    func person() throws -> ClaimDesk.Person {
        let name = by ?? NSUserName()
        guard !name.isEmpty else { throw Failure("the account has no name: say with --by who decides") }
        return ClaimDesk.Person(name, reason: reason ?? "")
    }
}

/// How decisions on figures are carried out: the same for all commands that make or take back one.
struct ClaimDecisionOptions: ParsableArguments {
    @OptionGroup var deciding: DecidingOptions

    /// Records what `make` decides, and prints what is read otherwise.
    ///
    /// - Parameter isNamed: whether somebody said who decides, so that another one who says the same is kept.
    func decide(makesDatabase: Bool = false, isNamed: Bool = false, _ make: (ClaimDesk) throws -> [ClaimDecision]) throws {
        try open(makesDatabase) { store, reader in
            let before = try store.claimDecisions()
            let new = try make(ClaimDesk(store: store, reader: reader))
            for one in new { try DecisionOptions.check(day: one.decided, of: one.place.evidence) }
            // What stands already is decided again only for a reason, or by a person, that it had not.
            let fresh = new.filter { one in
                !before.contains { $0.agrees(with: one) && !one.isNews(after: $0, isNamed: isNamed) }
            }
            guard !fresh.isEmpty else { return deciding.noteNothing() }
            try carryOut(fresh, removing: [], in: store, with: reader)
        }
    }

    /// Takes decisions back, and prints what is read otherwise.
    func forget(_ ids: [Int64]) throws {
        try open(false) { store, reader in
            let before = try store.claimDecisions()
            let gone = try ids.map { id in
                guard let one = before.first(where: { $0.id == id }) else {
                    throw Failure("there is no decision \(id) on a figure: `dushu decisions` lists them")
                }
                return one
            }
            try carryOut([], removing: gone, in: store, with: reader)
        }
    }

    private func carryOut(
        _ new: [ClaimDecision], removing gone: [ClaimDecision], in store: Store, with reader: Reader
    ) throws {
        let options = Ingest.Options(
            reader: reader, vocabulary: deciding.reading.name, isStopped: { Interruption.isAsked })
        let run = DecidingClaims(store: store, options: options, read: reader.read)
        let changes = try deciding.dryRun ? run.compare(new, removing: gone) : run.run(new, removing: gone)
        if !deciding.quiet { try show(changes) }
        let what = new.isEmpty ? "\(counted(gone.count, "decision")) taken back" : counted(new.count, "decision")
        note(
            "\(what), \(counted(changes.count, "document")) \(deciding.dryRun ? "would be read" : "read") otherwise"
                + (deciding.dryRun ? "; nothing written" : ""))
    }

    private func show(_ changes: [Reprocess.Change]) throws {
        var printer = try RowPrinter(header: ReprocessCommand.header, brief: ClaimDecisionOptions.brief, as: deciding.format)
        for change in changes {
            for (sign, claims) in [("gone", change.difference?.gone ?? []), ("new", change.difference?.come ?? [])] {
                for claim in claims { try printer.print(ReprocessCommand.cells(sign, change.document, claim)) }
            }
        }
        try printer.finish()
    }

    /// All but intervals, words and what a decision seldom changes.
    private static let brief: Set = [
        "change", "document", "quote", "value", "unit", "kind", "organization", "metric", "component", "basis", "period_start",
        "period_end", "confidence", "decided_by",
    ]

    private func open(_ makesDatabase: Bool, _ body: (Store, Reader) throws -> Void) throws {
        Interruption.listen()
        do {
            try deciding.open("dushu claim", makesDatabase: makesDatabase) { store in
                try body(store, try deciding.reading.reader(decisions: try store.decisions()))
            }
        } catch is Stopped {
            note("\(Stopped()): nothing has been decided; run it again")
            throw Exit.locked
        } catch let error as ClaimDeskError {
            throw Failure(error.description)
        }
    }
}

/// Which claims a decision is about.
struct ClaimIDs: ParsableArguments {
    @Argument(help: ArgumentHelp("c12 as in claim_id of the views, or document:start-end as in evidence.", valueName: "id"))
    var ids: [String]

    func validate() throws {
        for id in ids where ClaimIDs.row(id) == nil && ExplainCommand.evidence(id) == nil {
            throw ValidationError("'\(id)' is no claim: give c12 or document:start-end")
        }
    }

    /// The row ids.
    func claims(in store: Store) throws -> [Int64] { try ids.map { try ClaimIDs.claim($0, in: store) } }

    private static func row(_ text: String) -> Int64? { text.hasPrefix("c") ? Int64(text.dropFirst()) : nil }

    private static func claim(_ id: String, in store: Store) throws -> Int64 {
        if let row = row(id) { return row }
        guard let (document, span) = ExplainCommand.evidence(id) else { throw Failure("'\(id)' is no claim") }
        let claims = try store.claims(in: document, at: span)
        guard let first = claims.first else {
            throw Failure("no claim of \(document) is printed at \(span.lowerBound)-\(span.upperBound)")
        }
        guard claims.count == 1 else {
            throw Failure("\(id) are several: \(claims.map { "c\($0)" }.joined(separator: ", ")); give one of them")
        }
        return first
    }
}
