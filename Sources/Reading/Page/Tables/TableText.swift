/// A stretch of clean text that is put together from pieces of the source: the words of headings around a figure of a table.
struct TableText {
    private(set) var scalars: [UInt32] = []
    private(set) var source: [Int32] = []
    /// Offsets before which the source goes on elsewhere.
    private(set) var breaks: [Int] = []

    var isEmpty: Bool { scalars.isEmpty }

    /// Appends what the source prints in `range`, without blanks.
    mutating func append(_ range: Range<Int>, of folded: [UInt32]) {
        noteBreak()
        for place in range where folded[place] != Folding.blank && folded[place] != Folding.nothing {
            scalars.append(folded[place])
            source.append(Int32(place))
        }
    }

    /// Appends words that are printed elsewhere, or nowhere, as if they belonged to the character before: a unit, a comma.
    mutating func append(words: some Sequence<UInt32>) {
        guard let place = source.last else { return }
        for word in words {
            scalars.append(word)
            source.append(place)
        }
    }

    mutating func noteBreak() { if !scalars.isEmpty { breaks.append(scalars.count) } }

    mutating func append(_ other: TableText) {
        noteBreak()
        breaks += other.breaks.map { $0 + scalars.count }
        scalars += other.scalars
        source += other.source
    }
}
