import ArgumentParser
import Reporting
import Store

/// `dushu explain`: where a figure comes from.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show the source lines of a figure, marked, and how it was read.",
        discussion: """
            Whose figure it is, what it measures, when and from what base, the rule that attached it, how far that can be trusted \
            and what speaks against it. Below stand the words that each of these was read from, marked in their lines, where they \
            were stored; none is looked for again.

            An id is o12 (or 12) for an observation and c12 for a claim, as in the columns observation_id and claim_id of the \
            views; or the evidence that reports print: document:start-end. Of an observation, all claims behind it are shown, and \
            for a derived one what it was computed from.

            EXAMPLES
              dushu explain o12
              dushu explain c40
              dushu explain 2022-11-25-p03.txt:1026-1034
            """)

    @OptionGroup var database: DatabaseOption

    @Argument(help: ArgumentHelp("o12, c12 or document:start-end.", valueName: "id"))
    var ids: [String]

    func validate() throws {
        for id in ids where ExplainCommand.row(id) == nil && ExplainCommand.evidence(id) == nil {
            throw ValidationError("'\(id)' is no id: give o12, c12 or document:start-end")
        }
    }

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        var output = StandardOutput()
        for (index, id) in ids.enumerated() {
            let text = try explain(id, by: try Explanation(store: store))
            try output.write { $0.append(contentsOf: ((index > 0 ? "\n" : "") + text.harmlessLines).utf8) }
        }
        try output.flush()
        try store.close()
    }

    private func explain(_ id: String, by explanation: Explanation) throws -> String {
        let store = explanation.store
        switch ExplainCommand.row(id) {
        case (isClaim: true, let number)?:
            guard let claim = try store.explainedClaim(number) else {
                throw Failure("there is no claim \(number) in \(database.path)")
            }
            return explanation.text(claim)
        case (isClaim: false, let number)?:
            guard let observation = try store.explainedObservation(number) else {
                throw Failure("there is no observation \(number) in \(database.path)")
            }
            return try explanation.text(observation)
        case nil: break
        }
        guard let (document, span) = ExplainCommand.evidence(id) else { throw Failure("'\(id)' is no id") }
        let claims = try store.claims(in: document, at: span)
        guard !claims.isEmpty else {
            throw Failure("no claim of \(document) is printed at \(span.lowerBound)-\(span.upperBound)")
        }
        return try claims.compactMap { try store.explainedClaim($0) }.map { explanation.text($0) }.joined(separator: "\n")
    }

    /// `c12`, `o12` and `12` as row ids.
    private static func row(_ text: String) -> (isClaim: Bool, id: Int64)? {
        let digits = text.hasPrefix("c") || text.hasPrefix("o") ? text.dropFirst() : text[...]
        return Int64(digits).map { (text.hasPrefix("c"), $0) }
    }

    /// `a.txt:10-20` as name and span.
    static func evidence(_ text: String) -> (String, Range<Int>)? {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let ends = text[text.index(after: colon)...].split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let start = Int(ends[0]), let end = Int(ends[1]), start >= 0, start < end else { return nil }
        return (String(text[..<colon]), start..<end)
    }
}
