import ArgumentParser
import Ingestion
import Reading

/// `dushu claim`: a person's word on single figures.
struct ClaimCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim",
        abstract: "Say of single figures that they are right, what they should be, or that they are none.",
        discussion: """
            A decision belongs to the content of the document and the place of the figure in it. Every ingest and reprocess respects it, also in \
            another database (`dushu decisions export`, `load`). A figure that a person has accepted or corrected is sure; one that was rejected \
            leaves its series, and stays as evidence. `dushu explain` says who decided, when and why; `dushu decisions undo` takes it back.

            EXAMPLES
              dushu claim accept c12
              dushu claim correct c13 --metric 快递业务量 --by 校对
              dushu claim reject c14
            """,
        subcommands: [AcceptClaims.self, CorrectClaim.self, RejectClaims.self])
}

/// `dushu claim accept`.
struct AcceptClaims: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Say that figures are right in every slot.",
        discussion: """
            EXAMPLES
              dushu claim accept c12 c13
              dushu claim accept 2022-11-25-p03.txt:1026-1034 --reason "as in the yearbook"
            """)

    @OptionGroup var options: ClaimDecisionOptions
    @OptionGroup var person: PersonOptions
    @OptionGroup var claims: ClaimIDs

    func run() throws {
        let person = try person.person()
        try options.decide { desk in
            try claims.claims(in: desk.store).map { try desk.decision(.accept, on: $0, by: person) }
        }
    }
}

/// `dushu claim reject`.
struct RejectClaims: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Say that figures are no claims: they make no observation.",
        discussion: """
            EXAMPLES
              dushu claim reject c12 --reason "number of a road"
            """)

    @OptionGroup var options: ClaimDecisionOptions
    @OptionGroup var person: PersonOptions
    @OptionGroup var claims: ClaimIDs

    func run() throws {
        let person = try person.person()
        try options.decide { desk in
            try claims.claims(in: desk.store).map { try desk.decision(.reject, on: $0, by: person) }
        }
    }
}

/// `dushu claim correct`.
struct CorrectClaim: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Say what a figure should be; what is not named stays, and is right.",
        discussion: """
            The value is in the base unit, and no other value is allowed beside it unless --lower and --upper say so. An empty text leaves a slot \
            open: --component "". Names of organizations and metrics must be known, or be given with --new.

            EXAMPLES
              dushu claim correct c12 --organization 宜昌市邮政分公司
              dushu claim correct c12 --value 3502000000 --unit CNY --kind level --period 2022-10-31
              dushu claim correct c12 --metric 投递及时率 --base 2021 --by 校对 --reason "the table says so"
            """)

    @OptionGroup var options: ClaimDecisionOptions
    @OptionGroup var person: PersonOptions

    @Option(help: ArgumentHelp("Value in the base unit, written in full.", valueName: "number"))
    var value: String?
    @Option(help: ArgumentHelp("Smallest value that the words allow.", valueName: "number"))
    var lower: String?
    @Option(help: ArgumentHelp("Largest value that the words allow.", valueName: "number"))
    var upper: String?
    @Option(help: ArgumentHelp("Base unit or classifier.", valueName: "unit"))
    var unit: String?
    @Option(help: ArgumentHelp("exact, approx, at_least, at_most, more_than or less_than.", valueName: "bound"))
    var bound: String?
    @Option(help: ArgumentHelp("level, flow, change, growth, ratio, rank or target.", valueName: "kind"))
    var kind: String?
    @Option(help: ArgumentHelp("Whose figure it is.", valueName: "name"))
    var organization: String?
    @Option(help: ArgumentHelp("What is measured.", valueName: "name"))
    var metric: String?
    @Option(help: ArgumentHelp("Part of a breakdown.", valueName: "words"))
    var component: String?
    @Option(help: ArgumentHelp("Stated exclusions.", valueName: "words"))
    var basis: String?
    @Option(help: ArgumentHelp("Field of a rank.", valueName: "words"))
    var scope: String?
    @Option(help: ArgumentHelp("When: 2022, 2022-10, a day, or 2022-01-01..2022-10-31.", valueName: "period"))
    var period: String?
    @Option(help: ArgumentHelp("What a change or growth is measured from, as --period.", valueName: "period"))
    var base: String?

    @Flag(help: "The organization or metric is one that nobody knows yet.")
    var new = false

    @OptionGroup var claims: ClaimIDs

    private var changes: [(slot: ClaimSlot, words: String)] {
        let given: [(ClaimSlot, String?)] = [
            (.value, value), (.lower, lower), (.upper, upper), (.unit, unit), (.bound, bound), (.kind, kind),
            (.organization, organization), (.metric, metric), (.component, component), (.basis, basis), (.scope, scope),
            (.period, period), (.base, base),
        ]
        return given.compactMap { slot, words in words.map { (slot, $0) } }
    }

    func run() throws {
        let person = try person.person()
        try options.decide { desk in
            try claims.claims(in: desk.store).map { id in
                try desk.decision(.correct, on: id, changes: changes, by: person, allowsNewNames: new)
            }
        }
    }

    func validate() throws {
        if changes.isEmpty { throw ValidationError("what should it be? give --organization, --metric, --period, --value …") }
        if claims.ids.count > 1 { throw ValidationError("figures are corrected one by one") }
    }
}
