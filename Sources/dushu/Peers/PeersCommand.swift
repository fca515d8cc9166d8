import ArgumentParser
import Reporting
import Store

/// `dushu peers`: who is compared with whom.
struct PeersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "peers",
        abstract: "Who is compared with whom in rankings: groups, listed and declared.",
        discussion: """
            Groups come from the vocabulary (peers.tsv), and from you. One of your own takes the place of one of the same name.

            EXAMPLES
              dushu peers --format table
              dushu peers list --members --organization 湖北省
              dushu peers set 长江中游三省 湖北省 湖南省 江西省
            """,
        subcommands: [ListPeers.self, SetPeers.self, ForgetPeers.self, ExportPeers.self, LoadPeers.self],
        defaultSubcommand: ListPeers.self)
}

/// `dushu peers list`.
struct ListPeers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Print groups: how many members they have, and how many of them the database knows.",
        discussion: """
            EXAMPLES
              dushu peers --format table
              dushu peers list --members --organization 湖北省
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: FormatOption

    @Flag(help: "One row for each member.")
    var members = false

    @Option(help: ArgumentHelp("Only groups that this organization is in.", valueName: "name"))
    var organization: String?

    static let header = ["peers", "size", "known", "scopes", "source"]

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        let peers = try store.peers()
        try store.close()
        let groups = organization.map { name in peers.groups(of: name).map { peers.groups[$0] } } ?? peers.groups
        var printer = try RowPrinter(header: members ? ["peers", "organization"] : ListPeers.header, as: format)
        for group in groups {
            if members {
                for name in group.members { try printer.print([Cell(group.name), Cell(name)]) }
            } else {
                try printer.print([
                    Cell(group.name), Cell(group.size), .integer(group.members.count), Cell(group.scopes.joined(separator: "|")),
                    Cell(group.source.rawValue),
                ])
            }
        }
        try printer.finish()
        if printer.count == 0 {
            note("no groups: \(organization.map { "\($0) is in none" } ?? "`dushu ingest` makes those of the vocabulary")")
        }
    }
}

/// `dushu peers set`.
struct SetPeers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Declare who is compared with whom: set NAME ORGANIZATION...",
        discussion: """
            The group has as many members as you name, whether the database knows them yet or not. Names are canonical ones, or \
            names that organizations go by.

            EXAMPLES
              dushu peers set 长江中游三省 湖北省 湖南省 江西省
              dushu peers set 六家县局 --scope 全市 枝江市邮政分公司 宜都市邮政分公司
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var reading: ReadingOptions

    @Option(
        help: ArgumentHelp(
            "A field in which texts claim a place that is a place in this group; may be repeated.", valueName: "words"))
    var scope: [String] = []

    @Argument(help: ArgumentHelp("What they are called together.", valueName: "name"))
    var name: String

    @Argument(help: ArgumentHelp("The members, two at least.", valueName: "organization"))
    var organizations: [String]

    func run() throws {
        try database.mustExist()
        let reader = try reading.reader()
        let members = Set(organizations.map { reader.resolve($0).organization ?? $0 }).sorted()
        try PeerDesk(database).record([
            try PeerDesk.group(name, members: members, scopes: scope)
        ])
        note("\(name): \(counted(members.count, "member"))")
    }
}

/// `dushu peers forget`.
struct ForgetPeers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Take declared groups back.",
        discussion: """
            A group of the vocabulary of the same name is there again after the next ingest.

            EXAMPLES
              dushu peers forget 长江中游三省
            """)

    @OptionGroup var database: DatabaseOption

    @Argument(help: ArgumentHelp("Names of groups that have been declared.", valueName: "name"))
    var names: [String]

    func run() throws {
        try database.mustExist()
        try PeerDesk(database).remove(names)
    }
}
