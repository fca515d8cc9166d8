import ArgumentParser
import Quantities
import Reporting
import Store

/// `dushu target`: what figures are held against.
struct TargetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "target",
        abstract: "Targets of organizations: set, list, load, forget. `dushu report targets` holds figures against them.",
        discussion: """
            A target is a value that a metric of an organization shall reach (--at-least) or not go beyond (--at-most) in a period. \
            The same metric, organization and period has one target: a new one takes the place of the old one.

            EXAMPLES
              dushu target set 宁夏回族自治区邮政分公司 给据邮件信息断点率 --period 2022 --at-most 0.005%
              dushu target list --format table
              dushu target load targets.csv
            """,
        subcommands: [SetTarget.self, ListTargets.self, LoadTargets.self, ForgetTarget.self], defaultSubcommand: ListTargets.self)
}

/// Which series of a metric a target is about.
struct TargetPartOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The part of a breakdown that it is about.", valueName: "component"))
    var component: String = ""

    @Option(help: ArgumentHelp("The stated exclusions of the figures that it is about.", valueName: "basis"))
    var basis: String = ""
}

/// `dushu target set`.
struct SetTarget: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set a target: ORGANIZATION METRIC --period PERIOD --at-least VALUE.",
        discussion: """
            A value is written as people do: 15亿件, 0.005%, 3.5万吨. --each sets it for each body right below the organization that has \
            no target of its own.

            EXAMPLES
              dushu target set 湖北省 快递业务量 --period 2023 --at-least 38亿件
              dushu target set 宁夏回族自治区邮政分公司 给据邮件信息断点率 --period 2022 --at-most 0.005% --each
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var part: TargetPartOptions

    @Argument(help: ArgumentHelp("Whose target it is.", valueName: "organization"))
    var organization: String

    @Argument(help: ArgumentHelp("What is measured.", valueName: "metric"))
    var metric: String

    @Option(help: ArgumentHelp("The days for which it holds: a year (2023), a month (2023-10) or a span.", valueName: "period"))
    var period: PeriodArgument

    @Option(help: ArgumentHelp("The value or more is good.", valueName: "value"))
    var atLeast: String?

    @Option(help: ArgumentHelp("The value or less is good.", valueName: "value"))
    var atMost: String?

    @Flag(help: "For each body right below the organization.")
    var each = false

    @Option(help: ArgumentHelp("The unit that answers for it; default: the organization itself.", valueName: "name"))
    var responsible: String = ""

    func validate() throws {
        if (atLeast == nil) == (atMost == nil) {
            throw ValidationError("which side is good? give --at-least VALUE or --at-most VALUE")
        }
    }

    func run() throws {
        let desk = try TargetDesk(reading: reading)
        let session = try WritingSession(database.path, holder: "dushu target")
        let (value, unit) = try desk.quantity(atLeast ?? atMost ?? "")
        var target = Target(
            organization: organization, metric: metric, component: part.component, basis: part.basis, unit: unit,
            period: period.period, limit: atLeast == nil ? .atMost : .atLeast, value: value, isForEach: each,
            responsible: responsible)
        let unknown = try TargetNames(session.store).resolve(&target)
        try session.store.record([target])
        try session.finish()
        for name in unknown { note("\(name) is not in the database yet: the target waits for it") }
        note(
            "set: \(target.organization)\(each ? " (each body below)" : ""), \(target.metric): \(target.limit.rawValue) \(target.value.canonical) \(unit)"
        )
    }
}

/// `dushu target list`.
struct ListTargets: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the targets; also without the word list. `dushu target load` reads what it prints as CSV.",
        discussion: """
            EXAMPLES
              dushu target list --format table
              dushu target list > targets.csv
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: FormatOption

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        let targets = try store.targets()
        try store.close()
        var printer = try RowPrinter(header: TargetFile.header, as: format)
        for target in targets { try printer.print(TargetFile.cells(target)) }
        try printer.finish()
        if targets.isEmpty { note("no targets: `dushu target set` sets one, `dushu target load FILE.csv` many") }
    }
}

/// `dushu target load`.
struct LoadTargets: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Take over targets from a CSV file: all of them, or none.",
        discussion: """
            The first line names the columns, in any order, in English or Chinese: organization, metric, period (2023, 2023-10 or a span), \
            bound (at_least or at_most) and value (15亿件, or a number of the base unit beside a column unit); component, basis, each (1), \
            responsible and decided where they are wanted. Other targets stay.

            EXAMPLES
              dushu target load targets.csv
              dushu target load - < targets.csv
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var reading: ReadingOptions

    @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
    var file: String

    func run() throws {
        let desk = try TargetDesk(reading: reading)
        let text = try LoadDecisions.text(of: file)
        var targets = try TargetFile(file, desk).targets(text)
        let session = try WritingSession(database.path, holder: "dushu target")
        var unknown: Set<String> = []
        let names = TargetNames(session.store)
        for index in targets.indices { unknown.formUnion(try names.resolve(&targets[index])) }
        try session.store.record(targets)
        try session.finish()
        for name in unknown.sorted() { note("\(name) is not in the database yet: its targets wait for it") }
        note("\(counted(targets.count, "target")) loaded")
    }
}

/// `dushu target forget`.
struct ForgetTarget: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Take targets of an organization back: ORGANIZATION METRIC, of one period or of all.",
        discussion: """
            EXAMPLES
              dushu target forget 湖北省 快递业务量 --period 2023
              dushu target forget 湖北省 快递业务量
            """)

    @OptionGroup var database: DatabaseOption

    @Argument(help: ArgumentHelp("Whose targets they are.", valueName: "organization"))
    var organization: String

    @Argument(help: ArgumentHelp("What is measured.", valueName: "metric"))
    var metric: String

    @Option(help: ArgumentHelp("Only the target of this period.", valueName: "period"))
    var period: PeriodArgument?

    func run() throws {
        try database.mustExist()
        let session = try WritingSession(database.path, holder: "dushu target")
        let gone = try session.store.targets().filter {
            $0.organization == organization && $0.metric == metric && (period == nil || period?.period == $0.period)
        }
        guard !gone.isEmpty else {
            try session.finish()
            throw Failure("no such target: `dushu target list` shows them")
        }
        try session.store.record([], removing: gone)
        try session.finish()
        note("\(counted(gone.count, "target")) forgotten")
    }
}
