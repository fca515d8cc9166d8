import Foundation
import Reading

/// What was asked for on the command line.
struct Options {
    static let usage = """
        usage: measure FOLDER|TABLE... [--only PREFIX] [--features SLOT] [--misses SLOT] [--off SLOT.FEATURE]... [--each SLOT]
                       [--learn FOLDER]... [--fit FILE] [--grades FILE]
        """

    /// Folders of labelled texts, and tables of clauses.
    private(set) var folders: [String] = []
    /// Where fitted weights are written.
    private(set) var fit: String?
    /// A table of weights whose grades are fitted anew, and nothing else.
    private(set) var grades: String?
    private(set) var features: Slot?
    private(set) var misses: Slot?
    /// The slot of which every feature is left out in turn.
    private(set) var each: Slot?
    /// Features that are left out together.
    private(set) var off: [(slot: Slot, feature: Int)] = []
    private(set) var learn: [String] = []
    private(set) var only = ""

    init(_ arguments: [String]) throws(UsageError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            func value() throws(UsageError) -> String {
                guard let value = rest.popFirst(), !value.hasPrefix("--") else { throw UsageError("\(argument) wants a value") }
                return value
            }
            switch argument {
            case "--fit": fit = try value()
            case "--grades": grades = try value()
            case "--features": features = try Options.slot(try value(), argument)
            case "--misses": misses = try Options.slot(try value(), argument)
            case "--each": each = try Options.slot(try value(), argument)
            case "--off": off.append(try Options.feature(try value()))
            case "--only": only = try value()
            case "--pull": Fit.pull = try Options.number(try value(), argument)
            case "--spread": Fit.spread = try Options.number(try value(), argument)
            case "--learn": learn.append(try value())
            default:
                guard !argument.hasPrefix("-") else { throw UsageError("\(argument) is no option") }
                folders.append(argument)
            }
        }
        guard !folders.isEmpty else { throw UsageError("name a folder of labelled texts, or a table of clauses") }
        guard learn.isEmpty || off.isEmpty && each == nil else {
            throw UsageError("--off and --each leave features out of weights.tsv: take away --learn")
        }
    }

    /// A slot that has candidates.
    private static func slot(_ name: String, _ option: String) throws(UsageError) -> Slot {
        guard let slot = Slot.allCases.first(where: { $0.name == name && $0 != .grade }) else {
            throw UsageError("\(option) wants period, base or owner, not “\(name)”")
        }
        return slot
    }

    /// `owner.clauseHead`.
    private static func feature(_ text: String) throws(UsageError) -> (slot: Slot, feature: Int) {
        let parts = text.components(separatedBy: ".")
        guard parts.count == 2 else {
            throw UsageError("--off wants a slot and its feature, as in owner.clauseHead, not “\(text)”")
        }
        let slot = try slot(parts[0], "--off")
        guard let feature = Weights.features(of: slot).firstIndex(of: parts[1]) else {
            throw UsageError("“\(parts[1])” is no feature of \(slot.name): --features \(slot.name) lists them")
        }
        return (slot, feature)
    }

    private static func number(_ text: String, _ option: String) throws(UsageError) -> Double {
        guard let number = Double(text), number.isFinite, number >= 0 else {
            throw UsageError("\(option) wants a number, not “\(text)”")
        }
        return number
    }
}

/// The command was typed wrongly: exit 64.
struct UsageError: Error, CustomStringConvertible {
    let description: String
    init(_ problem: String) { description = problem }
}

/// What was asked for cannot be done: exit 1.
struct MeasureError: Error, CustomStringConvertible { var description: String }
