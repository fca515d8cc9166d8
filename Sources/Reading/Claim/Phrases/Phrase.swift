/// Words between items: trimming, cutting and reading from the end.
struct Phrase {
    var scalars: [UInt32]
    /// Clean-text place of each scalar, where they were asked for.
    private var places: [Int]

    var isEmpty: Bool { scalars.isEmpty }
    var count: Int { scalars.count }

    init() {
        scalars = []
        places = []
    }

    /// Words that stand in no text.
    init(_ words: String) {
        scalars = words.scalarValues
        places = []
    }

    /// Appends words of the text; `keepsPlaces` keeps where they stand, for `span`.
    mutating func append(_ text: [UInt32], _ range: Range<Int>, keepsPlaces: Bool = false) {
        if keepsPlaces { places += range.filter { text[$0] != 0x0A } }
        if text[range].contains(0x0A) { scalars += text[range].filter { $0 != 0x0A } } else { scalars += text[range] }
    }

    /// Appends another phrase.
    mutating func append(_ other: Phrase) {
        scalars += other.scalars
        places += other.places
    }

    /// Takes out a part.
    mutating func remove(_ range: Range<Int>) {
        scalars.removeSubrange(range)
        if !places.isEmpty { places.removeSubrange(range) }
    }

    /// Number of clean-text scalars from the first to the last, 0 where places were not kept.
    var span: Int { places.isEmpty ? 0 : places[places.count - 1] - places[0] + 1 }

    var string: String { String(scalars[...]) }

    mutating func dropLast(_ count: Int) {
        scalars.removeLast(count)
        if !places.isEmpty { places.removeLast(count) }
    }

    mutating func dropFirst(_ count: Int) {
        scalars.removeFirst(count)
        if !places.isEmpty { places.removeFirst(count) }
    }

    /// Puts words before it.
    mutating func putFirst(_ word: String) {
        let added = word.scalarValues
        scalars.insert(contentsOf: added, at: 0)
        if let first = places.first { places.insert(contentsOf: added.map { _ in first }, at: 0) }
    }

    func hasSuffix(_ word: String) -> Bool {
        var place = scalars.count
        for scalar in word.unicodeScalars.reversed() {
            place -= 1
            guard place >= 0, scalars[place] == scalar.value else { return false }
        }
        return true
    }

    func hasPrefix(_ word: String) -> Bool {
        scalars.has(word, at: 0, before: scalars.count)
    }

    func find(_ word: String) -> Int? { scalars.find(word, in: 0..<scalars.count) }

    func slice(_ range: Range<Int>) -> Phrase {
        var result = Phrase()
        result.scalars = Array(scalars[range])
        if !places.isEmpty { result.places = Array(places[range]) }
        return result
    }

    /// Takes punctuation and blanks off both ends, and quotation marks that have lost their partner.
    mutating func trimMarks() {
        while let last = scalars.last, Phrase.isMark(last) || (last == 0x201C) || (last == 0xFF08) { dropLast(1) }
        while let first = scalars.first, Phrase.isMark(first) || (first == 0x201D) || (first == 0xFF09) { dropFirst(1) }
        guard scalars.contains(where: Phrase.isPaired) else { return }
        for (open, close) in [(UInt32(0x201C), UInt32(0x201D)), (0x300A, 0x300B), (0xFF08, 0xFF09), (0x2018, 0x2019)] {
            let opened = scalars.count(where: { $0 == open })
            let closed = scalars.count(where: { $0 == close })
            if opened > closed, let place = scalars.lastIndex(of: open) {
                remove(place..<place + 1)
            } else if closed > opened, let place = scalars.firstIndex(of: close) {
                remove(place..<place + 1)
            }
        }
        if scalars.first == 0x201C, scalars.last == 0x201D, scalars.count > 2 {
            dropLast(1)
            dropFirst(1)
        }
    }

    /// “ ” ‘ ’ 《 》 （ ）
    private static func isPaired(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x201C, 0x201D, 0x2018, 0x2019, 0x300A, 0x300B, 0xFF08, 0xFF09: return true
        default: return false
        }
    }

    private static func isMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0x2B, 0xFF0C, 0x3001, 0xFF1A, 0x3002, 0xFF1B, 0x2C, 0x2014, 0xB7, 0xFF01, 0xFF1F, 0x2E, 0x2026, 0x25A1, 0x2F,
            0x2D,
            0x3010, 0x3011, 0x25B2, 0x25B3, 0x25CE:
            return true
        default: return false
        }
    }
}
