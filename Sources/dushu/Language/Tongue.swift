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

    /// The arguments without a language in front of the command, which no command takes itself: `dushu --language zh status`.
    static func withoutLanguage(_ arguments: [String]) -> [String] {
        guard let first = arguments.first, asked([first] + arguments.dropFirst().prefix(1)) != nil else { return arguments }
        return Array(arguments.dropFirst(first == "--language" ? 2 : 1))
    }
}
