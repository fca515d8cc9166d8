import Foundation
import Quantities

@testable import Reading

/// Asks of the example of a row of words.tsv what its role does.
///
/// An example is a clause with figures, read as if printed on 2022-11-25; the last figure is the one that the word has to do with.
struct WordCheck {
    let word: String
    let role: String
    let example: String
    var reader = Shared.reader

    static let issued = Day(year: 2022, month: 11, day: 25)

    /// What is wrong with the row, nil where the example shows what the role does.
    func problem() throws -> String? {
        guard example.contains(word), example != word else { return "the example does not hold the word, or nothing else" }
        let read = try reader.read(Array(example.utf8), name: "test", issued: WordCheck.issued)
        let claims = read.claims
        guard let claim = claims.last else { return "no claim" }
        if let entry = read.ledger.first(where: { $0.fate == "unresolved" }) { return "\(entry.text) is not read" }
        return switch role {
        case "filler": left(word, outOf: claim)
        case "announce": announced(claim)
        case "worldwide": claim.organization == "全国" ? "a body of the world speaks for the country" : nil
        case "observer": announced(claim)
        case "revision": claim.organization == "国家统计局" ? "the bureau owns what it revises" : nil
        case "not_subject", "oblique": notOwner(claim)
        case "verb": verb(claim)
        case "stock": claim.kind == .level && claim.period?.start == nil ? nil : "kind \(claim.kind.rawValue), not a stock"
        case "price": claim.kind == .level ? nil : "kind \(claim.kind.rawValue), not level"
        case "group": group(claim)
        case "anaphor": anaphor(claims)
        case "component": component(claims)
        case "ruling":
            claims.count == 1 && claim.kind != .rank ? nil : "\(claims.count) claims, the last a \(claim.kind.rawValue)"
        case "versus", "versus_after": compared(claim)
        case "origin": origin(claims)
        case "goal": goal(claim)
        case "year_base": equal(claim.base, claim.period?.yearEarlier, "base")
        case "window_base": equal(claim.base, claim.period?.windowBefore, "base")
        case "two_years": equal(claim.base, claim.period?.yearEarlier.yearEarlier, "base")
        case "distributive":
            claims.suffix(2).map(\.organization) == ["黄石市", "荆门市"] ? nil : "owners \(claims.map { $0.organization ?? "null" })"
        case "inclusive":
            claim.organization != nil && claim.organization == claims.first?.organization
                ? nil : "owners \(claims.map { $0.organization ?? "null" })"
        case "net": net(claim)
        case "average": average(claim)
        case "plan": claim.kind == .target || claim.doubts.contains("may be planned") ? nil : "neither target nor doubted"
        case "supposition": claim.doubts.contains("may be supposed") ? nil : "not doubted"
        case "particle": doubted(claim, "particle in the metric")
        case "basis", "basis_end": basis(claim)
        default: "“\(role)” is a role that nothing reads"
        }
    }

    /// The name that a phrase comes to.
    private func named(_ phrase: String) -> String? {
        MetricNaming(Shared.vocabulary).name(
            phrase.unicodeScalars.map(\.value), MetricNaming.Key(phrase: phrase, owner: nil, isGrowth: false)
        ).metric
    }

    private func holds(_ text: String?) -> Bool { text?.contains(word) ?? false }

    private func equal(_ found: String?, _ expected: String?) -> String? {
        found == expected ? nil : "metric \(found ?? "null"), not \(expected ?? "null")"
    }

    private func equal(_ found: Period?, _ expected: Period?, _ slot: String) -> String? {
        guard let found, let expected, found == expected else {
            return "\(slot) \(found.map(WordCheck.days) ?? "null"), not \(expected.map(WordCheck.days) ?? "null")"
        }
        return nil
    }

    private static func days(_ period: Period) -> String {
        "\(period.start?.iso ?? "")..\(period.end?.iso ?? "")"
    }

    /// The word stands for the topic; of 增速 and 涨幅 the kind says the rest.
    private func anaphor(_ claims: [Claim]) -> String? {
        guard claims.count == 2, let topic = claims[0].metric, let metric = claims[1].metric else { return "not two figures" }
        let addsNothing = claims[1].kind == .growth || Shared.vocabulary.metricWords[.size].value(of: word) != nil
        let isOfTopic = metric == named(topic + word) || metric != word && metric.hasSuffix(word)
        return isOfTopic || metric == topic && addsNothing ? nil : "metric \(metric), not \(topic)"
    }

    /// The part stands in the name of what is measured, or has the figure as its own.
    private func component(_ claims: [Claim]) -> String? {
        guard claims.count == 2, let whole = claims[0].metric, let metric = claims[1].metric else { return "not two figures" }
        return metric == named(word + whole) || metric == whole && (claims[1].mention == word || claims[1].component != nil)
            ? nil : "metric \(metric), not \(word + whole)"
    }

    private func doubted(_ claim: Claim, _ code: String) -> String? { claim.doubts.contains(code) ? nil : "no doubt “\(code)”" }

    /// The metric is what stands beside the word: known to the vocabulary, and without it.
    private func left(_ word: String, outOf claim: Claim) -> String? {
        guard let metric = claim.metric, !holds(metric), !holds(claim.mention) else {
            return "metric \(claim.metric ?? "null") of \(claim.mention ?? "null")"
        }
        return Shared.vocabulary.endsInMetric(metric) ? nil : "metric \(metric) is unknown"
    }

    /// Those of one sort are a component; of all there are (各地) none.
    private func group(_ claim: Claim) -> String? {
        let isAll = Shared.vocabulary.metricWords[.head].value(of: word) != nil
        let part = Shared.vocabulary.registry.component(of: word.unicodeScalars.map(\.value)) ?? word
        return claim.component == (isAll ? nil : part) ? nil : "component \(claim.component ?? "null")"
    }

    /// The body that announces is named as such and owns nothing.
    private func announced(_ claim: Claim) -> String? {
        guard let reporter = claim.reportedBy else { return "nobody announces" }
        return claim.organization == reporter ? "\(reporter) announces and owns" : nil
    }

    /// The name behind the word is not whose the figure is.
    private func notOwner(_ claim: Claim) -> String? {
        guard let mention = claim.mention, let place = example.range(of: mention) else { return "no owner" }
        return example[..<place.lowerBound].hasSuffix(word) || mention.contains(word) ? "owner \(mention)" : nil
    }

    /// A verb ends the name before it, and is known where it stands inside a metric.
    private func verb(_ claim: Claim) -> String? {
        guard claim.mention != nil, !holds(claim.mention) else { return "owner \(claim.mention ?? "null")" }
        guard let metric = claim.metric else { return "no metric" }
        return holds(metric) && !metric.hasPrefix(word) ? doubted(claim, "verb in the metric") : nil
    }

    /// The period beside the word is the base, and not the period.
    private func compared(_ claim: Claim) -> String? {
        guard let base = claim.base, base.end != claim.period?.end else { return "no base" }
        return base.end?.year == 2019 && claim.period?.end?.year == 2022 ? nil : "base \(WordCheck.days(base))"
    }

    /// What it was before and what it is now are of two times.
    private func origin(_ claims: [Claim]) -> String? {
        guard let first = claims.first?.period?.end, let last = claims.last?.period?.end else { return "no periods" }
        return first.year == 2019 && last.year == 2022 ? nil : "from \(first.iso) to \(last.iso)"
    }

    private func goal(_ claim: Claim) -> String? {
        guard let end = claim.period?.end else { return "no period" }
        return end.year == 2022 ? nil : "up to \(end.iso)"
    }

    private func net(_ claim: Claim) -> String? {
        guard claim.kind == .change || claim.kind == .flow else { return "kind \(claim.kind.rawValue)" }
        return holds(claim.metric) && claim.kind == .change ? "metric \(claim.metric ?? "null")" : nil
    }

    /// An average is of all the years that are named.
    private func average(_ claim: Claim) -> String? {
        guard let period = claim.period, let days = period.days, days > 370 else { return "period of one year" }
        return nil
    }

    private func basis(_ claim: Claim) -> String? {
        guard let basis = claim.basis else { return "no basis" }
        let words = Shared.vocabulary.metricWords
        let canonical = words[.same].value(of: word).map { String(words.meanings[$0][...]) } ?? word
        return holds(claim.metric) || !(basis.contains(canonical) || role == "basis_end")
            ? "basis \(basis), metric \(claim.metric ?? "")" : nil
    }
}
