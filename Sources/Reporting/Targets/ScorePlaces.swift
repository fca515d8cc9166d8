import Quantities
import Store

/// Places on the board of targets.
extension Scoreboard {
    /// What is put in order together: one metric, one quarter, one level, one side that is good.
    private struct Field: Hashable {
        var metric: String
        var component: String
        var basis: String
        var unit: String
        var level: String?
        var limit: Target.Limit
        var window: Period
    }

    /// Gives rows their places, and what was won or lost since the quarter before.
    static func rank(_ rows: inout [ScoreRow]) {
        let fields = Dictionary(grouping: rows.indices.filter { rows[$0].score != nil }) { index in
            let target = rows[index].target
            return Field(
                metric: target.metric, component: target.component, basis: target.basis, unit: target.unit,
                level: rows[index].level,
                limit: target.limit, window: rows[index].window)
        }
        for (_, members) in fields where members.count > 1 {
            let scores = members.compactMap { rows[$0].score }
            for index in members {
                guard let score = rows[index].score else { continue }
                let better = scores.count { $0 > score }
                let worse = scores.count { $0 < score }
                (rows[index].rank, rows[index].of) = (better + 1, members.count)
                // Of three, the last two would be all but the first.
                if better == 0 { rows[index].mark = .first } else if members.count > 3, worse < 2 { rows[index].mark = .lastTwo }
            }
        }
        var places: [Subject: [Day: Int]] = [:]
        for row in rows { if let rank = row.rank, let end = row.window.end { places[subject(row), default: [:]][end] = rank } }
        for index in rows.indices {
            // The quarter before ends on the day before this one begins.
            guard let before = rows[index].window.start?.adding(days: -1) else { continue }
            rows[index].previousRank = places[subject(rows[index])]?[before]
        }
    }

    private static func subject(_ row: ScoreRow) -> Subject {
        Subject(
            organization: row.target.organization, metric: row.target.metric, component: row.target.component,
            basis: row.target.basis,
            unit: row.target.unit)
    }

    /// The order of the board.
    static func precedes(_ left: ScoreRow, _ right: ScoreRow) -> Bool {
        let (one, other) = (subject(left), subject(right))
        if one.metric != other.metric { return one.metric < other.metric }
        if one.component != other.component { return one.component < other.component }
        if one.basis != other.basis { return one.basis < other.basis }
        if one.unit != other.unit { return one.unit < other.unit }
        if left.window != right.window { return When(left.window) < When(right.window) }
        if left.level != right.level { return (left.level ?? "~") < (right.level ?? "~") }
        if left.rank != right.rank { return (left.rank ?? .max) < (right.rank ?? .max) }
        if one.organization != other.organization { return one.organization < other.organization }
        return When(left.target.period) < When(right.target.period)
    }
}
