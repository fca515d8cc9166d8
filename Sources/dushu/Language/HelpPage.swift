import ArgumentParser
import Foundation
import Reporting

/// The help of a command in Chinese: made of what the command says of itself in English, each text by its row in `seeds/help/help.tsv`.
/// A text without a row stays as it is.
struct HelpPage {
    /// A command as the argument parser describes it.
    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var subcommands: [Command]?
        var defaultSubcommand: String?
        var arguments: [Argument]?
    }

    /// An argument, option or flag.
    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String
        }
        var kind: String
        var shouldDisplay: Bool
        var names: [Name]?
        var valueName: String?
        var abstract: String?
        var defaultValue: String?
        var allValues: [String]?
    }

    private struct Tool: Decodable { var command: Command }

    /// The whole program.
    static var program: Command? {
        (try? JSONDecoder().decode(Tool.self, from: Data(Dushu._dumpHelp().utf8)))?.command
    }

    /// Chinese by English.
    static let words = Dictionary(EmbeddedWords.rows("help/help.tsv").map { ($0[0], $0[1]) }) { first, _ in first }

    private let command: Command
    private let usage: String

    /// The page for an English one, whose usage tells the command; nil where that is none of ours.
    init?(of english: String) {
        guard let start = english.range(of: "\nUSAGE: "), var command = HelpPage.program else { return nil }
        let lines = english[start.upperBound...]
        usage = String(lines[..<(lines.range(of: "\n\n")?.lowerBound ?? lines.endIndex)])
        for name in usage.split(whereSeparator: \.isWhitespace).dropFirst() {
            guard let next = command.subcommands?.first(where: { $0.commandName == name }) else { break }
            command = next
        }
        self.command = command
    }

    private func said(_ english: String) -> String { HelpPage.words[english] ?? english }

    /// The page.
    var text: String {
        var parts = [HelpPage.wrapped("概述：" + said(command.abstract ?? ""), 0)]
        if let discussion = command.discussion { parts.append(self.discussion(discussion)) }
        parts.append("用法：" + usage)
        let arguments = (command.arguments ?? []).filter(\.shouldDisplay)
        list("参数", arguments.filter { $0.kind == "positional" }.map(row), &parts)
        list("选项", arguments.filter { $0.kind != "positional" }.map(row), &parts)
        let subcommands = (command.subcommands ?? []).filter { $0.commandName != "help" }
        list("子命令", subcommands.map { ($0.commandName, said($0.abstract ?? "")) }, &parts)
        if !subcommands.isEmpty { parts.append("某个子命令的说明见 `\(usage.prefix { $0 != "<" && $0 != "[" })<子命令> --help`。") }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// Paragraph by paragraph; examples stay as they are.
    private func discussion(_ english: String) -> String {
        english.components(separatedBy: "\n\n").map { paragraph in
            let texts = HelpPage.texts(ofParagraph: paragraph)
            guard texts.count > 1 || texts == ["EXAMPLES"] else { return HelpPage.wrapped(said(texts.first ?? ""), 0) }
            guard texts != ["EXAMPLES"] else {
                return ([said(texts[0])] + paragraph.split(separator: "\n").dropFirst().map { String($0) }).joined(
                    separator: "\n")
            }
            return texts.enumerated().map { ($0 > 0 ? "  " : "") + said($1) }.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// The texts of a paragraph that have rows: the heading of examples, each line of a list, else all of it as one.
    static func texts(ofParagraph paragraph: String) -> [String] {
        let lines = paragraph.split(separator: "\n").map { $0.drop { $0 == " " } }
        if lines.first == "EXAMPLES" { return ["EXAMPLES"] }
        if lines.first == "EXIT CODES" { return lines.map { String($0) } }
        return [lines.joined(separator: " ")]
    }

    /// All texts of a command and those below it that have rows.
    static func texts(of command: Command) -> [String] {
        [command.abstract].compactMap(\.self)
            + (command.discussion ?? "").components(separatedBy: "\n\n").filter { !$0.isEmpty }.flatMap(texts(ofParagraph:))
            + (command.arguments ?? []).filter(\.shouldDisplay).compactMap(\.abstract)
            + (command.subcommands ?? []).flatMap(texts(of:))
    }

    private func row(_ one: Argument) -> (String, String) {
        let names = (one.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }.joined(separator: ", ")
        let value = one.kind == "flag" ? "" : "<\(one.valueName ?? "")>"
        let values = one.allValues.map { "可取：\($0.joined(separator: "、"))" }
        let standard = one.defaultValue.map { "默认：\($0)" }
        let more = [values, standard].compactMap(\.self).joined(separator: "；")
        return (
            [names, value].filter { !$0.isEmpty }.joined(separator: " "),
            said(one.abstract ?? "") + (more.isEmpty ? "" : "（\(more)）")
        )
    }

    private func list(_ title: String, _ rows: [(name: String, words: String)], _ parts: inout [String]) {
        guard !rows.isEmpty else { return }
        let lines = rows.map { name, words in
            let gap = String(repeating: " ", count: max(1, 26 - 2 - name.count))
            let isWide = name.count > 23
            return HelpPage.wrapped("  \(name)" + (isWide ? "\n" + String(repeating: " ", count: 26) : gap) + words, 26)
        }
        parts.append("\(title)：\n" + lines.joined(separator: "\n"))
    }

    /// A text in lines of at most 80 columns, those after the first indented; Latin words and what closes a clause stay together.
    static func wrapped(_ text: String, _ indent: Int) -> String {
        var (lines, line, width, lastBreak) = ([String](), "", 0, "".endIndex)
        for character in text {
            if character == "\n" {
                lines.append(line)
                (line, width, lastBreak) = ("", 0, "".endIndex)
                continue
            }
            let isLatin = character.isASCII && character != " "
            let closes = "，。、；：！？）》”’".contains(character)
            let isOpen = line.last.map { "（《“‘".contains($0) } ?? false
            if !closes, !isOpen, !isLatin || !(line.last.map { $0.isASCII && $0 != " " } ?? false) { lastBreak = line.endIndex }
            if width + String(character).displayWidth > 80, line.distance(from: line.startIndex, to: lastBreak) > indent {
                let rest = line[lastBreak...].drop { $0 == " " }
                lines.append(String(line[..<lastBreak]).trimmingEnd)
                line = String(repeating: " ", count: indent) + rest
                width = line.displayWidth
                lastBreak = line.startIndex
                // the space at which it was broken
                if character == " ", rest.isEmpty { continue }
            }
            line.append(character)
            width += String(character).displayWidth
        }
        return (lines + [line]).map(\.trimmingEnd).joined(separator: "\n")
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...last])
    }
}
