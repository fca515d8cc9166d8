/// What a person has decided of the name of a metric.
///
/// Claims keep the name as it was read; a decision says under which name they make observations.
public struct MetricDecision: Hashable, Sendable {
    /// What was decided.
    public enum Action: String, Sendable, CaseIterable {
        /// The metric `name` is the same as `metric`.
        case merge
        /// The words `name` stand for `metric`.
        case alias
        /// A part of the series of `name` is `metric`.
        case split
        /// The metric `name` is called `metric` from now on.
        case rename
        /// `name` is no metric: its claims stay as evidence and make no observation.
        case drop
    }

    /// Which series of a metric are meant; an empty text means any.
    public struct Part: Hashable, Sendable {
        /// Part of a breakdown. The new name says it, so that the series split off have no component.
        public var component: String
        /// Base unit.
        public var unit: String
        /// Canonical name of an organization.
        public var organization: String

        /// All series of a metric.
        public static let whole = Part()

        /// Makes a part.
        public init(component: String = "", unit: String = "", organization: String = "") {
            (self.component, self.unit, self.organization) = (component, unit, organization)
        }

        /// How many things it asks for: of several parts that a series is in, the one that asks for most counts.
        var count: Int { [component, unit, organization].count { !$0.isEmpty } }
    }

    /// What was decided.
    public var action: Action
    /// The name as it was read, or as another decision gave it.
    public var name: String
    /// Which series a split is about; all of them for every other action.
    public var part: Part
    /// The name that counts; empty for `drop`.
    public var metric: String
    /// Day of the decision, UTC; nil where it is not known.
    public var decided: String?
    /// Who decided; nil where it is not known.
    public var by: String?
    /// Why; empty where nothing was said.
    public var reason: String

    /// Makes a decision.
    public init(
        _ action: Action, _ name: String, part: Part = .whole, _ metric: String = "", decided: String? = nil, by: String? = nil,
        reason: String = ""
    ) {
        (self.action, self.name, self.part, self.metric) = (action, name, part, metric)
        (self.decided, self.by, self.reason) = (decided, by, reason)
    }

    /// What there can be one decision of.
    public var subject: Subject { Subject(name: name, part: part) }

    /// A name, or a part of its series.
    public struct Subject: Hashable, Sendable {
        /// The name.
        public var name: String
        /// Which of its series.
        public var part: Part
    }

    /// Whether both decide the same, whoever did, when and why.
    public func says(_ other: MetricDecision) -> Bool {
        action == other.action && subject == other.subject && metric == other.metric
    }
}

extension MetricDecision {
    /// Columns of a file of decisions.
    public static let columns = [
        "action", "name", "component", "unit", "organization", "metric", "decided", "decided_by", "reason",
    ]

    /// Reads a file of decisions: a header line, then a line each, cells parted by tabs; lines that begin with `#` are comments.
    public static func list(_ text: String, file: String) throws(VocabularyError) -> [MetricDecision] {
        var decisions: [MetricDecision] = []
        var lines: [Subject: Int] = [:]
        for row in try Table(file, text, required: ["action", "name", "metric"]).rows {
            let decision = try one(row)
            if let line = lines[decision.subject] { throw row.error("“\(decision.name)” is decided in line \(line) already") }
            lines[decision.subject] = row.line
            decisions.append(decision)
        }
        return decisions
    }

    private static func one(_ row: Table.Row) throws(VocabularyError) -> MetricDecision {
        guard let action = Action(rawValue: String(row["action"])) else {
            throw row.error("“\(row["action"])” is no decision (\(Action.allCases.map(\.rawValue).joined(separator: ", ")))")
        }
        let part = Part(
            component: String(row["component"]), unit: String(row["unit"]), organization: String(row["organization"]))
        let (name, metric) = (String(row["name"]), String(row["metric"]))
        guard !name.isEmpty else { throw row.error("name must not be empty") }
        guard metric.isEmpty == (action == .drop) else {
            throw row.error(action == .drop ? "what is dropped has no metric" : "metric must not be empty")
        }
        guard (part == .whole) == (action != .split) else {
            throw row.error(
                action == .split
                    ? "a split needs component, unit or organization" : "only a split has component, unit or organization")
        }
        guard name != metric else { throw row.error("name and metric are both “\(name)”") }
        return MetricDecision(
            action, name, part: part, metric, decided: row.filled("decided"), by: row.filled("decided_by"),
            reason: row.filled("reason") ?? "")
    }

    /// The lines of a file of decisions, sorted by name.
    public static func file(_ decisions: [MetricDecision]) -> String {
        let head = columns.joined(separator: "\t") + "\n"
        return decisions.sorted(by: precedes).reduce(into: head) { text, one in
            let part = one.part
            text +=
                [
                    one.action.rawValue, one.name, part.component, part.unit, part.organization, one.metric, one.decided ?? "",
                    one.by ?? "", one.reason,
                ].joined(separator: "\t") + "\n"
        }
    }

    /// By name, then by part.
    static func precedes(_ left: MetricDecision, _ right: MetricDecision) -> Bool {
        (left.name, left.part.component, left.part.unit, left.part.organization)
            < (right.name, right.part.component, right.part.unit, right.part.organization)
    }
}
