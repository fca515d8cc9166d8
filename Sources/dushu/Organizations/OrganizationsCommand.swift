import ArgumentParser
import Reporting
import Store

/// `dushu organizations`: one name for one body.
struct OrganizationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organizations",
        abstract: "List organizations, resolve names, and record what a person decides of them.",
        discussion: """
            Without a subcommand the organizations of the database are listed. Words become a canonical name by the first rule
            that fits: a person's decision, full name, registered alias, structure plus region, short name introduced in the text,
            carried over (该分行, 全省). What stays ambiguous has no organization, and is a finding with its candidates.

            EXAMPLES
              dushu organizations --level province --format table
              dushu organizations resolve 宜昌邮政
              dushu organizations merge 宜昌市邮政公司 宜昌市邮政分公司 --dry-run
              dushu organizations alias 鄂邮 湖北省邮政分公司
            """,
        subcommands: [
            OrganizationList.self, ResolveCommand.self, MergeCommand.self, AliasCommand.self, ForgetCommand.self,
            ExportDecisions.self,
            LoadDecisions.self,
        ],
        defaultSubcommand: OrganizationList.self)
}

/// `dushu organizations list`.
struct OrganizationList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the organizations of the database.",
        discussion: """
            Sorted by name. Those that have been merged into others are left out. --name and --parent take a name, a name it goes
            by, or a part of names.

            EXAMPLES
              dushu organizations --system post --format table
              dushu organizations --parent 湖北省 --level prefecture
              dushu organizations list --name 邮政 --format jsonl
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: FormatOption

    @Option(help: "Only this level: country, province, prefecture, county, site or group.")
    var level: String?

    @Option(help: ArgumentHelp("Only this kind of body: post, postal_bank, region, company …", valueName: "system"))
    var system: String?

    @Option(help: ArgumentHelp("Only bodies directly below this one.", valueName: "name"))
    var parent: String?

    @Option(help: ArgumentHelp("Only this name, or names with this part.", valueName: "name"))
    var name: String?

    static let header = [
        "id", "name", "level", "system", "parent", "division", "first_seen", "last_seen", "observations", "aliases", "reason",
    ]

    func validate() throws { try ReportOptions.check(level: level) }

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        let filter = OrganizationFilter(level: level, system: system, parent: parent, name: name)
        let organizations = try store.organizations(matching: filter)
        try store.close()
        var printer = try RowPrinter(header: OrganizationList.header, as: format)
        for one in organizations {
            try printer.print([
                .integer(Int(one.id)), .text(one.name), Cell(one.level), Cell(one.system), Cell(one.parent), Cell(one.division),
                Cell(one.firstSeen), Cell(one.lastSeen), .integer(one.observations),
                one.aliases.isEmpty ? .unknown : .text(one.aliases.joined(separator: "; ")), Cell(one.reason),
            ])
        }
        try printer.finish()
        if printer.count == 0 { note("no rows: nothing in \(database.path) fits") }
    }
}
