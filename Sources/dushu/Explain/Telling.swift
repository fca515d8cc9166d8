import Quantities
import Reading
import Store

/// Which words of the page tell whose figure it is and when, in words for people.
///
/// The database keeps what was read and not every word that led there, so the words are looked up again by the present rules.
struct Telling {
    private let claim: ExplainedClaim
    private let mentions: [Mention]

    /// Looks through the page of `claim`; finds nothing where it can no longer be read.
    init(_ claim: ExplainedClaim, by reader: Reader) {
        self.claim = claim
        mentions = (try? reader.mentions(Array(claim.source.utf8), name: claim.document, issued: claim.issued)) ?? []
    }

    /// `“该分行” in line 52`, or only the words where they stand elsewhere.
    var organization: String? {
        claim.mention.map { words in
            nearest { $0.type == "organization" && Telling.folded($0.text) == words } ?? "“\(words)”"
        }
    }

    /// Which words date the figure.
    var period: String? {
        guard let period = claim.period else { return nil }
        // 2017年至2020年，…依次为: the figure has one of the years of the words.
        if claim.rule == "distribution", let told = nearest({ $0.type == "period" && $0.period.map(period.isWithin) == true }) {
            return told
        }
        if let told = nearest({ $0.period == period }) ?? nearest({ $0.ends(period) }) { return told }
        if period.end == claim.issued { return "the issue date; the text says nothing else" }
        return "worked out from the other periods of the text"
    }

    /// Which words say what it is measured from.
    var base: String? {
        guard let base = claim.base else { return nil }
        if let told = nearest({ $0.period == base }) { return told }
        if let period = claim.period, base.end == period.end?.adding(years: -1), base.start == period.start?.adding(years: -1) {
            return "the same window a year earlier"
        }
        return nearest { $0.ends(base) } ?? "worked out from the period"
    }

    /// The last mention before the figure that fits, else the first one after it.
    private func nearest(_ fits: (Mention) -> Bool) -> String? {
        let all = mentions.filter(fits)
        guard let found = all.last(where: { $0.start < claim.span.upperBound }) ?? all.first else { return nil }
        let line = claim.source.unicodeScalars.prefix(found.start).count { $0 == "\n" } + 1
        return "“\(Telling.folded(found.text))” in line \(line)"
    }

    /// Without the blanks and line ends that the page has within words.
    private static func folded(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}

extension Mention {
    /// Whether it tells the last day of the period.
    fileprivate func ends(_ other: Period) -> Bool { period?.end != nil && period?.end == other.end }
}

extension Period {
    /// Whether all its days are days of the other one.
    fileprivate func isWithin(_ other: Period) -> Bool {
        guard let start, let end, let first = other.start, let last = other.end else { return false }
        return first <= start && end <= last
    }
}
