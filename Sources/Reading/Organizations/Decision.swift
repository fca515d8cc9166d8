/// What a person has decided of a name; it counts for every reading that is told of it.
public struct Decision: Hashable, Sendable {
    /// What was decided.
    public enum Action: String, Sendable, CaseIterable {
        /// The organization `name` is the same body as `organization`.
        case merge
        /// The words `name` stand for `organization`.
        case alias
    }

    /// What was decided.
    public var action: Action
    /// The canonical name that goes, or the words.
    public var name: String
    /// Canonical name of the body that is meant.
    public var organization: String
    /// Day of the decision, UTC; nil where it is not known.
    public var decided: String?
    /// Who decided; nil where it is not known.
    public var by: String?
    /// Why; empty where nothing was said.
    public var reason: String

    /// Makes a decision.
    public init(
        _ action: Action, _ name: String, _ organization: String, decided: String? = nil, by: String? = nil, reason: String = ""
    ) {
        (self.action, self.name, self.organization) = (action, name, organization)
        (self.decided, self.by, self.reason) = (decided, by, reason)
    }

    /// Whether both decide the same, whoever did, when and why.
    public func says(_ other: Decision) -> Bool {
        action == other.action && name == other.name && organization == other.organization
    }
}

extension Table.Row {
    /// The cell under a column that a file need not have; nil where it is empty.
    func filled(_ column: String) -> String? { self[column].isEmpty ? nil : String(self[column]) }
}

extension Decision {
    /// Columns of a file of decisions.
    public static let columns = ["action", "name", "organization", "decided", "decided_by", "reason"]

    /// Reads a file of decisions: a header line, then a line each, cells parted by tabs; lines that begin with `#` are comments.
    public static func list(_ text: String, file: String) throws(VocabularyError) -> [Decision] {
        var decisions: [Decision] = []
        var lines: [String: Int] = [:]
        for row in try Table(file, text, required: ["action", "name", "organization"]).rows {
            guard let action = Action(rawValue: String(row["action"])) else {
                throw row.error("“\(row["action"])” is no decision (merge, alias)")
            }
            let (name, organization) = (String(row["name"]), String(row["organization"]))
            guard !name.isEmpty, !organization.isEmpty else { throw row.error("name and organization must not be empty") }
            if let line = lines[name] { throw row.error("“\(name)” is decided in line \(line) already") }
            lines[name] = row.line
            decisions.append(
                Decision(
                    action, name, organization, decided: row.filled("decided"), by: row.filled("decided_by"),
                    reason: row.filled("reason") ?? ""))
        }
        return decisions
    }

    /// The lines of a file of decisions, sorted by name.
    public static func file(_ decisions: [Decision]) -> String {
        let head = columns.joined(separator: "\t") + "\n"
        return decisions.sorted { ($0.name, $0.action.rawValue) < ($1.name, $1.action.rawValue) }.reduce(into: head) {
            text, one in
            text +=
                [one.action.rawValue, one.name, one.organization, one.decided ?? "", one.by ?? "", one.reason]
                .joined(separator: "\t") + "\n"
        }
    }

    /// Names that lead back to themselves, in the order they are met; nil where there are none.
    public static func circle(_ decisions: [Decision]) -> [String]? {
        NameCircle.first(Dictionary(decisions.map { ($0.name, [$0.organization]) }) { first, _ in first })
    }
}
