import Foundation
import Reporting

/// The language in which the program speaks of itself: its help and its messages. What it prints of data has `--language` of its own.
enum Tongue {
    /// As asked for with `--language` anywhere on the command line, else as the machine is set up.
    static let present: Language = asked(CommandLine.arguments) ?? ofMachine

    /// `--language zh` or `--language=zh` before a `--`; nil without one, or where it names no language.
    static func asked(_ arguments: [String]) -> Language? {
        let arguments = Array(arguments.prefix { $0 != "--" })
        for (index, argument) in arguments.enumerated() {
            if argument == "--language", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
            if argument.hasPrefix("--language=") { return Language(rawValue: String(argument.dropFirst(11))) }
        }
        return nil
    }

    /// The language of the account: LC_ALL, LC_MESSAGES or LANG.
    static var ofMachine: Language {
        let environment = ProcessInfo.processInfo.environment
        let value = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return value.hasPrefix("zh") ? .zh : .en
    }

    /// The arguments without a language that the command itself does not take: in front of all commands (`dushu --language zh status`), and
    /// anywhere behind those that print no data in a language (`dushu explain o12 --language zh`).
    static func withoutLanguage(_ arguments: [String]) -> [String] {
        guard asked(arguments) != nil, let first = arguments.first else { return arguments }
        let isInFront = first.hasPrefix("--language") && asked([first] + arguments.dropFirst().prefix(1)) != nil
        let arguments = isInFront ? Array(arguments.dropFirst(first == "--language" ? 2 : 1)) : arguments
        guard asked(arguments) != nil, HelpPage.program?.command(of: arguments).takesLanguage == false else { return arguments }
        let options = arguments.prefix { $0 != "--" }
        let kept = options.indices.filter { index in
            let isValue = index > 0 && options[index - 1] == "--language"
            return !isValue && options[index] != "--language" && !options[index].hasPrefix("--language=")
        }
        return kept.map { options[$0] } + arguments.dropFirst(options.count)
    }
}

extension HelpPage.Command {
    /// The subcommand that words lead to, its standard one where they name no other.
    fileprivate func command(of words: [String]) -> HelpPage.Command {
        let subcommands = subcommands ?? []
        if let word = words.first, let next = subcommands.first(where: { $0.commandName == word }) {
            return next.command(of: Array(words.dropFirst()))
        }
        return subcommands.first { $0.commandName == defaultSubcommand } ?? self
    }

    fileprivate var takesLanguage: Bool {
        arguments?.contains { $0.names?.contains { $0.kind == "long" && $0.name == "language" } ?? false } ?? false
    }
}
