import Ingestion
import Reading
import Reporting
import Store

extension Desk {
    /// Carries out what a form asks for: each change is a decision, made under the lock that every run takes.
    func change(_ request: Request) -> Response {
        guard options.review else { return refused(.readOnly, request) }
        do {
            switch request.path {
            case "/decide": return try decide(request)
            case "/add": return try add(request)
            case "/undo": return try undo(request)
            case "/name": return try name(request)
            default: return failure(404, request, "desk.no_page")
            }
        } catch { return failure(of: error, request) }
    }

    private func ingest(_ reader: Reader) -> Ingest.Options { Ingest.Options(reader: reader, vocabulary: options.vocabularyName) }

    private func reader(_ store: Store) throws -> Reader { Reader(vocabulary: vocabulary, decisions: try store.decisions()) }

    /// Accepts, corrects or rejects a figure.
    private func decide(_ request: Request) throws -> Response {
        guard let id = Request.row(request.sent("claim")), let action = ClaimDecision.Action(rawValue: request.sent("action"))
        else {
            throw Missing()
        }
        do {
            let decision = try library.write { store in
                let reader = try reader(store)
                guard let claim = try store.explainedClaim(id) else { throw Missing() }
                let decision = try ClaimDesk(store: store, reader: reader).decision(
                    action, on: id, changes: action == .correct ? changes(request, of: ClaimStatement(claim)) : [],
                    stretch: action == .correct ? stretch(request, of: claim) : nil,
                    by: ClaimDesk.Person(request.sent("by"), reason: request.sent("reason")),
                    allowsNewNames: !request.sent("new").isEmpty)
                _ = try DecidingClaims(store: store, options: ingest(reader), read: reader.read).run([decision])
                return decision
            }
            if let next = way(request.sent("next")) { return .see(next) }
            return .see(try library.read { try self.way(behind: decision, in: $0) })
        } catch let error as ClaimDeskError {
            return try again(request, id, said(error, request), 422)
        } catch let error as StoreError where error.reason == .locked || error.reason == .busy {
            return try again(request, id, Labels(language(of: request))["desk.locked"] + " (\(said(error, request)))", 409)
        }
    }

    /// The form again, with what was written into it and what is wrong.
    private func again(_ request: Request, _ id: Int64, _ problem: String, _ status: Int) throws -> Response {
        try library.read { store in
            guard let claim = try store.explainedClaim(id) else { throw Missing() }
            return try Visit(self, request, store).claimPage(claim, problem: problem, typed: typed(request), status: status)
        }
    }

    /// What was written into the fields of slots.
    private func typed(_ request: Request) -> [ClaimSlot: String] {
        let sent = ClaimSlot.allCases.filter { slot in request.form.contains { $0.name == "slot.\(slot.rawValue)" } }
        return Dictionary(uniqueKeysWithValues: sent.map { ($0, request.sent("slot.\($0.rawValue)").trimmed) })
    }

    /// The words that are the figure, where the form has others than the claim.
    private func stretch(_ request: Request, of claim: ExplainedClaim) -> String? {
        let words = request.sent("quote").trimmed
        return words.isEmpty || words == claim.quote.filter({ !$0.isNewline }).trimmed ? nil : words
    }

    /// Adds a figure that was not read.
    private func add(_ request: Request) throws -> Response {
        guard let id = Request.row(request.sent("document")) else { throw Missing() }
        do {
            let decision = try library.write { store in
                let reader = try reader(store)
                guard let (known, text) = try store.document(after: id - 1), known.id == id else { throw Missing() }
                let near = ExplainedPlace(request.sent("at"))
                let span = try ClaimDesk.stretch(request.sent("quote"), around: near?.span, in: text.source)
                let slots = typed(request).map { (slot: $0.key, words: $0.value) }.sorted { $0.slot.rawValue < $1.slot.rawValue }
                let decision = try ClaimDesk(store: store, reader: reader).addition(
                    to: id, at: span, slots: slots, by: ClaimDesk.Person(request.sent("by"), reason: request.sent("reason")),
                    allowsNewNames: !request.sent("new").isEmpty)
                _ = try DecidingClaims(store: store, options: ingest(reader), read: reader.read).run([decision])
                return decision
            }
            return .see(try library.read { try self.way(behind: decision, in: $0) })
        } catch let error as ClaimDeskError {
            return try again(adding: request, id, said(error, request), 422)
        } catch let error as StoreError where error.reason == .locked || error.reason == .busy {
            return try again(
                adding: request, id, Labels(language(of: request))["desk.locked"] + " (\(said(error, request)))", 409)
        }
    }

    private func again(adding request: Request, _ id: Int64, _ problem: String, _ status: Int) throws -> Response {
        try library.read { store in
            try Visit(self, request, store).addPage(id, problem: problem, typed: typed(request), status: status)
        }
    }

    /// The slots whose fields say something else than the claim.
    private func changes(_ request: Request, of statement: ClaimStatement) -> [(slot: ClaimSlot, words: String)] {
        ClaimSlot.allCases.compactMap { slot in
            guard let field = request.form.first(where: { $0.name == "slot.\(slot.rawValue)" }) else { return nil }
            let words = field.value.trimmed
            return words == statement[slot] ? nil : (slot, words)
        }
    }

    /// A path of the desk that a form names; nil for anything else.
    private func way(_ path: String) -> String? {
        let isPlain = path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        return path.hasPrefix("/") && !path.hasPrefix("//") && isPlain ? path : nil
    }

    /// The figure as it is now, or where it was rejected its page.
    private func way(behind decision: ClaimDecision, in store: Store) throws -> String {
        let claims = try store.claims(in: decision.place.document, at: decision.place.span)
        for id in claims {
            if let claim = try store.explainedClaim(id), claim.decidedBy != nil, ClaimStatement(claim) == decision.says {
                return path("/claim", ["id": "\(id)"])
            }
        }
        guard let document = try store.document(sha256: decision.place.sha256) else { return "/documents" }
        return path("/document", ["id": "\(document.id)", "from": "\(max(0, decision.place.span.lowerBound - 2000))"])
    }

    /// Takes a decision on a figure or a name back.
    private func undo(_ request: Request) throws -> Response {
        if let about = NameAbout(rawValue: request.sent("about")) { return try undo(about, request) }
        guard let id = Request.row(request.sent("decision")) else { throw Missing() }
        try library.write { store in
            guard let one = try store.claimDecisions().first(where: { $0.id == id }) else { throw Missing() }
            let reader = try reader(store)
            _ = try DecidingClaims(store: store, options: ingest(reader), read: reader.read).run([], removing: [one])
        }
        // What was rejected may be the only one of its metric.
        library.forgetQueue()
        return .see(way(request.sent("next")) ?? "/decisions")
    }

    private func undo(_ about: NameAbout, _ request: Request) throws -> Response {
        let name = request.sent("name")
        try library.write { store in
            switch about {
            case .organization:
                let before = try store.decisions()
                guard before.contains(where: { $0.name == name }) else { throw Missing() }
                let reader = Reader(vocabulary: vocabulary, decisions: before.filter { $0.name != name })
                _ = try Deciding(store: store, options: ingest(reader), read: reader.read).run([], removed: [name])
            case .metric:
                let part = MetricDecision.Part(
                    component: request.sent("component"), unit: request.sent("unit"), organization: request.sent("organization"))
                let all = try store.metricDecisions()
                guard let one = all.first(where: { $0.name == name && $0.part == part }) else { throw Missing() }
                _ = try DecidingMetrics(store: store, options: ingest(try reader(store))).run([], removing: [one.subject])
            }
        }
        library.forgetQueue()
        return .see(way(request.sent("next")) ?? "/decisions")
    }

    /// Decides of a name: words stand for a body, two bodies are one, two metrics are one.
    private func name(_ request: Request) throws -> Response {
        let (name, target) = (request.sent("name").trimmed, request.sent("target").trimmed)
        let labels = Labels(language(of: request))
        guard !name.isEmpty, !target.isEmpty, name != target,
            !(name + target).unicodeScalars.contains(where: \.isHarmful)
        else { throw DeskError(labels["desk.two_names"]) }
        let person = ClaimDesk.Person(request.sent("by"), reason: request.sent("reason"))
        try person.check()
        for one in [name, target] { try ClaimDesk.check("a name", one, most: 200) }
        try library.write { store in
            let reader = try reader(store)
            switch request.sent("what") {
            case "alias", "merge":
                let action = request.sent("what") == "alias" ? Decision.Action.alias : .merge
                let body = try body(target, store, reader)
                try organization(Decision(action, name, body, by: person.name, reason: person.reason), store)
            case "metric": try metric(MetricDecision(.merge, name, target, by: person.name, reason: person.reason), store)
            default: throw Missing()
            }
        }
        let id = Request.row(request.sent("claim")) ?? 0
        let present = try library.read { store -> Int64 in
            guard let claim = try store.explainedClaim(id), !claim.isCurrent else { return id }
            return try store.claims(in: claim.document, at: claim.span).first ?? id
        }
        return .see(path("/claim", ["id": "\(present)"]))
    }

    /// The canonical name of a body that is known.
    private func body(_ name: String, _ store: Store, _ reader: Reader) throws -> String {
        if let body = reader.resolve(name).organization { return body }
        if try store.organizations(matching: OrganizationFilter(name: name)).contains(where: { $0.name == name }) { return name }
        throw DeskError("\(name)?" + reader.nearest(to: name).map { " \($0)" }.joined())
    }

    private func organization(_ decision: Decision, _ store: Store) throws {
        let after = try store.decisions().filter { $0.name != decision.name } + [decision]
        if let circle = Decision.circle(after) { throw DeskError(circle.joined(separator: " = ")) }
        if decision.action == .alias, let what = UnwiseNames(reader: Reader(vocabulary: vocabulary)).reason(decision.name) {
            throw DeskError("“\(decision.name)” is \(what): every text that has it would be read otherwise")
        }
        let reader = Reader(vocabulary: vocabulary, decisions: after)
        _ = try Deciding(store: store, options: ingest(reader), read: reader.read).run([decision])
    }

    private func metric(_ decision: MetricDecision, _ store: Store) throws {
        let isKnown =
            try store.isUsed(metric: decision.metric)
            || vocabulary.registry.metric(named: decision.metric)?.name == decision.metric
        guard isKnown else { throw DeskError("\(decision.metric)?") }
        let after = try store.metricDecisions().filter { $0.subject != decision.subject } + [decision]
        if let circle = MetricDecision.circle(after) { throw DeskError(circle.joined(separator: " = ")) }
        _ = try DecidingMetrics(store: store, options: ingest(try reader(store))).run([decision])
    }
}

extension String {
    fileprivate var trimmed: String {
        let kept = drop { $0.isWhitespace }
        return String(kept[..<(kept.lastIndex { !$0.isWhitespace }.map { kept.index(after: $0) } ?? kept.startIndex)])
    }
}
