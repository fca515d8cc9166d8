import ArgumentParser
import Reading

/// `dushu organizations merge`.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Decide that two organizations are one body: A is B.",
        discussion: """
            The figures of A go to B, and every later ingest and reprocess does the same. Documents that name A are read again;
            earlier claims stay as evidence. One row is printed for each observation that moves; --dry-run prints the same and
            writes nothing. `dushu organizations forget A` takes the decision back.

            EXAMPLES
              dushu organizations merge 宜昌市邮政公司 宜昌市邮政分公司 --dry-run --format table
              dushu organizations merge 宜昌市邮政公司 宜昌市邮政分公司 --by 校对 --reason "renamed in 2015"
            """)

    @OptionGroup var options: DecisionOptions
    @OptionGroup var person: PersonOptions

    @Argument(help: ArgumentHelp("Canonical name of the organization that goes.", valueName: "A"))
    var name: String

    @Argument(help: ArgumentHelp("The organization that stays.", valueName: "B"))
    var organization: String

    func run() throws {
        try options.decide(by: try person.person()) { desk in
            [Decision(.merge, try desk.known(name), try desk.canonical(organization))]
        }
    }
}

/// `dushu organizations alias`.
struct AliasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alias",
        abstract: "Decide what words stand for: alias NAME ORGANIZATION.",
        discussion: """
            EXAMPLES
              dushu organizations alias 鄂邮 湖北省邮政分公司
            """,
        subcommands: [AddAlias.self], defaultSubcommand: AddAlias.self)
}

/// `dushu organizations alias add`.
struct AddAlias: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Register words as a name of an organization.",
        discussion: """
            Wherever a text has the words, they stand for the organization, also in every later ingest and reprocess. Documents
            that hold them are read again. One row is printed for each observation that moves; --dry-run prints the same and
            writes nothing.

            EXAMPLES
              dushu organizations alias add 鄂邮 湖北省邮政分公司 --dry-run
              dushu organizations alias add 城运物流 宜昌城运物流有限公司 --new
            """)

    @OptionGroup var options: DecisionOptions
    @OptionGroup var person: PersonOptions

    @Flag(help: "The organization is one that is not known yet.")
    var new = false

    @Flag(help: "Also a name that is a number, a unit or a word of the vocabulary.")
    var force = false

    @Argument(help: ArgumentHelp("The words.", valueName: "name"))
    var name: String

    @Argument(help: ArgumentHelp("The organization that they stand for.", valueName: "organization"))
    var organization: String

    func run() throws {
        try options.decide(force: force, by: try person.person()) { desk in
            [Decision(.alias, name, new ? organization : try desk.canonical(organization))]
        }
    }
}

/// `dushu organizations forget`.
struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Take decisions back: the names are read by the rules again.",
        discussion: """
            Documents that they concern are read again, and one row is printed for each observation that moves.

            EXAMPLES
              dushu organizations forget 鄂邮 --dry-run
              dushu organizations forget 鄂邮 宜昌市邮政公司
            """)

    @OptionGroup var options: DecisionOptions

    @Argument(help: ArgumentHelp("Names that have been merged or registered.", valueName: "name"))
    var names: [String]

    func run() throws { try options.forget(names) }
}
