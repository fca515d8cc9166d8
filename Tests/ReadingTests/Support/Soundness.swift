@testable import Reading

/// What holds of every reading, whatever the text.
enum Soundness {
    /// The first thing that does not hold, in words; nil where all does.
    static func problem(of reading: DocumentReading) -> String? {
        let source = Array(reading.source.unicodeScalars)
        if source.count != reading.scalarCount { return "\(reading.scalarCount) scalars counted, \(source.count) there" }
        var before = 0
        for claim in reading.claims {
            let span = "claim “\(claim.quote)” at \(claim.start)..<\(claim.end)"
            guard claim.start >= 0, claim.start < claim.end, claim.end <= source.count else {
                return "\(span): not within the text"
            }
            if claim.start < before { return "\(span): out of order" }
            if claim.quote != text(source, claim.start, claim.end) { return "\(span): the source has another text there" }
            if claim.rule.isEmpty { return "\(span): no rule" }
            if claim.article < 1 || claim.article > reading.articles.count { return "\(span): no article \(claim.article)" }
            if let period = claim.period, let start = period.start, let end = period.end, start > end {
                return "\(span): ends before it begins"
            }
            if let low = claim.interval.lower, let high = claim.interval.upper, low > high { return "\(span): an empty interval" }
            for (slot, words) in claim.words.slots {
                let isSound = words.allSatisfy { $0.lowerBound >= 0 && !$0.isEmpty && $0.upperBound <= source.count }
                if !isSound { return "\(span): words of the \(slot) are not within the text" }
                let starts = words.map(\.lowerBound)
                if starts != starts.sorted() { return "\(span): words of the \(slot) out of order" }
            }
            before = claim.start
        }
        for finding in reading.findings where finding.start < 0 || finding.start > finding.end || finding.end > source.count {
            return "finding “\(finding.message)” at \(finding.start)..<\(finding.end): not within the text"
        }
        for article in reading.articles where article.start < 0 || article.start > article.end || article.end > source.count {
            return "article \(article.ordinal) at \(article.start)..<\(article.end): not within the text"
        }
        return ledgerProblem(of: reading, source)
    }

    /// Every digit of the source stands in exactly one entry of the ledger.
    private static func ledgerProblem(of reading: DocumentReading, _ source: [Unicode.Scalar]) -> String? {
        var end = 0
        for entry in reading.ledger {
            let span = "ledger entry “\(entry.text)” at \(entry.start)..<\(entry.end)"
            guard entry.start >= 0, entry.start < entry.end, entry.end <= source.count else {
                return "\(span): not within the text"
            }
            if entry.start < end { return "\(span): overlaps the one before" }
            if entry.text != text(source, entry.start, entry.end) { return "\(span): the source has another text there" }
            if let digit = source[end..<entry.start].firstIndex(where: isDigit) {
                return "the digit at \(digit) is not in the ledger"
            }
            end = entry.end
        }
        return source[end...].firstIndex(where: isDigit).map { "the digit at \($0) is not in the ledger" }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar) }

    private static func text(_ source: [Unicode.Scalar], _ start: Int, _ end: Int) -> String {
        String(String.UnicodeScalarView(source[start..<end]))
    }
}
