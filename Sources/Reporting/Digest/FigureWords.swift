import Quantities
import Store

/// A figure of a digest in words, the same in the workbook and on the page.
struct FigureWords {
    let figure: Digest.Figure
    let written: Written

    private var observation: Observation { figure.observation }
    private var kind: Kind { observation.series.kind }

    /// Whether the observation is a value of its own, and not a growth, a change or a place.
    var hasValue: Bool { kind != .rank && kind != .growth && kind != .change }

    /// The value as people write it.
    var value: String { hasValue ? written.value(observation) : "" }

    /// The growth, else the change, with arrow and sign; where only an interval is known that.
    var growth: String {
        if let growth = figure.row.growth { return written.growth(growth) }
        guard let change = figure.row.change else { return "" }
        return written.change(change, unit: observation.series.unit)
    }

    /// The base, and whether the growth is stated or computed.
    var base: String {
        guard figure.row.growth != nil || figure.row.change != nil else { return "" }
        let how = figure.row.method.map { written.labels["method.\($0.rawValue)"] } ?? ""
        let base = written.period(figure.row.base)
        return base.isEmpty ? how : written.labels("growth.base", base, how)
    }

    /// The place that the text claims, with its field; else the one among those that are known.
    var place: String {
        if kind == .rank { return claim(observation.value.canonical, observation.scope) }
        guard let ranking = figure.ranking else { return "" }
        var words: [String] = []
        if !ranking.claimedRank.isEmpty { words.append(claim(ranking.claimedRank, ranking.claimedScope)) }
        if let place = ranking.placeWords, let count = ranking.countKnown {
            words.append(written.labels("place.known", place, "\(count)"))
        }
        return words.joined(separator: written.labels["separator"])
    }

    private func claim(_ rank: String, _ scope: String) -> String {
        scope.isEmpty ? written.labels("place.claimed", rank) : written.labels("place.claimed_in", rank, scope)
    }

    /// The mark of doubt, empty where there is none.
    var mark: String {
        written.mark(
            figure.weakest.confidence.rawValue, isConflict: figure.isConflict || figure.row.reason?.isContradiction ?? false)
    }

    /// The sentence that says so.
    var sentence: String { figure.source.map { $0.before + $0.figure + $0.after } ?? "" }

    /// Document, issue date and number for `dushu explain`.
    var origin: String { figure.source?.document ?? observation.evidence }
}

extension GrowthReason {
    /// Whether what is stated contradicts itself.
    var isContradiction: Bool {
        switch self {
        case .valuesConflict, .statementsDisagree, .baseDisagrees: return true
        default: return false
        }
    }
}
