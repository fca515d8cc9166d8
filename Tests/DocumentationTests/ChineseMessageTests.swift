import Testing

@testable import dushu

/// Messages about files and databases in Chinese.
@Suite struct ChineseMessageTests {
    /// What the store and the folder of input files throw, as it stands in the code: values are `{}`.
    private static func thrown() throws -> Set<String> {
        var found: Set<String> = []
        for folder in ["Sources/Store/Opening", "Sources/Store/Asking", "Sources/Ingestion/Files"] {
            for file in try Repository.swiftFiles(in: folder) {
                let text = try Repository.text(file)
                for start in ["StoreError(", "FileProblem(path: path, reason: ", "throw problem("] {
                    for piece in text.components(parted: start).dropFirst() {
                        guard let words = literal(in: piece), words.contains(where: \.isLetter), words.contains(" ") else {
                            continue
                        }
                        found.insert(start == "StoreError(" ? words : "{}: " + words)
                    }
                }
            }
        }
        return found
    }

    /// The first text of a call, with `{}` for each value; nil where the call has none before it ends.
    private static func literal(in code: Substring) -> String? {
        guard let quote = code.prefix(160).firstIndex(of: "\""), !code[..<quote].contains(")") else { return nil }
        var words = ""
        var depth = 0
        var before: Character = " "
        for character in code[code.index(after: quote)...] {
            if depth > 0 {
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
            } else if character == "(", before == "\\" {
                words.removeLast()
                words += "{}"
                depth = 1
            } else if character == "\"" {
                return words
            } else {
                words.append(character)
            }
            before = character
        }
        return nil
    }

    @Test func everyMessageOfFilesAndOfTheStoreHasItsRow() throws {
        let messages = try Self.thrown()
        #expect(messages.count > 30)
        for message in messages.sorted() {
            let said = message.replacing("{}", with: "7")
            #expect(Message.said(said, in: .zh) != said, "seeds/help/messages.tsv has no row for: \(message)")
        }
    }

    /// What is said of a file is put into Chinese also behind what is said of the run.
    @Test func reasonsBehindAnother() {
        #expect(
            Message.said("quarantined: a.pdf: no PDF, whatever its name says", in: .zh) == "已隔离：a.pdf：名为PDF，其实不是")
        #expect(Message.said("quarantined: a.pdf: unheard of", in: .zh) == "已隔离：a.pdf: unheard of")
    }
}

extension String {
    fileprivate func components(parted mark: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let place = rest.firstRange(of: mark) {
            parts.append(rest[..<place.lowerBound])
            rest = rest[place.upperBound...]
        }
        return parts + [rest]
    }
}
