import Quantities

/// What a claim says, slot by slot: as it was read, or as a person says that it is.
public struct ClaimStatement: Hashable, Sendable {
    /// Value in the base unit.
    public var value: Exact
    /// The values that the words allow.
    public var interval: Interval
    /// Base unit, or the classifier itself.
    public var unit: String
    /// What the bound word says.
    public var bound: Bound
    /// What sort of statement it is.
    public var kind: Kind
    /// Canonical name of the organization; nil where it is nobody's.
    public var organization: String?
    /// What is measured.
    public var metric: String?
    /// Part of a breakdown.
    public var component: String?
    /// Stated exclusions.
    public var basis: String?
    /// Field of a rank.
    public var scope: String?
    /// When it is about; a stock has no start.
    public var period: Period?
    /// What a change or growth is measured from.
    public var base: Period?

    /// What `claim` says.
    public init(_ claim: Claim) {
        self.init(
            value: claim.value, interval: claim.interval, unit: claim.unit, bound: claim.bound, kind: claim.kind,
            organization: claim.organization, metric: claim.metric, component: claim.component, basis: claim.basis,
            scope: claim.scope, period: claim.period, base: claim.base)
    }

    /// Makes a statement from all its slots.
    public init(
        value: Exact, interval: Interval, unit: String, bound: Bound = .exact, kind: Kind, organization: String? = nil,
        metric: String? = nil, component: String? = nil, basis: String? = nil, scope: String? = nil, period: Period? = nil,
        base: Period? = nil
    ) {
        (self.value, self.interval, self.unit, self.bound, self.kind) = (value, interval, unit, bound, kind)
        (self.organization, self.metric, self.component) = (organization, metric, component)
        (self.basis, self.scope, self.period, self.base) = (basis, scope, period, base)
    }

    /// Every slot as words, in a fixed order; an empty text is none.
    public var slots: [(slot: ClaimSlot, words: String)] { ClaimSlot.allCases.map { ($0, self[$0]) } }

    /// The slots that say something: not the bounds and the bound word of an exact value.
    public var telling: [(slot: ClaimSlot, words: String)] {
        slots.filter { slot, words in
            switch slot {
            case .lower, .upper: words != self[.value] && !words.isEmpty
            case .bound: bound != .exact
            default: !words.isEmpty
            }
        }
    }

    /// The slots in which it differs from `other`.
    public func changes(from other: ClaimStatement) -> [ClaimSlot] { ClaimSlot.allCases.filter { self[$0] != other[$0] } }

    /// One slot as words; empty where there is none.
    public subscript(slot: ClaimSlot) -> String {
        switch slot {
        case .value: value.canonical
        case .lower: interval.lower?.canonical ?? ""
        case .upper: interval.upper?.canonical ?? ""
        case .unit: unit
        case .bound: bound.rawValue
        case .kind: kind.rawValue
        case .organization: organization ?? ""
        case .metric: metric ?? ""
        case .component: component ?? ""
        case .basis: basis ?? ""
        case .scope: scope ?? ""
        case .period: period.map(ClaimStatement.words) ?? ""
        case .base: base.map(ClaimStatement.words) ?? ""
        }
    }

    /// `2022-01-01..2022-10-31`; an end that is open is left out (`..2022-10-31`).
    private static func words(_ period: Period) -> String {
        (period.start?.iso ?? "") + ".." + (period.end?.iso ?? "")
    }
}

/// What a person can correct of a claim.
public enum ClaimSlot: String, CaseIterable, Sendable {
    /// Value in the base unit.
    case value
    /// Smallest value allowed.
    case lower
    /// Largest value allowed.
    case upper
    /// Base unit or classifier.
    case unit
    /// What the bound word says.
    case bound
    /// Sort of statement.
    case kind
    /// Whose figure it is.
    case organization
    /// What is measured.
    case metric
    /// Part of a breakdown.
    case component
    /// Stated exclusions.
    case basis
    /// Field of a rank.
    case scope
    /// When it is about.
    case period
    /// What a change or growth is measured from.
    case base
}

/// A slot cannot hold what it is given: one sentence for people.
public struct ClaimSlotError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to write instead.
    public var description: String
}

extension ClaimStatement {
    /// Puts words into a slot; empty ones leave it open where it may be.
    ///
    /// A value brings its own interval: itself and nothing else, until `lower` and `upper` say otherwise.
    ///
    /// - Throws: ``ClaimSlotError`` for words that the slot cannot hold.
    public mutating func set(_ slot: ClaimSlot, to words: String) throws(ClaimSlotError) {
        guard !words.unicodeScalars.contains(where: { $0.value < 32 || (127...159).contains($0.value) }) else {
            throw ClaimSlotError(description: "\(slot.rawValue) must not hold tabs, line ends or other control characters")
        }
        let text = words.isEmpty ? nil : words
        switch slot {
        case .value:
            value = try ClaimStatement.number(words, slot)
            interval = Interval(lower: value, upper: value)
        case .lower: interval.lower = try text.map { words throws(ClaimSlotError) in try ClaimStatement.number(words, slot) }
        case .upper: interval.upper = try text.map { words throws(ClaimSlotError) in try ClaimStatement.number(words, slot) }
        case .unit: unit = words
        case .bound: bound = try ClaimStatement.one(of: Bound.self, words, slot)
        case .kind: kind = try ClaimStatement.one(of: Kind.self, words, slot)
        case .organization: organization = text
        case .metric: metric = text
        case .component: component = text
        case .basis: basis = text
        case .scope: scope = text
        case .period: period = try ClaimStatement.period(words, slot)
        case .base: base = try ClaimStatement.period(words, slot)
        }
    }

    /// Refuses a statement whose slots cannot hold together.
    public func check() throws(ClaimSlotError) {
        if let lower = interval.lower, let upper = interval.upper, upper < lower {
            throw ClaimSlotError(description: "lower is above upper: \(lower.canonical) and \(upper.canonical)")
        }
        guard interval.contains(value) else {
            throw ClaimSlotError(description: "the value \(value.canonical) does not lie between lower and upper")
        }
    }

    private static func number(_ words: String, _ slot: ClaimSlot) throws(ClaimSlotError) -> Exact {
        guard let number = Exact(plain: words) else {
            throw ClaimSlotError(description: "\(slot.rawValue) “\(words)” is no number: write it in full, as 3502000000 or -2.6")
        }
        return number
    }

    private static func one<Value: RawRepresentable & CaseIterable>(
        of _: Value.Type, _ words: String, _ slot: ClaimSlot
    ) throws(ClaimSlotError) -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: words) else {
            let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw ClaimSlotError(description: "\(slot.rawValue) “\(words)” is none of \(all)")
        }
        return value
    }

    /// `2022`, `2022-10`, a day, `2022-01-01..2022-10-31`, or `..2022-10-31` for what stands at a day.
    private static func period(_ words: String, _ slot: ClaimSlot) throws(ClaimSlotError) -> Period? {
        guard !words.isEmpty, words != ".." else { return nil }
        guard let period = Period(words: words) else {
            throw ClaimSlotError(
                description: "\(slot.rawValue) “\(words)” is no period: write 2022, 2022-10, 2022-01-01..2022-10-31, "
                    + "or ..2022-10-31 for what stands at that day")
        }
        return period
    }
}

extension Period {
    /// Reads `2022`, `2022-10`, `2022-10-31`, two of them with `..` between, or one with an open end (`..2022-10-31`).
    public init?(words: some StringProtocol) {
        func stretch(_ text: some StringProtocol) -> Period? {
            if let day = Day(iso: text) { return Period(start: day, end: day) }
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard let first = parts.first, first.utf8.count == 4, let year = Int(first) else { return nil }
            if parts.count == 1 { return Period(year: year) }
            guard parts.count == 2, parts[1].utf8.count == 2, let month = Int(parts[1]), (1...12).contains(month) else {
                return nil
            }
            return Period(year: year, months: month, through: month)
        }
        guard let dots = words.firstRange(of: "..") else {
            guard let one = stretch(words) else { return nil }
            self = one
            return
        }
        let (head, tail) = (words[..<dots.lowerBound], words[dots.upperBound...])
        let (first, last) = (stretch(head), stretch(tail))
        guard head.isEmpty || first != nil, tail.isEmpty || last != nil, first != nil || last != nil else { return nil }
        if let start = first?.start, let end = last?.end, end < start { return nil }
        self.init(start: first?.start, end: last?.end)
    }
}
