/// The words before a place: what is measured, and the field it is a place in. 贡献度|全省金融机构 before 首位.
struct RankPhrase {
    private(set) var metric: Phrase
    private(set) var scope = ""

    init(_ phrase: Phrase, _ vocabulary: Vocabulary) {
        if let verb = RankPhrase.verb(phrase, vocabulary) {
            // 增速|在全市|排第15位: the field stands before the verb
            var words = phrase.slice(0..<verb.lowerBound)
            if let place = words.scalars.lastIndex(of: 0x5728), place >= 2, words.count - place <= 5,
                vocabulary.phrases.field.begins(words.slice(place + 1..<words.count))
            {
                scope = words.slice(place + 1..<words.count).string
                words = words.slice(0..<place)
            }
            let head = RankPhrase.measured(RankPhrase.withoutYears(words), vocabulary)
            // 在全国邮政列第2位: the field stands before the verb
            if verb.upperBound >= phrase.count, RankPhrase.isField(head, vocabulary) {
                metric = Phrase()
                scope = head.string
                return
            }
            metric = RankPhrase.withoutYears(head)
            var field = phrase.slice(min(verb.upperBound, phrase.count)..<phrase.count)
            field.trimMarks()
            // 的 第 从 由: 排名从2012年的第34位
            while let last = field.scalars.last, [0x7684, 0x7B2C, 0x4ECE, 0x7531].contains(last) { field.dropLast(1) }
            if !field.isEmpty || scope.isEmpty { scope = field.string }
            return
        }
        var rest = phrase
        while let length = vocabulary.phrases.field.ending(rest.scalars) {
            scope = rest.slice(rest.count - length..<rest.count).string
            rest.dropLast(length)
        }
        metric = RankPhrase.withoutYears(RankPhrase.measured(RankPhrase.withoutYears(rest), vocabulary))
    }

    /// 全国, 六县市: those among whom the place is.
    private static func isField(_ words: Phrase, _ vocabulary: Vocabulary) -> Bool {
        if vocabulary.phrases.field.begins(words) { return true }
        let number = words.scalars.prefix(while: Numerals.isNumeral).count
        var end = number
        while let length = vocabulary.phrases.division.length(in: words.scalars, at: end, before: words.count) { end += length }
        return number > 0 && end > number && end == words.count
    }

    /// What is ranked: 零售总额|增速 is another thing than 零售总额.
    private static func measured(_ words: Phrase, _ vocabulary: Vocabulary) -> Phrase {
        let reading = LeftReading(words, vocabulary)
        var core = reading.core
        if let change = reading.change, vocabulary.phrases.movement.contains(change.word) {
            core.append(Phrase(change.word))
        }
        return core
    }

    /// The last verb of rank, the longest that covers its place.
    private static func verb(_ phrase: Phrase, _ vocabulary: Vocabulary) -> Range<Int>? {
        func length(at place: Int) -> Int? {
            guard let match = vocabulary.predicateTrie.longest(phrase.scalars, place, phrase.count),
                vocabulary.predicates[match.value].role == .rank
            else { return nil }
            return match.length
        }
        for place in phrase.scalars.indices.reversed() {
            guard var found = length(at: place) else { continue }
            var start = place
            while start > 0, let longer = length(at: start - 1), start - 1 + longer >= place + 1 {
                start -= 1
                found = longer
            }
            return start..<start + found
        }
        return nil
    }

    /// 旅客吞吐量连续多年: without the words that say for how long.
    private static func withoutYears(_ core: Phrase) -> Phrase {
        guard let place = core.find("连续") else { return core }
        return core.slice(0..<place)
    }
}
