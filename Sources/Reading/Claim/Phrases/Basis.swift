/// Stated exclusions and ways of reckoning at the head of what a figure says: 剔除价格因素后, 按可比口径计算, 不考虑减税因素.
enum Basis {
    /// Cuts the words off the head of `core`; nil where it begins with none.
    static func cut(_ core: inout Phrase, _ vocabulary: Vocabulary) -> String? {
        guard let head = vocabulary.bases.longest(core.scalars, 0, core.count) else { return nil }
        let end = end(core, head.length, vocabulary)
        var words = core.slice(0..<end)
        core.dropFirst(end)
        core.trimMarks()
        for ending in ["计算", "后"] where words.hasSuffix(ending) && words.count > 4 { words.dropLast(ending.unicodeScalars.count) }
        return words.string
    }

    /// Cuts the words out of the end of `core`: 业务收入|按可比口径计算; nil where none stand there.
    static func cutTail(_ core: inout Phrase, _ vocabulary: Vocabulary) -> String? {
        guard core.count >= 5 else { return nil }
        for place in 2..<core.count - 2 where vocabulary.bases.longest(core.scalars, place, core.count) != nil {
            var tail = core.slice(place..<core.count)
            guard let words = cut(&tail, vocabulary), tail.isEmpty else { continue }
            core = core.slice(0..<place)
            core.trimMarks()
            return words
        }
        return nil
    }

    /// 同比|实际|增长, |实际|下降: a movement at the prices of the time that it is held against; 实际利用外资增长 is none.
    static func isReal(_ phrase: Phrase, moved: Predicate?, _ vocabulary: Vocabulary) -> Bool {
        let real = real.scalarValues
        guard let moved, let place = phrase.scalars.indices.last(where: { phrase.scalars[$0...].starts(with: real) }) else {
            return false
        }
        let start = place + real.count
        let word = moved.word.scalarValues
        let end = phrase.count - (word.starts(with: real) ? word.count - real.count : word.count)
        guard start <= end, phrase.scalars.suffix(phrase.count - end).elementsEqual(word.suffix(phrase.count - end)) else {
            return false
        }
        return start == end || vocabulary.yearBases.longest(phrase.scalars, start, end)?.length == end - start
    }

    static let real = "实际"

    /// Where the words end: behind 计算 of 按…计算, behind 后, else behind 因素 or 影响, else with the head itself.
    private static func end(_ core: Phrase, _ head: Int, _ vocabulary: Vocabulary) -> Int {
        let ends = vocabulary.basisEnds.occurrences(core.scalars, head..<core.count)
        let behind = ends.first { core.scalars[$0.place] == 0x540E }  // 后
        return (behind ?? ends.first).map { $0.place + $0.length } ?? head
    }
}

extension Trie {
    /// The places at which a word of the trie stands, first to last, with its length.
    func occurrences(_ text: [UInt32], _ range: Range<Int>) -> [(place: Int, length: Int)] {
        range.compactMap { place in longest(text, place, range.upperBound).map { (place, $0.length) } }
    }
}

extension ArticleReader {
    private static let basisHeads = ScalarSet("剔扣不按")

    mutating func noteBasis(_ clause: Clause) {
        guard ArticleReader.basisHeads.contains(text[clause.range.lowerBound]) else { return }
        guard !clause.hasFigure, vocabulary.bases.longest(text, clause.range.lowerBound, clause.range.upperBound) != nil else {
            return
        }
        var phrase = Phrase()
        phrase.append(text, clause.range)
        phrase.trimMarks()
        basis = phrase.string
    }
}
