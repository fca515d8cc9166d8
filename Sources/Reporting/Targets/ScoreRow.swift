import Quantities
import Store

/// An organization held against a target, in one quarter: one line of the board of targets.
public struct ScoreRow: Sendable, ReportRow {
    /// What the value says of the target.
    public enum State: String, Sendable {
        /// It is kept, or reached already.
        case met
        /// It is broken.
        case missed
        /// The total goes on, and nothing is decided.
        case running
        /// The words or digits do not tell.
        case unclear
        /// There is no value.
        case unknown
    }

    /// What became of a breach: of a target that was missed.
    public enum Breach: String, Sendable {
        /// It is missed for the first time.
        case opened
        /// It was missed before, and no later value says otherwise.
        case open
        /// A later value keeps it.
        case closed
        /// It is missed again after it was closed.
        case reopened
    }

    /// A place that is to be seen at once.
    public enum Mark: String, Sendable {
        case first
        case lastTwo = "last two"
    }

    /// The target; its organization is the one that is held against it.
    public var target: Target
    /// Level of the organization, nil when it is unknown.
    public var level: String?
    /// The quarter; the days of the target itself where these are not quarters.
    public var window: Period
    /// The value that is held against it.
    public var observation: Observation?
    /// What it says.
    public var state: State
    /// What became of the breach, nil where there is none.
    public var breach: Breach?
    /// How much of the target is reached, in %: value over target; of a limit above, twice the target less the value, over the target.
    public var score: Exact?
    /// Place by score, among organizations of one level with the same target window; equal scores share it.
    public var rank: Int?
    /// How many have a score.
    public var of: Int?
    /// A place that is to be seen at once.
    public var mark: Mark?
    /// Place in the quarter before.
    public var previousRank: Int?
    /// Places won since then; below zero where they were lost.
    public var movement: Int? { rank.flatMap { rank in previousRank.map { $0 - rank } } }

    /// The unit that answers for it.
    public var responsible: String { target.responsible.isEmpty ? target.organization : target.responsible }
    /// The series; its kind is that of the value.
    public var series: SeriesKey {
        SeriesKey(
            organization: target.organization, metric: target.metric, component: target.component, basis: target.basis,
            unit: target.unit, kind: observation?.series.kind ?? .target)
    }
    /// The quarter.
    public var period: Period? { window }

    /// `metric,component,basis,unit,organization,…`, as documented in the README.
    public static let header = [
        "metric", "component", "basis", "unit", "organization", "level", "responsible", "period_start", "period_end",
        "target_start",
        "target_end", "bound", "target", "value_start", "value_end", "value", "value_low", "value_high", "state", "breach",
        "score",
        "rank", "of", "mark", "previous_rank", "movement", "evidence",
    ]

    /// All but the intervals, the days of the target and the evidence.
    public static let brief: Set = [
        "metric", "component", "basis", "unit", "organization", "responsible", "period_start", "period_end", "bound", "target",
        "value",
        "state", "breach", "score", "rank", "of", "mark", "movement",
    ]

    /// One cell for each name of ``header``.
    public func put(into sink: inout some CellSink) {
        sink.put(Cell(target.metric))
        sink.put(Cell(target.component))
        sink.put(Cell(target.basis))
        sink.put(Cell(target.unit))
        sink.put(Cell(target.organization))
        sink.put(Cell(level))
        sink.put(Cell(responsible))
        sink.put(window)
        sink.put(target.period)
        sink.put(Cell(target.limit.rawValue))
        sink.put(Cell(target.value))
        sink.put(observation?.period)
        sink.put(Cell(observation?.value))
        sink.put(Cell(observation?.interval.lower))
        sink.put(Cell(observation?.interval.upper))
        sink.put(Cell(state.rawValue))
        sink.put(Cell(breach?.rawValue))
        sink.put(Cell(score))
        sink.put(Cell(rank))
        sink.put(Cell(of))
        sink.put(Cell(mark?.rawValue))
        sink.put(Cell(previousRank))
        sink.put(Cell(movement))
        sink.put(Cell(observation?.evidence))
    }
}
