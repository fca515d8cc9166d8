import Quantities
import Reading
import Store

/// Makes the database follow a person's decisions: documents that they concern are read again, all others stay as they are.
public struct Deciding {
    /// An observation, or a claim that makes none, that goes from one organization to another.
    public struct Move: Hashable, Sendable {
        /// Row id of the observation; nil for a claim that makes none as it stands.
        public var observation: Int64?
        /// Whose it was; nil where it was not known.
        public var from: String?
        /// Whose it is now; nil where it is no longer known.
        public var to: String?
        /// What is measured.
        public var metric: String?
        /// Sort of statement.
        public var kind: String
        /// First and last day.
        public var period: Period?
        /// Decimal text in the base unit.
        public var value: String
        /// Base unit.
        public var unit: String
        /// `stated` or `derived`.
        public var method: String
        /// Where it says so.
        public var evidence: String
    }

    let store: Store
    let options: Ingest.Options
    let read: Read

    /// Makes one that reads with `read`, which must respect the decisions as they are to be.
    public init(store: Store, options: Ingest.Options = Ingest.Options(), read: @escaping Read) {
        self.store = store
        self.options = options
        self.read = read
    }

    /// What would move for `decisions`, sorted by organization and time; writes nothing.
    public func compare(_ decisions: [Decision]) throws -> [Move] { try pass(decisions, writer: nil).moves }

    /// Records `decisions`, takes those of `removed` away, and reads the documents that they concern again, in a run of its own.
    ///
    /// All of it is one transaction: where anything breaks it off, nothing has been decided, and it can be done again.
    public func run(_ decisions: [Decision], removed: [String] = []) throws -> [Move] {
        let removed = Set(removed)
        let gone = try store.decisions().filter { removed.contains($0.name) }
        return try store.decide(.reprocess, options) { writer in
            try options.register(by: writer)
            try writer.remove(gone)
            try writer.record(decisions)
            var (moves, counts) = try pass(decisions + gone, writer: writer)
            counts.observations += try Recorder(writer: writer).settleBacklog()
            try options.registerPeers(by: writer)
            return (moves, counts)
        }
    }

    private func pass(_ decisions: [Decision], writer: Writer?) throws -> (moves: [Move], counts: Run.Counts) {
        var moves: [Move] = []
        let rereading = Rereading(
            store: store, options: options, read: read,
            decided: ClaimDecisions(try store.claimDecisions(), bodies: options.bodies))
        let counts = try rereading.pass(try store.documents(concerning: decisions), writer: writer) { document, difference in
            moves += try self.moves(difference, of: document)
        }
        return (Array(Set(moves)).sorted(by: Deciding.precedes), counts)
    }

    private func moves(_ difference: ReadingDifference, of document: KnownDocument) throws -> [Move] {
        func place(_ claim: StatedClaim) -> String { (claim["span_start"] ?? "") + "-" + (claim["span_end"] ?? "") }
        let come = Dictionary(difference.come.map { (place($0), $0) }) { first, _ in first }
        let places = Set(difference.gone.map(place))
        var moves: [Move] = []
        for claim in difference.gone {
            let target = come[place(claim)]?["organization"]
            if target == claim["organization"] { continue }
            let ids = try store.observations(
                ofDocument: document.id, start: Int(claim["span_start"] ?? "") ?? 0, end: Int(claim["span_end"] ?? "") ?? 0)
            for id in ids { if let one = try store.observation(id) { moves.append(Move(one, to: target)) } }
            if ids.isEmpty {
                moves.append(Move(come[place(claim)] ?? claim, of: document, from: claim["organization"], to: target))
            }
        }
        for claim in difference.come where !places.contains(place(claim)) {
            moves.append(Move(claim, of: document, from: nil, to: claim["organization"]))
        }
        return moves
    }

    private static func precedes(_ left: Move, _ right: Move) -> Bool {
        func key(_ move: Move) -> [String] {
            [
                move.from ?? "", move.metric ?? "", move.kind, move.period?.end?.iso ?? "", move.period?.start?.iso ?? "",
                move.evidence, move.value,
            ]
        }
        return key(left).lexicographicallyPrecedes(key(right))
    }
}

extension Deciding.Move {
    init(_ one: Observation, to target: String?) {
        self.init(
            observation: one.id, from: one.series.organization, to: target, metric: one.series.metric,
            kind: one.series.kind.rawValue,
            period: one.period, value: one.value.plain, unit: one.series.unit, method: one.method.rawValue, evidence: one.evidence
        )
    }

    init(_ claim: StatedClaim, of document: KnownDocument, from: String?, to target: String?) {
        let evidence = "\(document.arrived.name):\(claim["span_start"] ?? "")-\(claim["span_end"] ?? "")"
        self.init(
            observation: nil, from: from, to: target, metric: claim["metric"], kind: claim["kind"] ?? "",
            period: Period(
                start: claim["period_start"].flatMap { Day(iso: $0) }, end: claim["period_end"].flatMap { Day(iso: $0) }),
            value: claim["value"] ?? "", unit: claim["unit"] ?? "", method: "stated", evidence: evidence)
    }
}
