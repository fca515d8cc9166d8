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
            leaves its series, and stays as evidence; one that was not read can be added. `dushu explain` says who decided, when and why; `dushu decisions undo` takes it back.

            EXAMPLES
              dushu claim accept c12
              dushu claim correct c13 --metric 快递业务量 --by 校对
              dushu claim reject c14
              dushu claim add 2022-11-25-p03.txt --quote 5.3亿件 --kind flow --metric 快递业务量 --period 2022-10
            """,
        subcommands: [AcceptClaims.self, CorrectClaim.self, RejectClaims.self, AddClaim.self])
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
        try options.decide(isNamed: self.person.by != nil) { desk in
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
        try options.decide(isNamed: self.person.by != nil) { desk in
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
              dushu claim correct c12 --quote 近5.3亿件 --value 530000000 --lower "" --bound less_than
            """)

    @OptionGroup var options: ClaimDecisionOptions
    @OptionGroup var person: PersonOptions

    @OptionGroup var slots: SlotOptions

    @Option(
        help: ArgumentHelp("The words of the page that are the figure, where it begins or ends elsewhere.", valueName: "words"))
    var quote: String?

    @OptionGroup var claims: ClaimIDs

    func run() throws {
        let person = try person.person()
        try options.decide(isNamed: self.person.by != nil) { desk in
            try claims.claims(in: desk.store).map { id in
                try desk.decision(
                    .correct, on: id, changes: slots.changes, stretch: quote, by: person, allowsNewNames: slots.new)
            }
        }
    }

    func validate() throws {
        if slots.changes.isEmpty, quote == nil {
            throw ValidationError("what should it be? give --organization, --metric, --period, --value …")
        }
        if claims.ids.count > 1 { throw ValidationError("figures are corrected one by one") }
    }
}
