import Quantities

/// Reads documents: bytes in, claims out. Pure, and safe to use from several threads.
public struct Reader: Sendable {
    /// Version of the rules, recorded with every run; raised whenever the same bytes may give other claims.
    public static let version = "18"

    /// The tables that the reader knows.
    public let vocabulary: Vocabulary

    /// What a person has decided of names.
    public let decisions: [Decision]

    let given: GivenNames

    /// Makes a reader that knows `vocabulary` and respects `decisions`.
    public init(vocabulary: Vocabulary, decisions: [Decision] = []) {
        self.vocabulary = vocabulary
        self.decisions = decisions
        let plain = NameResolution(vocabulary: vocabulary, given: .none)
        given = decisions.isEmpty ? .none : GivenNames(decisions) { plain.body($0, in: nil) }
    }

    /// Reads one document.
    ///
    /// - Parameters:
    ///   - document: its text.
    ///   - issued: the issue date where it is known; else the one that the document tells is taken.
    public func read(_ document: DocumentText, issued: Day?) -> DocumentReading {
        guard isLong(document), var reading = try? read(Array(document.source.utf8), name: document.name, issued: issued) else {
            return reading(document, issued: issued).read()
        }
        reading.encoding = document.encoding
        return reading
    }

    /// The stretches of a plain text that is too long to be looked at as a whole; nil of others. Put together, their readings are what
    /// ``read(_:issued:)`` gives.
    public func stretches(of document: DocumentText, issued: Day?) -> Stretches? {
        guard isLong(document) else { return nil }
        let bytes = document.source.utf8
        var place = bytes.startIndex
        return Stretches(self, name: document.name, issued: issued) {
            let end = bytes.index(place, offsetBy: Stretches.window, limitedBy: bytes.endIndex) ?? bytes.endIndex
            defer { place = end }
            return Array(bytes[place..<end])
        }
    }

    /// Whether a text is read in stretches.
    private func isLong(_ document: DocumentText) -> Bool {
        document.shape == nil && document.source.utf8.count > Stretches.window
    }

    /// The claims of a document alone, in source order, without findings, organizations and ledger.
    public func claims(_ document: DocumentText, issued: Day?) -> [Claim] {
        reading(document, issued: issued, claimsOnly: true).read().claims
    }

    /// What the scanners find in a document before any claim is made, in source order.
    public func mentions(_ document: DocumentText, issued: Day?) -> [Mention] {
        reading(document, issued: issued).mentions()
    }

    /// Why the figures that stand at `span` were read as they were: those of one place, in order; none of a plain text of more than a megabyte.
    ///
    /// They are weighed anew: the same reader gives the same figures for the same reasons.
    public func reasons(for span: Range<Int>, in document: DocumentText, issued: Day?) -> [ClaimReasons] {
        guard !isLong(document) else { return [] }
        return reading(document, issued: issued, claimsOnly: true).traces().filter {
            $0.claim.start == span.lowerBound && $0.claim.end == span.upperBound
        }.map { ClaimReasons($0, vocabulary.weights) }
    }

    private func reading(_ document: DocumentText, issued: Day?, claimsOnly: Bool = false) -> DocumentReader {
        let page = Page(document, vocabulary: vocabulary, issued: issued)
        return DocumentReader(page: page, vocabulary: vocabulary, given: given, claimsOnly: claimsOnly)
    }
}

// MARK: plain texts

extension Reader {
    /// Reads a plain text.
    ///
    /// - Parameters:
    ///   - bytes: the document, UTF-8 with or without BOM, or GB18030.
    ///   - name: its name, for messages.
    ///   - issued: the issue date where it is known; else a date printed on the page is taken.
    /// - Throws: ``ReadingError`` for bytes that are no text.
    public func read(_ bytes: [UInt8], name: String, issued: Day?) throws(ReadingError) -> DocumentReading {
        var whole: DocumentReading?
        try forEachStretch(bytes, name: name, issued: issued) { stretch in
            let reading = stretch.reading()
            if whole == nil { whole = reading } else { whole?.append(reading) }
        }
        guard let whole else { throw ReadingError(description: "\(name): nothing to read") }
        return whole
    }

    /// Calls `body` with the stretches of a document, one after the other.
    private func forEachStretch(
        _ bytes: [UInt8], name: String, issued: Day?, _ body: (Stretch) -> Void
    ) throws(ReadingError) {
        var place = 0
        var stretches = Stretches(self, name: name, issued: issued) {
            defer { place = min(bytes.count, place + Stretches.window) }
            return place == 0 && bytes.count <= Stretches.window
                ? bytes : Array(bytes[place..<min(bytes.count, place + Stretches.window)])
        }
        do {
            while let stretch = try stretches.next() { body(stretch) }
        } catch let error as ReadingError {
            throw error
        } catch {
            throw ReadingError(description: "\(name): \(error)")
        }
    }

    /// The claims of a plain text alone, as ``claims(_:issued:)``.
    public func claims(_ bytes: [UInt8], name: String, issued: Day?) throws(ReadingError) -> [Claim] {
        var claims: [Claim] = []
        try forEachStretch(bytes, name: name, issued: issued) { stretch in
            let more = stretch.claims()
            if claims.isEmpty { claims = more } else { claims += more }
        }
        return claims
    }

    /// The claims with the candidates of their slots, for measuring.
    package func traces(_ bytes: [UInt8], name: String, issued: Day?) throws(ReadingError) -> [FigureTrace] {
        reading(try DocumentText(text: bytes, name: name), issued: issued, claimsOnly: true).traces()
    }

    /// What the scanners find in a plain text, as ``mentions(_:issued:)``.
    public func mentions(_ bytes: [UInt8], name: String, issued: Day?) throws(ReadingError) -> [Mention] {
        mentions(try DocumentText(text: bytes, name: name), issued: issued)
    }
}
