import Quantities
import Reading
import Store

/// Makes decisions on single figures out of what a person says of them.
public struct ClaimDesk {
    /// Where claims and names are looked up.
    public let store: Store
    let reader: Reader

    /// Makes one that knows the names of `store` and of the reader's vocabulary.
    public init(store: Store, reader: Reader) { (self.store, self.reader) = (store, reader) }

    /// Who decides, and why.
    public struct Person: Sendable {
        /// Name of the person.
        public var name: String
        /// Why; empty where nothing is said.
        public var reason: String

        /// Makes one.
        public init(_ name: String, reason: String = "") { (self.name, self.reason) = (name, reason) }

        /// Refuses what no file of decisions could hold, and nobody.
        ///
        /// - Throws: ``ClaimDeskError``.
        public func check() throws {
            try ClaimDesk.check("a name", name, most: 100)
            try ClaimDesk.check("a reason", reason, most: 1000)
            if name.allSatisfy(\.isWhitespace) { throw ClaimDeskError(description: "who decides? give a name") }
        }
    }

    /// Refuses words of a person that a line cannot hold or that nobody sees, as marks of direction: two names that look alike would be two.
    ///
    /// - Parameters:
    ///   - what: they are, as `a name`.
    ///   - most: Unicode scalars that they may have.
    /// - Throws: ``ClaimDeskError``.
    public static func check(_ what: String, _ words: String, most: Int) throws {
        if words.unicodeScalars.contains(where: \.isNoWord) {
            throw ClaimDeskError(description: "\(what) must not hold tabs, line ends or other control characters")
        }
        if words.unicodeScalars.count > most {
            throw ClaimDeskError(description: "\(what) must not be longer than \(most) characters")
        }
    }

    /// A decision on the claim with a row id, which must belong to the current reading of its document.
    ///
    /// - Parameters:
    ///   - changes: for `correct`, the slots that say something else, as words; empty words leave a slot open.
    ///   - stretch: for `correct`, the words of the text that are the figure; nil where they are those that were read.
    ///   - allowsNewNames: whether an organization or metric may be one that nobody knows yet.
    /// - Throws: ``ClaimDeskError``, or ``StoreError``.
    public func decision(
        _ action: ClaimDecision.Action, on id: Int64, changes: [(slot: ClaimSlot, words: String)] = [], stretch: String? = nil,
        by person: Person, allowsNewNames: Bool = false
    ) throws -> ClaimDecision {
        try person.check()
        if action == .reject, let standing = try rejection(of: id) {
            return standing.again(by: person.name, reason: person.reason)
        }
        let claim = try current(id)
        let earlier = try store.decision(on: claim)
        let isAdded = earlier?.action == .add
        if isAdded, action == .reject {
            throw ClaimDeskError(
                description: "c\(id) was added by \(earlier?.by ?? "a person"): take decision \(earlier?.id ?? 0) back instead")
        }
        let read = isAdded ? nil : earlier?.read ?? ClaimStatement(claim)
        let place =
            earlier?.place
            ?? ClaimDecision.Place(
                sha256: claim.sha256, document: claim.document, issued: claim.issued, span: claim.span, in: claim.source)
        // in other content of the page the figure stands elsewhere
        let way = claim.span.lowerBound - (earlier?.printed.lowerBound ?? claim.span.lowerBound)
        var printed = claim.span
        var says: ClaimStatement? = action == .reject ? nil : ClaimStatement(claim)
        if action == .correct {
            guard !changes.isEmpty || stretch != nil else {
                throw ClaimDeskError(description: "nothing is to be corrected: say what it should be")
            }
            says = try corrected(ClaimStatement(claim), changes, allowsNewNames: allowsNewNames)
            printed = try stretch.map { try ClaimDesk.stretch($0, around: claim.span, in: claim.source) } ?? printed
            if says == ClaimStatement(claim), printed == claim.span {
                if let earlier, earlier.action == .correct || isAdded, !person.reason.isEmpty {
                    return earlier.again(by: person.name, reason: person.reason)
                }
                throw ClaimDeskError(description: "c\(id) says that already: accept it, if it is right")
            }
            guard printed.moved(by: -way).overlaps(place.span) else {
                throw ClaimDeskError(
                    description:
                        "“\(stretch ?? "")” has no part of “\(place.quote)”, which was read: reject that, and add the other")
            }
        }
        return ClaimDecision(
            isAdded ? .add : action, place, read: read, stretch: action == .reject ? nil : printed.moved(by: -way), says: says,
            by: person.name,
            reason: person.reason)
    }

    /// The decision that has rejected a figure already, which can be said again for another reason.
    private func rejection(of id: Int64) throws -> ClaimDecision? {
        guard let claim = try store.explainedClaim(id), !claim.isCurrent, let standing = try store.decision(on: claim) else {
            return nil
        }
        return standing.action == .reject ? standing : nil
    }

    /// The claim, or the one that reads the same at its place now: a decision on another figure of a page has all of it recorded anew.
    private func current(_ id: Int64) throws -> ExplainedClaim {
        guard let claim = try store.explainedClaim(id) else { throw ClaimDeskError(description: "there is no claim c\(id)") }
        if claim.isCurrent { return claim }
        let present = try store.claims(in: claim.document, at: claim.span).compactMap { try store.explainedClaim($0) }
        if let same = present.first(where: { $0.span == claim.span && ClaimStatement($0) == ClaimStatement(claim) }) {
            return same
        }
        throw ClaimDeskError(
            description: "c\(id) belongs to an earlier reading of \(claim.document)"
                + (present.isEmpty ? "" : "; what is read there now is \(present.map { "c\($0.id)" }.joined(separator: ", "))"))
    }

    func corrected(
        _ statement: ClaimStatement, _ changes: [(slot: ClaimSlot, words: String)], allowsNewNames: Bool
    ) throws -> ClaimStatement {
        var says = statement
        // The value first: it brings an interval that its ends may then change.
        for (slot, words) in changes.sorted(by: { ClaimSlot.order($0.slot) < ClaimSlot.order($1.slot) }) {
            var words = words
            try ClaimDesk.check(slot.rawValue, words, most: 200)
            if slot == .organization { words = try organization(words, allowsNew: allowsNewNames) }
            if slot == .metric { words = try metric(words, allowsNew: allowsNewNames) }
            do { try says.set(slot, to: words) } catch { throw ClaimDeskError(description: error.description) }
        }
        // What stands at a day has no first day.
        if says.kind == .level, let end = says.period?.end { says.period = Period(start: nil, end: end) }
        do { try says.check() } catch { throw ClaimDeskError(description: error.description) }
        return says
    }

    /// The canonical name of a body that the vocabulary or the database knows.
    private func organization(_ name: String, allowsNew: Bool) throws -> String {
        guard !name.isEmpty else { return name }
        let found = try store.organizations(matching: OrganizationFilter(name: name))
        if found.contains(where: { $0.name == name }) { return name }
        let resolved = reader.resolve(name)
        if let body = resolved.organization { return body }
        if allowsNew { return name }
        let nearest = found.isEmpty ? reader.nearest(to: name) : found.prefix(5).map(\.name)
        throw ClaimDeskError(unknown: "organization", name, nearest: nearest)
    }

    /// The name of a metric that the vocabulary or the database knows.
    private func metric(_ name: String, allowsNew: Bool) throws -> String {
        guard !name.isEmpty else { return name }
        let registry = reader.vocabulary.registry
        if let metric = registry.metric(named: name)?.name { return metric }
        if try allowsNew || store.isUsed(metric: name) { return name }
        let words = registry.metrics.map { (word: $0.name, canonical: $0.name) }
        throw ClaimDeskError(unknown: "metric", name, nearest: NearestMetrics(words).nearest(to: name, count: 5))
    }
}

/// A decision cannot be made: one sentence for people.
public struct ClaimDeskError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String

    init(description: String) { self.description = description }

    fileprivate init(unknown what: String, _ name: String, nearest: [String]) {
        description =
            "nobody knows the \(what) \(name)" + (nearest.isEmpty ? "" : "; nearest: \(nearest.joined(separator: ", "))")
            + ". Say that it is a new one, if it is"
    }
}

extension ClaimSlot {
    static func order(_ slot: ClaimSlot) -> Int { allCases.firstIndex(of: slot) ?? 0 }
}

extension Range<Int> {
    fileprivate func moved(by way: Int) -> Range<Int> { lowerBound + way..<upperBound + way }
}

extension Unicode.Scalar {
    fileprivate var isNoWord: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
