import ArgumentParser

/// A word where a subcommand should stand that is none: the parser passes it over where an option that the command above does not know
/// follows, and complains of that.
struct Mistyped {
    /// The command above: `dushu report`.
    private let above: String
    private let word: String
    private let names: [String]

    /// Nil where all that stands in front of the options is known, or is no subcommand but an argument.
    init?(_ arguments: [String], of program: HelpPage.Command) {
        var (above, command) = (program.commandName, program)
        // `dushu help report` is about what follows.
        for word in arguments.drop(while: { $0 == "help" }).prefix(while: { !$0.hasPrefix("-") }) {
            let subcommands = (command.subcommands ?? []).filter { $0.commandName != "help" }
            let standard = subcommands.first { $0.commandName == command.defaultSubcommand }
            guard !subcommands.isEmpty, !(standard?.takesWords ?? false) else { return nil }
            guard let next = subcommands.first(where: { $0.commandName == word }) else {
                (self.above, self.word, names) = (above, word, subcommands.map(\.commandName))
                return
            }
            (above, command) = ("\(above) \(word)", next)
        }
        return nil
    }

    /// What is said of it, and how the command above is used.
    var message: String {
        // Two letters that have changed their places are two steps.
        let near = names.map { (steps: $0.hasPrefix(word) ? 0 : Mistyped.steps(from: word, to: $0), name: $0) }
            .filter { $0.steps <= max(1, word.count / 3) }.sorted { ($0.steps, $0.name) < ($1.steps, $1.name) }
        let nearest = near.prefix(3).map(\.name).joined(separator: ", ")
        let error =
            nearest.isEmpty
            ? ValidationError("\(above) has no subcommand '\(word)': it has \(names.joined(separator: ", "))")
            : ValidationError("\(above) has no subcommand '\(word)'; nearest: \(nearest)")
        return "Error: \(error.message)\nUsage: \(above) <subcommand>\n  See '\(above) --help' for more information."
    }

    /// How many letters have to be put in, taken out or exchanged to make one word of another.
    private static func steps(from word: String, to other: String) -> Int {
        let other = Array(other)
        var row = Array(0...other.count)
        for (index, letter) in word.enumerated() {
            var corner = row[0]
            row[0] = index + 1
            for place in other.indices {
                let exchanged = corner + (letter == other[place] ? 0 : 1)
                corner = row[place + 1]
                row[place + 1] = min(exchanged, corner + 1, row[place] + 1)
            }
        }
        return row[other.count]
    }
}

extension HelpPage.Command {
    /// Whether it takes words that are no options.
    fileprivate var takesWords: Bool { arguments?.contains { $0.kind == "positional" } ?? false }
}
