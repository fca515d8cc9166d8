import Quantities

/// What a person has decided of single figures, applied to what is read of a document.
public struct ClaimDecisions: Sendable {
    /// All decisions.
    public let all: [ClaimDecision]
    private let byContent: [String: [ClaimDecision]]
    private let byName: [String: [ClaimDecision]]

    /// No decisions.
    public static let none = ClaimDecisions([])

    /// Makes them.
    public init(_ all: [ClaimDecision]) {
        self.all = all
        byContent = Dictionary(grouping: all, by: \.place.sha256)
        byName = Dictionary(grouping: all, by: \.place.document)
    }

    /// The reading of a document as a person has decided of its figures.
    ///
    /// A claim that was accepted or corrected says what the person said and is sure; one that was rejected is none, and the ledger says so.
    /// A decision on this very content that finds no claim becomes a finding.
    public func applied(to reading: DocumentReading, name: String, sha256: String) -> DocumentReading {
        let own = byContent[sha256] ?? []
        let others = reading.issued.flatMap { issued in
            byName[name]?.filter { $0.place.sha256 != sha256 && $0.place.issued == issued }
        }
        guard !own.isEmpty || others?.isEmpty == false else { return reading }
        var making = DecidedReading(reading)
        for one in own { making.apply(one, at: making.isPrinted(one.place) ? one.place.span : making.find(one.place)) }
        for one in others ?? [] {
            if let span = making.find(one.place) { making.apply(one, at: span, isOwn: false) }
        }
        return making.finished
    }
}

/// A reading while decisions are applied to it.
private struct DecidedReading {
    private var reading: DocumentReading
    private let source: [Unicode.Scalar]
    /// Claims that a decision has been applied to, by index.
    private var taken: Set<Int> = []
    private var rejected: [Int: ClaimDecision] = [:]
    private var findings: [Finding] = []

    init(_ reading: DocumentReading) {
        self.reading = reading
        source = Array(reading.source.unicodeScalars)
    }

    func isPrinted(_ place: ClaimDecision.Place) -> Bool {
        place.span.upperBound <= source.count && source[place.span].elementsEqual(place.quote.unicodeScalars)
    }

    /// Where the figure stands in other content: the only place with the same text around it; nil where there is none or several.
    func find(_ place: ClaimDecision.Place) -> Range<Int>? {
        let (before, quote) = (place.before.unicodeScalars.count, place.quote.unicodeScalars.count)
        let wanted = Array((place.before + place.quote + place.after).unicodeScalars)
        guard let first = wanted.first, wanted.count <= source.count else { return nil }
        var found: Int?
        for start in 0...(source.count - wanted.count) where source[start] == first {
            guard source[start..<start + wanted.count].elementsEqual(wanted) else { continue }
            if found != nil { return nil }
            found = start
        }
        return found.map { $0 + before..<$0 + before + quote }
    }

    mutating func apply(_ decision: ClaimDecision, at span: Range<Int>?, isOwn: Bool = true) {
        guard let span, let index = claim(of: decision, at: span) else {
            if isOwn { findings.append(Finding(lost: decision, at: span ?? decision.place.span.clamped(to: 0..<source.count))) }
            return
        }
        taken.insert(index)
        if let says = decision.says {
            reading.claims[index].take(says, from: decision)
        } else {
            rejected[index] = decision
        }
    }

    /// The claim that is meant: the one with this span, of several the one whose metric reads as before; else the only one that overlaps.
    private func claim(of decision: ClaimDecision, at span: Range<Int>) -> Int? {
        let open = reading.claims.indices.filter { !taken.contains($0) && reading.claims[$0].span.overlaps(span) }
        let there = open.filter { reading.claims[$0].span == span }
        let candidates = there.isEmpty ? open : there
        if let same = candidates.first(where: { (reading.claims[$0].metric ?? "") == (decision.read.metric ?? "") }) {
            return same
        }
        return candidates.count == 1 ? candidates[0] : nil
    }

    var finished: DocumentReading {
        var reading = reading
        reading.claims = self.reading.claims.enumerated().filter { rejected[$0.offset] == nil }.map(\.element)
        for (index, decision) in rejected {
            let span = self.reading.claims[index].span
            guard !reading.claims.contains(where: { $0.span.overlaps(span) }) else { continue }
            for place in reading.ledger.indices where span.overlaps(reading.ledger[place].start..<reading.ledger[place].end) {
                reading.ledger[place].fate = "rejected"
                reading.ledger[place].reason =
                    "no claim, says \(decision.by)" + (decision.reason.isEmpty ? "" : ": \(decision.reason)")
            }
        }
        reading.findings += findings
        return reading
    }
}

extension Claim {
    /// Where it is printed, in Unicode scalars of the source.
    public var span: Range<Int> { start..<max(start, end) }

    /// Says what a person says. Words of slots that say something else now are no longer those of the slot.
    fileprivate mutating func take(_ says: ClaimStatement, from decision: ClaimDecision) {
        let before = ClaimStatement(self)
        (value, interval, unit, bound, kind) = (says.value, says.interval, says.unit, says.bound, says.kind)
        (organization, metric, component) = (says.organization, says.metric, says.component)
        (basis, scope, period, base) = (says.basis, says.scope, says.period, says.base)
        for slot in says.changes(from: before) {
            switch slot {
            case .organization: (words.organization, mention) = ([], nil)
            case .metric: words.metric = []
            case .component: words.component = []
            case .basis: words.basis = []
            case .period: words.period = []
            case .base: words.base = []
            default: break
            }
        }
        (confidence, doubts, decidedBy) = (.sure, [], decision.by)
    }
}

extension Finding {
    /// A decision whose figure is not found any more.
    fileprivate init(lost decision: ClaimDecision, at span: Range<Int>) {
        self.init(
            category: "decision",
            message: "\(decision.by) decided (\(decision.action.rawValue)) of a figure that is not read here any more",
            start: span.lowerBound, end: span.upperBound)
    }
}
