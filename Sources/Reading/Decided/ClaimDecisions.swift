import Quantities

/// What a person has decided of single figures, applied to what is read of a document.
public struct ClaimDecisions: Sendable {
    /// All decisions.
    public let all: [ClaimDecision]
    private let byContent: [String: [ClaimDecision]]
    private let byName: [String: [ClaimDecision]]
    private let bodies: @Sendable (String) -> [Organization]

    /// No decisions.
    public static let none = ClaimDecisions([])

    /// Makes them.
    ///
    /// - Parameter bodies: an organization that a person names, and the bodies above it, as ``Reader/bodies(of:)`` knows them.
    public init(_ all: [ClaimDecision], bodies: @escaping @Sendable (String) -> [Organization] = { _ in [] }) {
        self.all = all
        self.bodies = bodies
        byContent = Dictionary(grouping: all, by: \.place.sha256)
        byName = Dictionary(grouping: all, by: \.place.document)
    }

    /// Whether a decision may speak of a document, by its content or its name.
    public func mayConcern(name: String, sha256: String) -> Bool { byContent[sha256] != nil || byName[name] != nil }

    /// The reading of a document as a person has decided of its figures.
    ///
    /// A claim that was accepted or corrected says what the person said and is sure; one that was rejected is none, and the ledger says so.
    /// One that was added is there, whether it was read or not. A decision on this very content that finds no claim becomes a finding.
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
        making.addBodies(bodies)
        return making.finished
    }
}
