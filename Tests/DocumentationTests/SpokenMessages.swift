/// What the program says to people, as it stands in the code: the words of every error and note, `7` for each value in them.
///
/// Words that are put together with `+`, or chosen with `? :` or `??`, are followed; a text within a value is not.
struct SpokenMessages {
    /// Calls whose words are said to people.
    private static let calls = [
        "StoreError(", "ValidationError(", "Failure(", "FileProblem(", "ClaimDeskError(", "JSONProblem(", "ClaimSlotError(",
        "DeskError(",
        "ReadingError(", "RecordError(", "VocabularyError(", "OutputError(", "HealthLine(", "note(", "said(", "throw problem(",
        "throw wrong(",
    ]

    /// The messages of all files, each once, in order.
    static func all(in files: [String]) throws -> [String] {
        var found: Set<String> = []
        for file in files {
            let text = SpokenMessages(code: Array(try Repository.text(file)))
            for start in text.starts(isCommand: file.hasPrefix("Sources/dushu/")) {
                for part in text.arguments(from: start) {
                    found.formUnion(SpokenMessages(code: part).readings.filter(isMessage))
                }
            }
        }
        return found.sorted()
    }

    private let code: [Character]

    private init(code: [Character]) { self.code = code }

    /// A message is a sentence; names of columns, files and checks are none.
    private static func isMessage(_ words: String) -> Bool {
        words.contains(" ") && words.replacing("7", with: "").contains { $0.isLetter && $0.isASCII }
    }

    /// Where the arguments of calls begin. What scanners note is no message of a command.
    private func starts(isCommand: Bool) -> [Int] {
        code.indices.dropLast().compactMap { place in
            guard code[place] == "(" else { return nil }
            let before = String(code[max(0, place - 24)...place])
            let call = SpokenMessages.calls.first { before.hasSuffix($0) && (isCommand || $0 != "note(") }
            guard let call else { return nil }
            // no declaration, and no part of a longer name
            let head = before.dropLast(call.count)
            guard let last = head.last else { return place + 1 }
            return last.isLetter || last == "." || head.hasSuffix("func ") || head.hasSuffix("struct ") ? nil : place + 1
        }
    }

    // MARK: code

    /// The arguments of a call that begins before `start`, without their labels.
    private func arguments(from start: Int) -> [[Character]] {
        var end = start
        var depth = 0
        while end < code.count {
            if code[end] == "\"" {
                end = literal(at: end)
                continue
            }
            if "([{".contains(code[end]) { depth += 1 }
            if ")]}".contains(code[end]) {
                if depth == 0 { break }
                depth -= 1
            }
            end += 1
        }
        return SpokenMessages(code: Array(code[start..<end])).parts(at: ",").map { part in
            let words = part.drop(while: \.isWhitespace)
            let label = words.prefix { $0.isLetter }
            let rest = words.dropFirst(label.count)
            return Array(!label.isEmpty && rest.first == ":" ? rest.dropFirst() : words)
        }
    }

    /// One past a text that begins at `start`.
    private func literal(at start: Int) -> Int {
        if code[start...].starts(with: "\"\"\"") {
            var end = start + 3
            while end < code.count, !code[end...].starts(with: "\"\"\"") { end += 1 }
            return min(code.count, end + 3)
        }
        var end = start + 1
        while end < code.count, code[end] != "\"" {
            if code[end] != "\\" {
                end += 1
            } else if end + 1 < code.count, code[end + 1] == "(" {
                end = value(at: end + 2)
            } else {
                end += 2
            }
        }
        return min(code.count, end + 1)
    }

    /// One past a value within a text, which begins at `start` behind its bracket.
    private func value(at start: Int) -> Int {
        var (end, depth) = (start, 1)
        while end < code.count, depth > 0 {
            if code[end] == "\"" {
                end = literal(at: end)
                continue
            }
            if code[end] == "(" { depth += 1 }
            if code[end] == ")" { depth -= 1 }
            end += 1
        }
        return end
    }

    /// The code parted at a mark that is in no brackets and no text.
    private func parts(at mark: String) -> [[Character]] {
        var parts: [[Character]] = [[]]
        var (place, depth) = (0, 0)
        while place < code.count {
            if code[place] == "\"" {
                let end = literal(at: place)
                parts[parts.count - 1] += code[place..<end]
                place = end
                continue
            }
            if "([{".contains(code[place]) { depth += 1 }
            if ")]}".contains(code[place]) { depth -= 1 }
            if depth == 0, code[place...].starts(with: mark) {
                parts.append([])
                place += mark.count
            } else {
                parts[parts.count - 1].append(code[place])
                place += 1
            }
        }
        return parts
    }

    // MARK: words

    /// All that the code may say.
    private var readings: [String] {
        let code = Array(String(self.code).trimmed)
        let own = SpokenMessages(code: code)
        guard code.contains("\"") else { return ["7"] }
        let asked = own.parts(at: " ? ")
        if asked.count > 1 {
            let rest = SpokenMessages(code: Array(asked.dropFirst().joined(separator: Array(" ? "))))
            let both = rest.parts(at: " : ")
            if both.count > 1 {
                let other = SpokenMessages(code: Array(both.dropFirst().joined(separator: Array(" : "))))
                return SpokenMessages(code: both[0]).readings + other.readings
            }
        }
        let tried = own.parts(at: " ?? ")
        if tried.count > 1 { return tried.flatMap { SpokenMessages(code: $0).readings } }
        let joined = own.parts(at: "+")
        if joined.count > 1 {
            return joined.reduce([""]) { heads, part in
                let tails = SpokenMessages(code: part).readings
                return heads.flatMap { head in tails.map { head + $0 } }
            }
        }
        if code.first == "(", code.last == ")" { return SpokenMessages(code: Array(code.dropFirst().dropLast())).readings }
        if code.first == "\"", own.literal(at: 0) == code.count { return own.said }
        // a text for a value that may be missing: holder.map { "\($0) holds it" }
        if code.last == "}", let brace = code.firstIndex(of: "{") {
            return SpokenMessages(code: Array(code[(brace + 1)...].dropLast())).readings
        }
        return ["7"]
    }

    /// What a text says: a count with its noun is spelt out, of two words that a value chooses from each is taken, any other value is 7.
    private var said: [String] {
        var all = [""]
        var place = 1
        while place < code.count - 1 {
            guard code[place] == "\\" else {
                all = all.map { $0 + String(code[place]) }
                place += 1
                continue
            }
            guard code[place + 1] == "(" else {
                all = all.map { $0 + String(code[place + 1]) }
                place += 2
                continue
            }
            let end = value(at: place + 2)
            let inner = SpokenMessages(code: Array(code[(place + 2)..<(end - 1)]))
            let words = inner.counted.map { [$0] } ?? inner.readings
            all = all.flatMap { head in words.map { head + $0 } }
            place = end
        }
        return all
    }

    /// `7 documents` of `counted(documents.count, "document")`.
    private var counted: String? {
        guard code.starts(with: "counted("), let quote = code.firstIndex(of: "\"") else { return nil }
        return "7 " + String(code[(quote + 1)..<(literal(at: quote) - 1)]) + "s"
    }
}

extension String {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        return start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count)
    }
}
