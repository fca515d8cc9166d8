/// Figures that reading a scan has damaged: 1O8.3亿件, l2.3亿元, 28.3忆元, 12.3.5亿元, 12.，3亿元.
///
/// They are never mended in silence: neither the figure nor a part of it is one. What it would be is said in a finding.
enum DamagedFigures {
    /// What the ledger says of one begins so.
    static let reason = "damaged by scanning"

    /// A damaged figure, and what it may be: with the digits that its letters look like, of two points with one.
    struct Match {
        var range: Range<Int>
        var readings: [[UInt32]]
    }

    private static let yi: UInt32 = 0x4EBF  // 亿
    private static let memory: UInt32 = 0x5FC6  // 忆

    /// The damaged figure that begins at `start`: digits and what looks like them, up to a power of ten or a per cent sign.
    static func match(_ text: [UInt32], _ start: Int, _ limit: Int, _ vocabulary: Vocabulary) -> Match? {
        if start > 0, isPart(text[start - 1]) || Folding.isLatin(text[start - 1]) { return nil }
        // nothing is put together before it is known to be one: this is asked of every number
        var (digits, letters, points, breaks) = (0, 0, 0, 0)
        var place = start
        while place < limit, place - start < 24 {
            if Folding.isDigit(text[place]) {
                digits += 1
            } else if lookalike(text[place]) != nil {
                letters += 1
            } else if text[place] == Folding.point {
                points += 1
            } else if text[place] == 0xFF0C, place > start, text[place - 1] == Folding.point {
                breaks += 1  // a comma behind a point
            } else {
                break
            }
            place += 1
        }
        guard digits > 0, place < limit, place > start, Folding.isDigit(text[place - 1]) || lookalike(text[place - 1]) != nil
        else {
            return nil
        }
        let isMemory = text[place] == memory && vocabulary.unitTrie.longest(text, place + 1, limit) != nil
        guard letters > 0 || points > 1 || breaks > 0 || isMemory else { return nil }
        guard isMemory || text[place] == 0x25 || Numerals.power(text[place]) != nil else { return nil }
        guard points <= 2 else { return Match(range: start..<place + 1, readings: []) }
        let figure = text[start..<place].filter { $0 != 0xFF0C }.map { lookalike($0) ?? $0 }
        let end = isMemory ? yi : text[place]
        guard points == 2 else { return Match(range: start..<place + 1, readings: [figure + [end]]) }
        let places = figure.indices.filter { figure[$0] == Folding.point }
        let readings = places.map { point in figure.indices.filter { $0 != point }.map { figure[$0] } + [end] }
        return Match(range: start..<place + 1, readings: readings)
    }

    private static func isPart(_ scalar: UInt32) -> Bool { Folding.isDigit(scalar) || scalar == Folding.point }

    /// The digit that a letter looks like.
    private static func lookalike(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x4F, 0x6F: return 0x30  // O o
        case 0x49, 0x6C: return 0x31  // I l
        default: return nil
        }
    }
}
