import Quantities
import Reading
import Store

// Figures that were not read, and where a figure begins and ends.

extension ClaimDesk {
    /// A decision that a figure is printed which was not read.
    ///
    /// - Parameters:
    ///   - document: row id of a document that counts.
    ///   - span: where it is printed, in Unicode scalars of the text.
    ///   - slots: what it says, as words; value, bounds, unit and bound word are read from the text where they are not given.
    ///   - allowsNewNames: whether an organization or metric may be one that nobody knows yet.
    /// - Throws: ``ClaimDeskError``, or ``StoreError``.
    public func addition(
        to document: Int64, at span: Range<Int>, slots: [(slot: ClaimSlot, words: String)], by person: Person,
        allowsNewNames: Bool = false
    ) throws -> ClaimDecision {
        try person.check()
        guard let (known, text) = try store.document(after: document - 1), known.id == document else {
            throw ClaimDeskError(description: "there is no page \(document) that counts")
        }
        let place = ClaimDecision.Place(
            sha256: known.arrived.sha256, document: known.arrived.name, issued: known.issued, span: span, in: text.source)
        guard place.span == span, !span.isEmpty, !place.quote.allSatisfy(\.isWhitespace) else {
            throw ClaimDeskError(description: "\(known.arrived.name) has no text at \(span.lowerBound)-\(span.upperBound)")
        }
        let given = slots.filter { !$0.words.isEmpty }
        guard given.contains(where: { $0.slot == .kind }) else {
            throw ClaimDeskError(description: "of which kind is it? level, flow, change, growth, ratio, rank or target")
        }
        guard
            let start = statement(ofWords: place.quote) ?? given.first(where: { $0.slot == .value }).map({ _ in ClaimDesk.open })
        else { throw ClaimDeskError(description: "“\(place.quote)” does not read as a number: say its value") }
        let says = try corrected(start, given, allowsNewNames: allowsNewNames)
        try checkFree(place, says)
        return ClaimDecision(.add, place, read: nil, says: says, by: person.name, reason: person.reason)
    }

    private static let open = ClaimStatement(
        value: .zero, interval: Interval(lower: nil, upper: nil), unit: "", kind: .flow)

    /// What is read at the place already is corrected, and not added.
    private func checkFree(_ place: ClaimDecision.Place, _ says: ClaimStatement) throws {
        for id in try store.claims(in: place.document, at: place.span) {
            guard let claim = try store.explainedClaim(id), claim.sha256 == place.sha256 else { continue }
            if claim.span == place.span, let metric = says.metric, claim.metric != metric, claim.decidedBy == nil { continue }
            throw ClaimDeskError(description: "“\(claim.quote)” is read there already: correct c\(id)")
        }
    }

    /// What the words of a figure say by themselves: value, bounds, unit; nil where they are no number.
    public func statement(ofWords quote: String) -> ClaimStatement? {
        let text = DocumentText(name: "", source: quote, encoding: "utf-8", shape: nil)
        let found = reader.mentions(text, issued: nil).first { $0.type == "quantity" || $0.type == "rank" }
        // a part of a damaged figure is another figure
        let isWhole = found.map {
            quote.unicodeScalars.count { !$0.properties.isWhitespace } == $0.text.count { !$0.isWhitespace }
        }
        guard let found, let value = found.value, isWhole == true else { return nil }
        return ClaimStatement(
            value: value, interval: found.interval ?? Interval(lower: value, upper: value), unit: found.unit ?? "",
            bound: found.bound ?? .exact, kind: found.type == "rank" ? .rank : .flow)
    }

    /// The only place of `words` in a document, or of several the one that has a part of `span`.
    ///
    /// - Throws: ``ClaimDeskError`` where it is not printed, or where it is not told which place is meant.
    public static func stretch(_ words: String, around span: Range<Int>? = nil, in source: String) throws -> Range<Int> {
        let places = PrintedWords.places(of: words, in: Array(source.unicodeScalars))
        if let span {
            if let place = places.first(where: { $0.overlaps(span) }) { return place }
            throw ClaimDeskError(description: "“\(words)” is not printed at the place of the figure")
        }
        guard let first = places.first else { throw ClaimDeskError(description: "“\(words)” is not printed there") }
        guard places.count == 1 else {
            let list = places.prefix(5).map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
            throw ClaimDeskError(
                description: "“\(words)” is printed \(places.count) times (\(list)\(places.count > 5 ? ", …" : "")): say which")
        }
        return first
    }
}
