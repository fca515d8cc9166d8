import Foundation
import Reporting

/// Messages in the language of the one who reads them: English ones by their rows in `seeds/help/messages.tsv`. One without a row stays as it is.
enum Message {
    /// A row: `{1}` stands for any words, `[s]` for an s or nothing.
    struct Pattern {
        private let parts: [String]
        private let chinese: String

        init(_ english: String, _ chinese: String) {
            self.chinese = chinese
            var parts: [String] = [""]
            var isOpen = false
            for character in english {
                switch character {
                case "{": isOpen = true
                case "}":
                    isOpen = false
                    parts.append("")
                case _ where isOpen: break
                default: parts[parts.count - 1].append(character)
                }
            }
            self.parts = parts
        }

        /// The Chinese words of a message; nil where it is another.
        func callAsFunction(_ message: String) -> String? {
            var rest = message[...]
            var values: [Substring] = []
            for (index, part) in parts.enumerated() {
                let pieces = part.components(separated: "[s]")
                if index == 0 {
                    guard let end = Pattern.end(of: pieces, in: rest) else { return nil }
                    rest = rest[end...]
                } else if part.isEmpty, index == parts.count - 1 {
                    values.append(rest)
                    rest = ""
                } else {
                    guard let (start, end) = Pattern.find(pieces, in: rest, isLast: index == parts.count - 1) else { return nil }
                    values.append(rest[..<start])
                    rest = rest[end...]
                }
            }
            guard rest.isEmpty else { return nil }
            var words = chinese
            for (index, value) in values.enumerated() {
                // what is filled in may be a message of its own: quarantined: a.pdf: no PDF, whatever its name says
                let said = value.contains(" ") ? Message.chinese(of: String(value)) ?? String(value) : String(value)
                words = words.replacing("{\(index + 1)}", with: said)
            }
            return words
        }

        private static func find(_ pieces: [String], in text: Substring, isLast: Bool) -> (String.Index, String.Index)? {
            var start = text.startIndex
            while true {
                if let end = end(of: pieces, in: text[start...]), !isLast || end == text.endIndex { return (start, end) }
                guard start < text.endIndex else { return nil }
                start = text.index(after: start)
            }
        }

        /// One past the pieces at the beginning of a text, an s or nothing between two of them.
        private static func end(of pieces: [String], in text: Substring) -> String.Index? {
            var rest = text
            for (index, piece) in pieces.enumerated() {
                if index > 0, rest.hasPrefix("s"), piece.isEmpty || rest.dropFirst().hasPrefix(piece) { rest = rest.dropFirst() }
                guard rest.hasPrefix(piece) else { return nil }
                rest = rest.dropFirst(piece.count)
            }
            return rest.startIndex
        }
    }

    /// Rows without a place for other words, and what commands say of their options.
    private static let whole = Dictionary(
        (EmbeddedWords.rows("help/messages.tsv").filter { !$0[0].contains("{") && !$0[0].contains("[") }
            + EmbeddedWords.rows("help/help.tsv")).map { ($0[0], $0[1]) },
        uniquingKeysWith: { first, _ in first })
    private static let patterns = EmbeddedWords.rows("help/messages.tsv").filter { whole[$0[0]] == nil }.map {
        Pattern($0[0], $0[1])
    }

    /// Messages that have been looked up, some thousands at most: of a report over a million rows many have the same one.
    private static let known = Known()

    private final class Known: @unchecked Sendable {
        private let lock = NSLock()
        private var words: [String: String] = [:]

        func said(_ english: String) -> String? { lock.withLock { words[english] } }

        func keep(_ said: String, for english: String) {
            lock.withLock {
                if words.count >= 4_000 { words = [:] }
                words[english] = said
            }
        }
    }

    /// A message for the one who reads it, line by line.
    static func said(_ english: String, in language: Language = Tongue.present) -> String {
        guard language == .zh else { return english }
        if let words = known.said(english) { return words }
        let words = chineseLines(of: english)
        known.keep(words, for: english)
        return words
    }

    private static func chineseLines(of english: String) -> String {
        english.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let error = "Error: "
            let isError = line.hasPrefix(error)
            let words = isError ? line.dropFirst(error.count) : line
            return (isError ? "错误：" : "") + (chinese(of: String(words)) ?? String(words))
        }.joined(separator: "\n")
    }

    /// The Chinese words of a line by the first row that fits, else those of what stands behind a colon, as behind the place of a fault in a
    /// file, else those of all its clauses; nil where there are none.
    private static func chinese(of line: String) -> String? {
        func row(_ words: some StringProtocol) -> String? {
            let words = String(words)
            return whole[words] ?? patterns.lazy.compactMap { $0(words) }.first
        }
        if let words = row(line) { return words }
        // what is said of a file, without its name
        if let words = row("-: " + line), words.hasPrefix("-：") { return String(words.dropFirst(2)) }
        var rest = line[...]
        while let colon = rest.firstRange(of: ": ") {
            rest = rest[colon.upperBound...]
            if let words = row(rest) { return line[..<line.index(rest.startIndex, offsetBy: -2)] + "：" + words }
        }
        let clauses = line.components(separated: "; ").map { row($0) }
        return clauses.count > 1 && !clauses.contains(nil) ? clauses.compactMap(\.self).joined(separator: "；") : nil
    }
}

extension String {
    fileprivate func components(separated mark: String) -> [String] {
        split(separator: mark, omittingEmptySubsequences: false).map { String($0) }
    }
}
