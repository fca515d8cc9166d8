import Foundation
import Quantities

// A decision on a figure as one JSON object, in the database and in files of decisions.

extension ClaimStatement {
    /// One JSON object, keys in the order of the alphabet; slots that are open are left out.
    public var json: String { Wire(self).json }

    /// Reads what ``json`` gives.
    ///
    /// - Throws: ``ClaimSlotError`` for anything else.
    public init(json: String) throws(ClaimSlotError) {
        guard let wire = try? JSONDecoder().decode(Wire.self, from: Data(json.utf8)) else {
            throw ClaimSlotError(description: "no JSON object of the slots of a claim")
        }
        try self.init(wire)
    }

    fileprivate struct Wire: Codable {
        var value: String
        /// Power of ten of the last digit printed, where that is not the last one of `value`.
        var exponent: Int?
        var lower: String?
        var upper: String?
        var unit: String
        var bound: String
        var kind: String
        var organization: String?
        var metric: String?
        var component: String?
        var basis: String?
        var scope: String?
        var period: String?
        var base: String?

        init(_ one: ClaimStatement) {
            func filled(_ slot: ClaimSlot) -> String? { one[slot].isEmpty ? nil : one[slot] }
            value = one.value.plain
            exponent = one.value.exponent > 0 ? one.value.exponent : nil
            (lower, upper) = (filled(.lower), filled(.upper))
            (unit, bound, kind) = (one.unit, one.bound.rawValue, one.kind.rawValue)
            (organization, metric, component) = (filled(.organization), filled(.metric), filled(.component))
            (basis, scope, period, base) = (filled(.basis), filled(.scope), filled(.period), filled(.base))
        }

        var json: String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        }
    }

    fileprivate init(_ wire: Wire) throws(ClaimSlotError) {
        guard let kind = Kind(rawValue: wire.kind), let bound = Bound(rawValue: wire.bound) else {
            throw ClaimSlotError(description: "“\(wire.kind)” is no kind, or “\(wire.bound)” no bound")
        }
        self.init(value: .zero, interval: Interval(lower: nil, upper: nil), unit: wire.unit, bound: bound, kind: kind)
        for (slot, words) in [
            (ClaimSlot.value, wire.value), (.unit, wire.unit), (.organization, wire.organization), (.metric, wire.metric),
            (.component, wire.component), (.basis, wire.basis), (.scope, wire.scope), (.period, wire.period), (.base, wire.base),
        ] { try set(slot, to: words ?? "") }
        interval = Interval(lower: nil, upper: nil)
        try set(.lower, to: wire.lower ?? "")
        try set(.upper, to: wire.upper ?? "")
        if let exponent = wire.exponent, (1...400).contains(exponent) { value = value.rounded(to: exponent) ?? value }
        try check()
    }
}

extension Exact {
    /// The same number with zeros at its end taken out of the coefficient, down to a power of ten; nil where they are no zeros.
    fileprivate func rounded(to exponent: Int) -> Exact? {
        guard coefficient != 0 else { return Exact(0, exponent: exponent) }
        var result = self
        while result.exponent < exponent {
            guard result.coefficient % 10 == 0 else { return nil }
            result.coefficient /= 10
            result.exponent += 1
        }
        return result
    }
}

extension ClaimDecision {
    /// One JSON object, keys in the order of the alphabet: a line of a file of decisions.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(Wire(self))).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// Reads what ``json`` gives.
    ///
    /// - Throws: ``ClaimSlotError`` that says what is missing or wrong.
    public init(json: String) throws(ClaimSlotError) {
        let wire: Wire
        do { wire = try JSONDecoder().decode(Wire.self, from: Data(json.utf8)) } catch DecodingError.keyNotFound(let key, _) {
            throw ClaimSlotError(description: "“\(key.stringValue)” is missing")
        } catch { throw ClaimSlotError(description: "no JSON object of a decision on a figure") }
        guard let action = Action(rawValue: wire.action) else {
            throw ClaimSlotError(
                description: "“\(wire.action)” is no decision (\(Action.allCases.map(\.rawValue).joined(separator: ", ")))")
        }
        guard (action == .reject) == (wire.says == nil) else {
            throw ClaimSlotError(description: action == .reject ? "what is rejected says nothing" : "“says” is missing")
        }
        guard (action == .add) == (wire.read == nil) else {
            throw ClaimSlotError(description: action == .add ? "what is added was not read" : "“read” is missing")
        }
        guard wire.sha256.utf8.count == 64, wire.start >= 0, wire.start < wire.end, !wire.by.isEmpty, !wire.document.isEmpty
        else {
            throw ClaimSlotError(description: "sha256, document, start, end or by cannot be right")
        }
        let stretch = wire.stretch.flatMap { ends in
            ends.count == 2 && ends[0] < wire.end && ends[1] > wire.start && ends[0] >= 0 ? ends[0]..<max(ends[0], ends[1]) : nil
        }
        guard stretch?.isEmpty != true, (stretch == nil) == (wire.stretch == nil) else {
            throw ClaimSlotError(description: "“stretch” is no stretch that has a part of the figure")
        }
        let issued = wire.issued.flatMap { Day(iso: $0) }
        guard (issued == nil) == (wire.issued == nil), wire.day.map({ Day(iso: $0) != nil }) ?? true else {
            throw ClaimSlotError(description: "issued or day is no day: write it as 2022-11-25")
        }
        self.init(
            action,
            Place(
                sha256: wire.sha256, document: wire.document, issued: issued, span: wire.start..<wire.end, quote: wire.quote,
                before: wire.before, after: wire.after),
            read: try wire.read.map { read throws(ClaimSlotError) in try ClaimStatement(read) },
            stretch: stretch, says: try wire.says.map { says throws(ClaimSlotError) in try ClaimStatement(says) }, by: wire.by,
            decided: wire.day,
            reason: wire.why ?? "")
    }

    private struct Wire: Codable {
        var decision = "claim"
        var action, document, sha256: String
        var issued: String?
        var start, end: Int
        var quote, before, after: String
        var read: ClaimStatement.Wire?
        /// First scalar and one past the last.
        var stretch: [Int]?
        var says: ClaimStatement.Wire?
        var by: String
        var day: String?
        var why: String?

        init(_ one: ClaimDecision) {
            (action, document, sha256) = (one.action.rawValue, one.place.document, one.place.sha256)
            (issued, start, end) = (one.place.issued?.iso, one.place.span.lowerBound, one.place.span.upperBound)
            (quote, before, after) = (one.place.quote, one.place.before, one.place.after)
            (read, says) = (one.read.map { ClaimStatement.Wire($0) }, one.says.map { ClaimStatement.Wire($0) })
            stretch = one.stretch.map { [$0.lowerBound, $0.upperBound] }
            (by, day, why) = (one.by, one.decided, one.reason.isEmpty ? nil : one.reason)
        }
    }
}
