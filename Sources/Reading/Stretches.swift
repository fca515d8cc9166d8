import Quantities

/// Reads a text of any length article by article: what is in memory is a stretch of it, which ends where an article ends.
///
/// A text of up to ``window`` bytes is one stretch, and is seen as a whole. A longer one is an archive: what one of its articles says of names, place
/// and plans does not reach over the end of a stretch.
public struct Stretches: @unchecked Sendable {
    // Sendable because it is moved from one thread to another, and never used by two: only `more` could not be checked.

    /// Bytes that are looked at together; more where a single article is longer.
    public static let window = 1 << 20

    private let reader: Reader
    private let name: String
    private let window: Int
    private let more: () throws -> [UInt8]
    private var issued: Day?
    /// What was taken from the source, and belongs to the stretches to come.
    private var rest: [UInt8] = []
    private var isAtEnd = false
    /// What the stretches so far had.
    private var (articles, scalars, bytes) = (0, 0, 0)

    /// Makes the stretches of a text.
    ///
    /// - Parameters:
    ///   - name: its name, for messages.
    ///   - issued: the issue date where it is known; else a date printed at its head is taken.
    ///   - window: bytes that are looked at together.
    ///   - more: gives the next bytes of the text, none at its end.
    public init(
        _ reader: Reader, name: String, issued: Day?, window: Int = Stretches.window, more: @escaping () throws -> [UInt8]
    ) {
        (self.reader, self.name, self.issued, self.window, self.more) = (reader, name, issued, window, more)
    }

    /// The next stretch; nil at the end of the text.
    ///
    /// - Throws: ``ReadingError`` for bytes that are no text; and whatever `more` throws.
    public mutating func next() throws -> Stretch? {
        var size = window
        while true {
            try fill(size)
            guard !rest.isEmpty || bytes == 0 else { return nil }
            let length = lineEnd(within: size)
            if length == rest.count, !isAtEnd {
                size *= 2
                continue
            }
            let isLast = isAtEnd && length == rest.count
            let page = try Page(
                length == rest.count ? rest : Array(rest[..<length]), name: name, vocabulary: reader.vocabulary, issued: issued,
                place: (bytes, isHead: bytes == 0))
            if isLast { return take(page, cut: nil, length) }
            if let cut = page.lastCut { return take(page, cut: cut, length) }
            // One article fills it all.
            size *= 2
        }
    }

    /// Takes bytes from the source until there are `size` of them and one more, or no more come.
    private mutating func fill(_ size: Int) throws {
        while !isAtEnd, rest.count <= size {
            let next = try more()
            if next.isEmpty { isAtEnd = true }
            if rest.isEmpty { rest = next } else { rest += next }
        }
    }

    /// How many of the first `size` bytes end with a line; all there are where no line ends in them, or nothing is left behind them.
    private func lineEnd(within size: Int) -> Int {
        guard rest.count > size else { return rest.count }
        return rest[..<size].lastIndex(of: 0x0A).map { $0 + 1 } ?? rest[size...].firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.count
    }

    private mutating func take(_ page: Page, cut: Int?, _ length: Int) -> Stretch {
        let taken = cut.map { page.bytes(before: $0, of: rest) } ?? length
        let stretch = Stretch(
            reader: reader, page: cut.map { page.articles(before: $0) } ?? page, end: cut ?? page.scalarCount, isHead: bytes == 0,
            firstArticle: articles, firstScalar: scalars)
        if bytes == 0 { issued = page.issued }
        articles += stretch.page.articles.count
        scalars += stretch.end
        bytes += taken
        if taken == rest.count { rest = [] } else { rest.removeFirst(taken) }
        return stretch
    }
}

/// A piece of a text with whole articles.
public struct Stretch: Sendable {
    let reader: Reader
    let page: Page
    /// One past its last scalar within the page.
    let end: Int
    /// Whether the text begins with it.
    let isHead: Bool
    /// Articles and scalars of the text before it.
    let firstArticle: Int
    let firstScalar: Int

    /// Its claims alone, in source order.
    public func claims() -> [Claim] {
        var claims = document(claimsOnly: true).read().claims
        move(&claims)
        return claims
    }

    /// All that was read from it, at its place in the text; `source` and `scalarCount` are of the stretch.
    public func reading() -> DocumentReading {
        var reading = document(claimsOnly: false).read()
        if end < page.scalarCount {
            reading.source = page.slices[0..<end]
            reading.scalarCount = end
        }
        guard firstScalar > 0 else { return reading }
        move(&reading.claims)
        for index in reading.articles.indices {
            reading.articles[index].ordinal += firstArticle
            reading.articles[index].start += firstScalar
            reading.articles[index].end += firstScalar
        }
        for index in reading.findings.indices {
            reading.findings[index].start += firstScalar
            reading.findings[index].end += firstScalar
        }
        for index in reading.ledger.indices {
            reading.ledger[index].start += firstScalar
            reading.ledger[index].end += firstScalar
        }
        return reading
    }

    private func document(claimsOnly: Bool) -> DocumentReader {
        DocumentReader(
            page: page, vocabulary: reader.vocabulary, given: reader.given, claimsOnly: claimsOnly, end: end,
            isHead: isHead)
    }

    private func move(_ claims: inout [Claim]) {
        guard firstScalar > 0 else { return }
        for index in claims.indices {
            claims[index].article += firstArticle
            claims[index].start += firstScalar
            claims[index].end += firstScalar
            claims[index].words.shift { [firstScalar] in $0.lowerBound + firstScalar..<$0.upperBound + firstScalar }
        }
    }
}

extension DocumentReading {
    /// Adds what was read from the stretch that follows.
    mutating func append(_ next: DocumentReading) {
        source += next.source
        scalarCount += next.scalarCount
        // Text of ASCII characters alone is both.
        if next.encoding != "utf-8" { encoding = next.encoding }
        articles += next.articles
        claims += next.claims
        findings += next.findings
        ledger += next.ledger
        var known = Dictionary(uniqueKeysWithValues: organizations.map { ($0.name, $0) })
        for new in next.organizations {
            guard let old = known[new.name] else {
                known[new.name] = new
                continue
            }
            known[new.name] = old.merged(with: new)
        }
        organizations = known.values.sorted { $0.name < $1.name }
    }
}

extension Organization {
    /// What two readings say of a body: what one does not know the other tells, and where they disagree the word that sorts first stays, so
    /// that their order does not matter.
    public func merged(with other: Organization) -> Organization {
        var both = self
        both.level = [level, other.level].compactMap(\.self).min()
        both.system = [system, other.system].compactMap(\.self).min()
        both.division = [division, other.division].compactMap(\.self).min()
        both.parent = [parent, other.parent].compactMap(\.self).min()
        both.reason = min(reason, other.reason)
        both.mentions = Set(mentions).union(other.mentions).sorted()
        return both
    }
}
