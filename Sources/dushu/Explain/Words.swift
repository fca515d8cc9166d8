import Quantities
import Reading
import Store

// How a figure was read, in words.

extension Bound {
    /// What the bound word says of the value.
    var words: String {
        switch self {
        case .exact: return "exactly as printed"
        case .approx: return "about"
        case .atLeast: return "at least"
        case .atMost: return "at most"
        case .moreThan: return "more than"
        case .lessThan: return "less than"
        }
    }
}

extension Kind {
    /// What sort of statement it is.
    var words: String {
        switch self {
        case .level: return "what stands at one day"
        case .flow: return "what came about over a period"
        case .change: return "a difference from a base"
        case .growth: return "a growth from a base"
        case .ratio: return "a share or rate"
        case .rank: return "a place in a field"
        case .target: return "planned, aimed at or allowed"
        }
    }
}

extension Confidence {
    /// How far a claim of the grade can be trusted.
    var words: String {
        switch self {
        case .sure: return "at least 95 of 100 such claims are right in every slot"
        case .likely: return "at least 80 of 100 such claims are right in every slot"
        case .doubtful: return "compare it with the page before it is used"
        }
    }
}

extension Period {
    /// `at 2022-10-31`, `2022-01-01 to 2022-10-31`.
    var words: String {
        switch (start, end) {
        case (nil, let end?): return "at (or up to) \(end.iso)"
        case (let start?, let end?): return "\(start.iso) to \(end.iso), both days included"
        case (let start?, nil): return "from \(start.iso)"
        case (nil, nil): return "unknown"
        }
    }
}

extension Interval {
    /// `between 3501500000 and 3502500000`.
    var words: String {
        switch (lower, upper) {
        case (let lower?, let upper?) where lower == upper: return "no other value allowed"
        case (let lower?, let upper?): return "between \(lower.canonical) and \(upper.canonical)"
        case (let lower?, nil): return "\(lower.canonical) or above"
        case (nil, let upper?): return "\(upper.canonical) or below"
        case (nil, nil): return "no limits known"
        }
    }
}

extension IssueSource {
    /// Who told the issue date.
    var words: String {
        switch self {
        case .option: return "as given when it was read"
        case .name: return "from the file name"
        case .page: return "printed on the page"
        }
    }
}

extension Explanation {
    /// What the rules do; a rule that is not in the list is only named.
    static let rules = [
        "noun before": "the words before the figure say what it measures",
        "noun after": "the noun after the figure says what it measures",
        "topic": "the figure goes on about what was measured before it",
        "part of the topic": "the noun after the figure is a part of what was measured before it",
        "component of the topic": "the words before the figure are a part of what was measured before",
        "movement": "a word of change (增长, 下降, 净增 …) stands between the figure and what it measures",
        "comparison": "the figure compares what was measured before it",
        "share": "the figure is the share that one thing has of another (占)",
        "distribution": "names and figures of a list are matched in their order (分别, 依次)",
        "rank": "the words before the place say what it is a place in",
        "person": "a person has added the figure: it was not read",
        "headline as body": "the headline says in short what the text says in full, and is read as the text",
    ]
}

/// Lines `name  value`, names aligned, unknown values left out.
func listing(_ pairs: [(String, String?)]) -> String {
    let pairs = pairs.map { (name: said($0.0), value: $0.1) }
    let width = pairs.map(\.name.displayWidth).max() ?? 0
    return pairs.compactMap { name, value in
        value.map { "  " + name + String(repeating: " ", count: width - name.displayWidth + 2) + $0 + "\n" }
    }.joined()
}

/// What is said of a figure, in the language of the one who asks.
func said(_ words: String) -> String { Message.said(words) }
