import Quantities

@testable import Reading

/// A row of a clause table beside the claim that was read: what differs. An empty cell asks nothing.
struct ClauseComparison {
    let row: CaseTable.Row
    let claim: Claim

    var problems: [String] {
        // A figure that is not the same number needs no further words.
        if let wrong = number { return [wrong] }
        return [kind, organization, metric, period, bound].compactMap(\.self)
    }

    private var number: String? {
        let ends = row["value"].split(separator: "..").map { Exact(plain: $0) }
        let isValue = claim.value == ends[0] && (ends.count < 2 || claim.interval.upper == ends[1])
        let isUnit = claim.unit == row["unit"] || ClauseComparison.counts.isSuperset(of: [claim.unit, row["unit"]])
        return isValue && isUnit ? nil : "\(claim.value.canonical) \(claim.unit), not \(row["value"]) \(row["unit"])"
    }

    /// The other names of each registered metric: a row may have any of them.
    private static let aliases: [String: [String]] = {
        let columns = Vocabulary.tables.first { $0.name == "metric_aliases.tsv" }?.columns ?? []
        let table = Vocabulary.embeddedFile("metric_aliases.tsv") ?? ""
        let rows = (try? Table("metric_aliases.tsv", table, required: columns).rows) ?? []
        return Dictionary(grouping: rows) { String($0["metric"]) }.mapValues { $0.map { String($0["alias"]) } }
    }()

    /// Units that say no more than that something is counted.
    private static let counts: Set<String> = ["", "个", "点"]

    private var kind: String? {
        guard let expected = Kind(rawValue: row["kind"]), expected != claim.kind else { return nil }
        let pair: Set<Kind> = [expected, claim.kind]
        // Whether a rate is a level, and whether what is counted stands or came about, the words often leave open.
        if pair == [.level, .ratio], ["%", "‰", "倍"].contains(row["unit"]) { return nil }
        if pair == [.level, .flow], !["CNY", "kg"].contains(row["unit"]) { return nil }
        return "kind \(claim.kind.rawValue), not \(expected.rawValue)"
    }

    private var organization: String? {
        let expected = row["organization"]
        let words = (claim.organization ?? "") + (claim.mention ?? "")
        let fits: Bool
        switch expected {
        case "": fits = true
        case "null": fits = claim.organization == nil
        case _ where Country.names.contains(expected): fits = Country.names.contains(where: words.contains)
        default: fits = ClauseComparison.holds(words, expected)
        }
        return fits ? nil : "organization \(claim.organization ?? "null"), not \(expected)"
    }

    private var metric: String? {
        // 同城|快递业务量: a part of an axis is no part of the name
        let words = (claim.component ?? "") + (claim.metric ?? "")
        let isNamed = claim.metric != nil || row["metric"].isEmpty
        let names = [words] + (ClauseComparison.aliases[claim.metric ?? ""] ?? [])
        return isNamed && names.contains { ClauseComparison.holds($0, row["metric"]) }
            ? nil : "metric \(claim.metric ?? "null"), not \(row["metric"])"
    }

    /// The last day must be right; the first where the row has one that is not the last.
    private var period: String? {
        let (start, end) = (row["start"], row["end"])
        if end.isEmpty { return nil }
        let isStart = start.isEmpty || start == end || claim.period?.start?.iso == start
        if claim.period?.end?.iso == end, isStart { return nil }
        return "period \(claim.period?.start?.iso ?? "")..\(claim.period?.end?.iso ?? ""), not \(start)..\(end)"
    }

    private var bound: String? {
        row["bound"].isEmpty || row["bound"] == claim.bound.rawValue ? nil : "bound \(claim.bound.rawValue), not \(row["bound"])"
    }

    /// Whether every piece of `expected`, parted by `|`, stands in `words`.
    private static func holds(_ words: String, _ expected: String) -> Bool {
        expected.split(separator: "|").allSatisfy { words.contains($0) }
    }
}

/// Words that all stand for the country.
enum Country {
    static let names: Set<String> = ["全国", "我国", "中国", "国内"]
}
