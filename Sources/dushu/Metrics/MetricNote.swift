import Store

/// Says on standard error which metrics a word was taken for, and what else there is, where that is not plain.
struct MetricNote {
    /// One sentence; nil where the word is the only name that holds it.
    let text: String?

    private static let most = 5

    init(_ word: String, _ meant: MetricSelection) {
        let names = MetricNote.list(meant.names)
        if meant.isExact {
            let others = meant.others.isEmpty ? nil : "others that hold the word: \(MetricNote.list(meant.others))"
            let taken = meant.names == [word] || word.hasPrefix("=") ? others.map { _ in "this metric alone" } : names
            text = taken.map { "--metric \(word): \($0)" + (others.map { "; \($0)" } ?? "") }
        } else {
            guard !meant.names.isEmpty, meant.names != [word] else {
                text = nil
                return
            }
            text =
                "--metric \(word): \(counted(meant.names.count, "metric")) that hold\(meant.names.count == 1 ? "s" : "") the word: \(names)"
                + (meant.names.contains(word) ? "; exactly that name: --metric =\(word)" : "")
        }
    }

    func print() { if let text { note(text) } }

    private static func list(_ names: [String]) -> String {
        let rest = names.count - most
        return names.prefix(most).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
}
