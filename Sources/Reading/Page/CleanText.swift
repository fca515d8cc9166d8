/// Text with the layout undone, and for each scalar where it stands in the source. Blocks end with a newline.
struct CleanText {
    var scalars: [UInt32] = []
    var source: [Int32] = []
    /// Clean offsets before which other text of the source was taken out: a page number, the column beside.
    var breaks: [Int] = []

    /// Source offsets of a non-empty clean range; of one that runs over a break those of its longest part, the last of equals.
    func sourceRange(_ range: Range<Int>) -> Range<Int> {
        var longest = 0..<0
        forEachSourceRange(range) { if $0.count >= longest.count { longest = $0 } }
        return longest
    }

    /// Source offsets of a non-empty clean range, parted where other text stands in between.
    func sourceRanges(_ range: Range<Int>) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        forEachSourceRange(range) { spans.append($0) }
        return spans
    }

    /// Calls `body` with the ranges of ``sourceRanges(_:)``.
    func forEachSourceRange(_ range: Range<Int>, _ body: (Range<Int>) -> Void) {
        var start = range.lowerBound
        var index = firstBreak(behind: start)
        while index < breaks.count, breaks[index] < range.upperBound {
            if breaks[index] > start {
                body(span(start..<breaks[index]))
                start = breaks[index]
            }
            index += 1
        }
        body(span(start..<range.upperBound))
    }

    /// The first of the breaks, which are in order, that stands behind `place`.
    private func firstBreak(behind place: Int) -> Int {
        var (low, high) = (0, breaks.count)
        while low < high {
            let middle = (low + high) / 2
            if breaks[middle] <= place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func span(_ range: Range<Int>) -> Range<Int> {
        Int(source[range.lowerBound])..<Int(source[range.upperBound - 1]) + 1
    }

    /// The clean text of a range.
    func string(_ range: Range<Int>) -> String { String(scalars[range]) }
}

/// A paragraph or headline of clean text.
struct Block: Equatable {
    enum Kind { case body, headline, credit, furniture }
    var range: Range<Int>
    var kind: Kind
}

extension StringProtocol {
    /// The scalars of a word, for comparing with clean text.
    var scalarValues: [UInt32] {
        // Decoded beside and copied: an array that is made without its contents looks its type up every time, which takes longer than the rest.
        let decoded = utf8.withContiguousStorageIfAvailable { bytes in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: bytes.count) { values in
                var (place, count) = (0, 0)
                while place < bytes.count {
                    values.initializeElement(at: count, to: UTF8Scalars.decode(bytes, &place))
                    count &+= 1
                }
                return Array(UnsafeBufferPointer(rebasing: values[..<count]))
            }
        }
        return decoded ?? unicodeScalars.map(\.value)
    }
}

extension [UInt32] {
    /// The first place from `place` on at which no Chinese character of the basic block stands, but a sign, a digit or a letter; `limit`
    /// where none does.
    func nextSign(_ place: Int, _ limit: Int) -> Int {
        withUnsafeBufferPointer { text in
            let limit = Swift.min(limit, text.count)
            var place = place
            while place < limit, text[place] >= 0x4E00, text[place] <= 0x9FFF { place &+= 1 }
            return place
        }
    }

    /// Whether `word` stands at `place` and ends at or before `limit`.
    func has(_ word: [UInt32], at place: Int, before limit: Int) -> Bool {
        guard place >= 0, place + word.count <= limit else { return false }
        for index in 0..<word.count where self[place + index] != word[index] { return false }
        return true
    }

    /// Whether `word` stands at `place` and ends at or before `limit`; the word is not copied.
    func has(_ word: String, at place: Int, before limit: Int) -> Bool {
        guard place >= 0 else { return false }
        var index = place
        for scalar in word.unicodeScalars {
            guard index < limit, self[index] == scalar.value else { return false }
            index += 1
        }
        return true
    }

    /// First place of `word` within `range`; the word is not copied.
    func find(_ word: String, in range: Range<Int>) -> Int? {
        guard let head = word.unicodeScalars.first?.value else { return nil }
        for place in range where self[place] == head && has(word, at: place, before: range.upperBound) { return place }
        return nil
    }

    /// First place of `word` within `range`.
    func find(_ word: [UInt32], in range: Range<Int>) -> Int? {
        guard let head = word.first, range.count >= word.count else { return nil }
        for place in range.lowerBound...(range.upperBound - word.count) where self[place] == head {
            if has(word, at: place, before: range.upperBound) { return place }
        }
        return nil
    }
}
