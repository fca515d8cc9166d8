/// A heading of a table, taken apart: when, whose, in what unit, and what is left of it, which names what is measured.
struct TableHeading {
    private(set) var periods: [Range<Int>] = []
    private(set) var names: [Range<Int>] = []
    /// In source order, without brackets.
    private(set) var words: [Range<Int>] = []
    /// Units that it names, none twice: 单位：亿元、%.
    private(set) var units: [[UInt32]] = []
    /// Its unit, where it names one alone.
    var unit: [UInt32] { units.count == 1 ? units[0] : [] }
    /// It speaks of a change or a share, whose unit is never that of the whole table.
    private(set) var isRelative = false
    /// It is a year and nothing else: 2021.
    private(set) var isYear = false

    /// - Parameter range: the heading in the folded source.
    init(_ range: Range<Int>, of folded: [UInt32], vocabulary: Vocabulary) {
        if TableHeading.isYear(folded[range]) {
            isYear = true
            periods = [range]
            return
        }
        var places: [Int] = []
        for place in TableHeading.behindNumber(range, of: folded)
        where folded[place] != Folding.blank && folded[place] != Folding.nothing { places.append(place) }
        let text = places.map { folded[$0] }
        units = TableHeading.units(text, vocabulary)
        guard unit.count < text.count else { return }
        isRelative = text.indices.contains { TableHeading.isRelative(text, $0, vocabulary) }
        // scanners look one character ahead
        var scanner = Scanner(text: text + [Folding.newline], vocabulary: vocabulary, issued: nil)
        var rest = [Bool](repeating: true, count: text.count)
        for item in scanner.scan(0..<text.count) {
            switch item.kind {
            case .period: periods.append(TableHeading.source(item.range, places))
            case .name: names.append(TableHeading.source(item.range, places))
            default: continue
            }
            for place in item.range { rest[place] = false }
        }
        TableHeading.leaveOutBrackets(text, &rest)
        if !units.isEmpty { TableHeading.leaveOutUnits(text, &rest) }
        var start: Int?
        for place in 0...text.count {
            let isWord = place < text.count && rest[place] && !TableHeading.isMark(text[place])
            if isWord, start == nil { start = place }
            if !isWord, let first = start {
                words.append(TableHeading.source(first..<place, places))
                start = nil
            }
        }
    }

    /// 表1　2022年各省…, 表2-1：…, 附表3 …: a heading behind the number of its table.
    private static func behindNumber(_ range: Range<Int>, of folded: [UInt32]) -> Range<Int> {
        var place = range.lowerBound
        if place < range.upperBound, folded[place] == 0x9644 { place += 1 }  // 附
        guard place < range.upperBound, folded[place] == 0x8868 else { return range }  // 表
        place += 1
        while place < range.upperBound, folded[place] == Folding.blank || folded[place] == Folding.nothing { place += 1 }
        let first = place
        while place < range.upperBound,
            Folding.isDigit(folded[place]) || Numerals.isNumeral(folded[place])
                || place > first && [0x2D, 0x2E, 0x2014].contains(folded[place])
        { place += 1 }
        // 表12022年: the number and a year
        if place < range.upperBound, folded[place] == 0x5E74 { place = max(first, place - 4) }
        return place > first ? place..<range.upperBound : range
    }

    /// Whether a word of change or share begins at `place`; words of one character are parts of others here.
    private static func isRelative(_ text: [UInt32], _ place: Int, _ vocabulary: Vocabulary) -> Bool {
        guard let word = vocabulary.predicateTrie.longest(text, place, text.count), word.length > 1 else { return false }
        return [.change, .share, .double].contains(vocabulary.predicates[word.value].role)
    }

    private static func source(_ range: Range<Int>, _ places: [Int]) -> Range<Int> {
        places[range.lowerBound]..<places[range.upperBound - 1] + 1
    }

    private static func isMark(_ scalar: UInt32) -> Bool {
        scalar == 0xFF1A || scalar == 0xFF0C || scalar == 0x3001 || scalar == 0x2F || Folding.endsSentence(scalar)
    }

    static func isYear(_ text: ArraySlice<UInt32>) -> Bool {
        text.count == 4 && text.allSatisfy(Folding.isDigit) && (text.first == 0x31 || text.first == 0x32)
            && (1949...2100).contains(text.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }

    private static func leaveOutBrackets(_ text: [UInt32], _ rest: inout [Bool]) {
        var depth = 0
        for (place, scalar) in text.enumerated() {
            if scalar == 0xFF08 { depth += 1 }
            if depth > 0 { rest[place] = false }
            if scalar == 0xFF09 { depth = max(0, depth - 1) }
        }
    }

    /// 单位：亿元 and 计量单位：亿元 say in what is counted, and not what.
    private static func leaveOutUnits(_ text: [UInt32], _ rest: inout [Bool]) {
        let (unit, measuring): ([UInt32], [UInt32]) = ([0x5355, 0x4F4D, 0xFF1A], [0x8BA1, 0x91CF])
        for place in text.indices.dropLast(unit.count) where text[place...].starts(with: unit) {
            let start = place >= 2 && text[(place - 2)..<place].elementsEqual(measuring) ? place - 2 : place
            for one in start..<text.count where text[start...one].allSatisfy({ $0 != 0xFF09 }) { rest[one] = false }
        }
    }

    // MARK: units

    /// The units that stand in brackets, behind a colon, or alone: （亿件）, 单位：亿元、%, %.
    private static func units(_ text: [UInt32], _ vocabulary: Vocabulary) -> [[UInt32]] {
        if isUnit(text[...], vocabulary) { return [text] }
        var found: [[UInt32]] = []
        for (place, scalar) in text.enumerated() where scalar == 0xFF08 || scalar == 0xFF1A {
            var start = place + 1
            while start < text.count {
                var end = start
                while end < text.count, text[end] != 0xFF09, !TableHeading.parts(text[end]) { end += 1 }
                let part = Array(text[start..<end])
                guard isUnit(part[...], vocabulary) else { break }
                if !found.contains(part) { found.append(part) }
                guard end < text.count, TableHeading.parts(text[end]) else { break }
                start = end + 1
            }
        }
        return found
    }

    /// A mark between two units.
    private static func parts(_ scalar: UInt32) -> Bool {
        scalar == 0x3001 || scalar == 0xFF0C || scalar == 0xFF1B || scalar == Folding.blank
    }

    /// Whether a number before the words would be a quantity to their end.
    private static func isUnit(_ text: ArraySlice<UInt32>, _ vocabulary: Vocabulary) -> Bool {
        guard (1...8).contains(text.count), !text.contains(where: Folding.isDigit) else { return false }
        let end = text.count + 2
        let probe = [0x31, 0x32] + text + [Folding.newline]
        var scanner = Scanner(text: probe, vocabulary: vocabulary, issued: nil)
        guard let item = scanner.scan(0..<end).first, item.range == 0..<end,
            case .quantity(let quantity) = item.kind
        else { return false }
        return !quantity.unit.isEmpty
    }
}
