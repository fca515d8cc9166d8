/// The language of headers, labels and sentences of a report.
public enum Language: String, CaseIterable, Sendable {
    /// Chinese.
    case zh
    /// English.
    case en
}

/// The words of reports in one language: headers of columns, titles, notes (`seeds/reports/labels.tsv`).
public struct Labels: Sendable {
    /// The language that they are in.
    public let language: Language

    /// The words of a language.
    public init(_ language: Language) { self.language = language }

    private static let table: [String: (zh: String, en: String)] = Dictionary(
        EmbeddedTable.rows("reports/labels.tsv").map { ($0[0], (zh: $0[1], en: $0[2])) }, uniquingKeysWith: { first, _ in first })

    /// The words for a key; the key itself where there are none, as for a column that a question of somebody's own has named.
    public subscript(_ key: String) -> String { find(key) ?? key }

    /// The words for a key with `{1}`, `{2}` … replaced.
    public func callAsFunction(_ key: String, _ values: String...) -> String {
        var text = self[key]
        return text.withUTF8 { text in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(values.reduce(text.count) { $0 + 2 * $1.utf8.count })
            var place = 0
            while place < text.count {
                // `{1}` is three bytes, and no table has ten of them in a row.
                if text[place] == UInt8(ascii: "{"), place + 2 < text.count, text[place + 2] == UInt8(ascii: "}"),
                    case let index = Int(text[place + 1]) - 49, values.indices.contains(index)
                {
                    bytes.append(contentsOf: values[index].utf8)
                    place += 3
                } else {
                    bytes.append(text[place])
                    place += 1
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The words for a key, nil where there are none.
    func find(_ key: String) -> String? {
        guard let words = Labels.table[key] else { return nil }
        return language == .zh ? words.zh : words.en
    }

    /// Words that stand beside values: in Chinese as the table has them, in English as they are.
    public func words(_ english: String) -> String { language == .zh ? self[english] : english }

    /// Names of columns as a report prints them: in Chinese in words, in English as programs know them.
    public func columns(_ names: [String]) -> [String] { language == .zh ? names.map { self[$0] } : names }
}
