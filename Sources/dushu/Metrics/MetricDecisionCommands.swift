import ArgumentParser
import Reading

/// `dushu metrics merge`.
struct MergeMetrics: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Decide that two metrics are one: A is B.",
        discussion: """
            The observations of A go to B; where both say the same, they become one. One row is printed for each observation that
            moves; --dry-run prints the same and writes nothing. `dushu metrics forget A` takes the decision back.

            EXAMPLES
              dushu metrics merge 快递件量 快递业务量 --dry-run --format table
              dushu metrics merge 快递件量 快递业务量 --by 校对 --reason "one bulletin says both"
            """)

    @OptionGroup var options: MetricDecisionOptions
    @OptionGroup var person: PersonOptions

    @Argument(help: ArgumentHelp("Name of the metric that goes.", valueName: "A"))
    var name: String

    @Argument(help: ArgumentHelp("The metric that stays.", valueName: "B"))
    var metric: String

    func run() throws {
        try options.decide(by: try person.person()) { desk in
            [MetricDecision(.merge, try desk.known(name), try desk.existing(metric))]
        }
    }
}

/// `dushu metrics alias`.
struct AliasMetric: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alias",
        abstract: "Decide that words stand for a metric: alias WORDS METRIC.",
        discussion: """
            Figures that are read under these words, now or later, are figures of the metric, and --metric finds it by them. The
            words need not have been read yet.

            EXAMPLES
              dushu metrics alias 收寄件数 快递业务量
              dushu metrics alias 揽件数 揽收量 --new
            """)

    @OptionGroup var options: MetricDecisionOptions
    @OptionGroup var person: PersonOptions

    @Flag(help: "The metric is one that is not known yet.")
    var new = false

    @Argument(help: ArgumentHelp("The words.", valueName: "words"))
    var name: String

    @Argument(help: ArgumentHelp("The metric that they stand for.", valueName: "metric"))
    var metric: String

    func run() throws {
        try options.decide(by: try person.person()) { desk in
            if !name.isEmpty, desk.isOnlyAlias(name) { _ = try desk.known(name) }
            return [MetricDecision(.alias, name, new ? metric : try desk.existing(metric))]
        }
    }

    func validate() throws {
        if name.isEmpty || metric.isEmpty { throw ValidationError("the words and the metric must not be empty") }
    }
}

/// `dushu metrics split`.
struct SplitMetric: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Decide that a part of a metric's series is another metric.",
        discussion: """
            The part is told by component, unit, organization, or several of them; of two parts that a series is in, the one that
            asks for more counts. What is split off by its component has none afterwards: its name says it.

            EXAMPLES
              dushu metrics split 快递业务量 同城快递业务量 --component 同城 --dry-run
              dushu metrics split 开行量 发送标箱 --unit 标箱
              dushu metrics split 户数 用邮户数 --organization 湖北省邮政分公司
            """)

    @OptionGroup var options: MetricDecisionOptions
    @OptionGroup var person: PersonOptions
    @OptionGroup var parts: MetricPartOptions

    @Argument(help: ArgumentHelp("Name of the metric.", valueName: "name"))
    var name: String

    @Argument(help: ArgumentHelp("Name of the part.", valueName: "new"))
    var metric: String

    func run() throws {
        try options.decide(by: try person.person()) { desk in
            let name = try desk.known(name)
            return [MetricDecision(.split, name, part: try desk.part(parts.part, of: name), metric)]
        }
    }

    func validate() throws {
        if parts.part == .whole { throw ValidationError("which part? give --component, --unit or --organization") }
        if metric.isEmpty { throw ValidationError("the new name must not be empty") }
    }
}

/// `dushu metrics rename`.
struct RenameMetric: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename",
        abstract: "Give a metric another name that nothing is called yet.",
        discussion: """
            What is known of the metric (nature, units, which end is better) goes with it, and --metric finds it by the old name.

            EXAMPLES
              dushu metrics rename 邮政行业寄递业务量 寄递业务总量 --dry-run
            """)

    @OptionGroup var options: MetricDecisionOptions
    @OptionGroup var person: PersonOptions

    @Argument(help: ArgumentHelp("Name so far.", valueName: "name"))
    var name: String

    @Argument(help: ArgumentHelp("Name from now on.", valueName: "new"))
    var metric: String

    func run() throws {
        try options.decide(by: try person.person()) { desk in
            let name = try desk.known(name)
            // A decision that stands already may be asked for again.
            return [
                MetricDecision(.rename, name, desk.isDecided(.rename, name, metric) ? metric : try desk.free(metric, for: name))
            ]
        }
    }
}

/// `dushu metrics drop`.
struct DropMetrics: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Decide that names are no metrics.",
        discussion: """
            Their claims stay as evidence and make no observation any more, now or later. `dushu metrics forget` brings them back.

            EXAMPLES
              dushu metrics drop 制卡立等可取 --dry-run
            """)

    @OptionGroup var options: MetricDecisionOptions
    @OptionGroup var person: PersonOptions

    @Argument(help: ArgumentHelp("Names that are none.", valueName: "name"))
    var names: [String]

    func run() throws {
        try options.decide(by: try person.person()) { desk in try names.map { MetricDecision(.drop, try desk.known($0)) } }
    }
}

/// `dushu metrics forget`.
struct ForgetMetrics: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Take decisions back: figures go under the name as it was read again.",
        discussion: """
            All that was decided of a name is taken back, or only the split of the part that is given. One row is printed for each
            observation that moves.

            EXAMPLES
              dushu metrics forget 快递件量 --dry-run
              dushu metrics forget 快递业务量 --component 同城
            """)

    @OptionGroup var options: MetricDecisionOptions
    @OptionGroup var parts: MetricPartOptions

    @Argument(help: ArgumentHelp("Names that have been merged, registered, split, renamed or dropped.", valueName: "name"))
    var names: [String]

    func run() throws { try options.forget(names, part: parts.part) }
}
