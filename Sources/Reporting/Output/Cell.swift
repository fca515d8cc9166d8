import Quantities

/// One cell of a report: a typed value, printed by the writers.
public enum Cell: Hashable, Sendable {
    /// Words.
    case text(String)
    /// An exact decimal number.
    case number(Exact)
    /// A number in a table for people, with a sign of what the words say of it: `≥1.2`, `≈3`.
    case marked(Exact, Bound)
    /// A count or a place.
    case integer(Int)
    /// A calendar day.
    case day(Day)
    /// Not known: printed as nothing in CSV and tables and as null in JSON, never as 0.
    case unknown

    /// Words, or unknown where there are none.
    public init(_ text: String) { self = text.isEmpty ? .unknown : .text(text) }
    /// Words, or unknown.
    public init(_ text: String?) { self = text.map { Cell($0) } ?? .unknown }
    /// A number, or unknown.
    public init(_ number: Exact?) { self = number.map { .number($0) } ?? .unknown }
    /// A count, or unknown.
    public init(_ count: Int?) { self = count.map { .integer($0) } ?? .unknown }
    /// A day, or unknown.
    public init(_ day: Day?) { self = day.map { .day($0) } ?? .unknown }

    /// The cell as plain text; empty where it is unknown.
    public var plain: String {
        switch self {
        case .text(let text): return text
        case .number(let number): return number.canonical
        case .marked(let number, let bound): return bound.sign + number.canonical
        case .integer(let count): return String(count)
        case .day(let day): return day.iso
        case .unknown: return ""
        }
    }

    /// The cell with text that cannot speak to a terminal.
    public var harmless: Cell {
        if case .text(let text) = self { return .text(text.harmless) }
        return self
    }

    /// Whether tables align it to the right.
    public var isNumeric: Bool {
        switch self {
        case .number, .marked, .integer: return true
        case .text, .day, .unknown: return false
        }
    }
}

extension Bound {
    /// What stands before a number in a table for people; nothing before one that is exact.
    var sign: String {
        switch self {
        case .exact: return ""
        case .approx: return "≈"
        case .atLeast: return "≥"
        case .atMost: return "≤"
        case .moreThan: return ">"
        case .lessThan: return "<"
        }
    }
}
