import ArgumentParser
import Reading

/// What a person says of a figure, slot by slot.
struct SlotOptions: ParsableArguments {
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

    /// The slots that are given, as words.
    var changes: [(slot: ClaimSlot, words: String)] {
        let given: [(ClaimSlot, String?)] = [
            (.value, value), (.lower, lower), (.upper, upper), (.unit, unit), (.bound, bound), (.kind, kind),
            (.organization, organization), (.metric, metric), (.component, component), (.basis, basis), (.scope, scope),
            (.period, period), (.base, base),
        ]
        return given.compactMap { slot, words in words.map { (slot, $0) } }
    }
}
