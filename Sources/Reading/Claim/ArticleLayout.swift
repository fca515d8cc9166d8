import Quantities

/// The bodies of an article as sentences with what was found in them: what every choice looks at, and nothing changes.
struct ArticleLayout {
    struct Sentence {
        var range: Range<Int>
        var paragraph: Int
        var clauses: [Range<Int>]
        /// Places in `periods`, `names` and `figures`.
        var periods: Range<Int>
        var names: Range<Int>
        var figures: Range<Int>
    }

    struct PlacedPeriod {
        var range: Range<Int>
        var mention: PeriodMention
        var sentence: Int
    }

    struct PlacedName {
        var range: Range<Int>
        var kind: NameMention.Kind
        var resolved: Resolved?
        var sentence: Int
    }

    let text: [UInt32]
    private(set) var sentences: [Sentence] = []
    private(set) var periods: [PlacedPeriod] = []
    private(set) var names: [PlacedName] = []
    private(set) var figures: [Range<Int>] = []
    /// First sentence of each paragraph.
    private(set) var paragraphs: [Int] = []

    /// - Parameter resolve: what a name stands for.
    init(_ text: [UInt32], bodies: [(range: Range<Int>, items: [Item])], resolve: (NameMention) -> Resolved?) {
        self.text = text
        for (paragraph, body) in bodies.enumerated() {
            paragraphs.append(sentences.count)
            var next = 0
            for range in Clause.sentences(text, body.range) {
                let first = next
                while next < body.items.count, body.items[next].range.lowerBound < range.upperBound { next += 1 }
                add(range, body.items[first..<next], paragraph, resolve)
            }
        }
    }

    private mutating func add(
        _ range: Range<Int>, _ items: ArraySlice<Item>, _ paragraph: Int, _ resolve: (NameMention) -> Resolved?
    ) {
        let starts = (periods.count, names.count, figures.count)
        for item in items {
            switch item.kind {
            case .period(let mention):
                periods.append(PlacedPeriod(range: item.range, mention: mention, sentence: sentences.count))
            case .name(let name):
                names.append(
                    PlacedName(range: item.range, kind: name.kind, resolved: resolve(name), sentence: sentences.count))
            case .quantity, .rank: figures.append(item.range)
            case .other: break
            }
        }
        sentences.append(
            Sentence(
                range: range, paragraph: paragraph, clauses: Clause.cut(text, range, items).map(\.range),
                periods: starts.0..<periods.count, names: starts.1..<names.count, figures: starts.2..<figures.count))
    }

    /// The sentence that holds `place`, nil where none does.
    func sentence(at place: Int) -> Int? {
        var (low, high) = (0, sentences.count)
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].range.upperBound <= place { low = middle + 1 } else { high = middle }
        }
        return low < sentences.count && sentences[low].range.contains(place) ? low : nil
    }

    /// The clause of `sentence` that holds `place`.
    func clause(_ sentence: Int, at place: Int) -> Int {
        let clauses = sentences[sentence].clauses
        return clauses.lastIndex { $0.lowerBound <= place } ?? 0
    }

    /// Whether a figure stands in `range`.
    func hasFigure(_ range: Range<Int>, in sentence: Int) -> Bool {
        sentences[sentence].figures.contains { figures[$0].lowerBound >= range.lowerBound && figures[$0].upperBound <= range.upperBound }
    }

    /// Whether `range` stands inside （…） of its sentence.
    func isBracketed(_ range: Range<Int>, in sentence: Int) -> Bool {
        var place = range.lowerBound - 1
        let floor = max(sentences[sentence].range.lowerBound, range.lowerBound - 60)
        while place >= floor {
            if text[place] == 0xFF08 { return true }
            if text[place] == 0xFF09 { return false }
            place -= 1
        }
        return false
    }

    /// The scalar before `place`, 0 at the head of its sentence.
    func before(_ place: Int, in sentence: Int) -> UInt32 {
        place > sentences[sentence].range.lowerBound ? text[place - 1] : 0
    }

    /// The scalar at `place`, 0 at the end of its sentence.
    func after(_ place: Int, in sentence: Int) -> UInt32 {
        place < sentences[sentence].range.upperBound ? text[place] : 0
    }
}
