/// What a clause or a list is about, by its words.
enum ClauseSubject {
    /// A clause such as 巨峰葡萄跌幅最大: the movement that the next clause gives a figure for.
    static func leadingMovement(_ phrase: Phrase, _ vocabulary: Vocabulary) -> (metric: String, core: Phrase, change: Predicate)?
    {
        guard vocabulary.phrases.movement.first(in: phrase) != nil else { return nil }
        for word in vocabulary.phrases.movement.words {
            guard let place = phrase.scalars.find(word, in: 0..<phrase.count), place >= 2, phrase.count - place <= 7,
                let match = vocabulary.predicateTrie.longest(word, 0, word.count), match.length == word.count
            else { continue }
            let core = LeftReading(phrase.slice(0..<place), vocabulary).core
            guard !core.isEmpty else { return nil }
            return (core.string + String(word[...]), core, vocabulary.predicates[match.value])
        }
        return nil
    }

    /// What a clause without figures is about: 粮食生产 in 粮食生产再获丰收; the figures of the next clause measure it.
    static func noun(_ phrase: Phrase, _ vocabulary: Vocabulary) -> String? {
        var end = 0
        while end < phrase.count, end < 16 {
            if !Folding.isHan(phrase.scalars[end]) { break }
            if end >= 2 {
                if vocabulary.verbs.longest(phrase.scalars, end, phrase.count) != nil
                    || vocabulary.predicateTrie.longest(phrase.scalars, end, phrase.count) != nil
                {
                    break
                }
                if let match = vocabulary.fillers.longest(phrase.scalars, end, phrase.count),
                    match.length > 1 || [0x518D, 0x5DF2, 0x4E5F, 0x5747, 0x7684, 0x5728, 0x4E3A].contains(phrase.scalars[end])
                {
                    break
                }
            }
            end += 1
        }
        guard end >= 2, end <= 14 else { return nil }
        let core = LeftReading(phrase.slice(0..<end), vocabulary).core
        // 统计局29日|公布，: who said it measures nothing
        let isSaying = vocabulary.announcers.longest(core.scalars, 0, core.count)?.length == core.count
        return core.count >= 2 && !isSaying ? core.string : nil
    }

    /// 服务业|增势良好, 铁路客运|实现较快增长: what moved without a figure; nil where the clause is about something else.
    static func trending(_ phrase: Phrase, _ vocabulary: Vocabulary) -> String? {
        var phrase = phrase
        phrase.trimMarks()
        guard let trend = vocabulary.phrases.trend.first(in: phrase), trend.lowerBound >= 2, phrase.count - trend.upperBound <= 6
        else { return nil }
        let reading = LeftReading(phrase.slice(0..<trend.lowerBound), vocabulary)
        guard (2...10).contains(reading.core.count), reading.core.scalars.allSatisfy(Folding.isHan),
            !vocabulary.phrases.vague.ends(reading.core)
        else { return nil }
        return reading.core.string
    }

    /// The measure of which a clause without figures says how it moved: 投产面积|大幅增加, 达到….
    static func measure(_ phrase: Phrase, _ vocabulary: Vocabulary) -> String? {
        let scalars = phrase.scalars
        for end in 3..<max(3, min(scalars.count, 20)) {
            guard vocabulary.metricWords.end(.measure, Array(scalars[..<end])) > 0, isMovement(scalars, end, vocabulary) else {
                continue
            }
            let core = LeftReading(phrase.slice(0..<end), vocabulary).core
            return core.count >= 3 ? core.string : nil
        }
        return nil
    }

    /// 肉类|批发价格|以降为主, 蔬菜|均价|小幅上涨: the price of which a clause without figures says how it moved.
    static func price(_ phrase: Phrase, _ vocabulary: Vocabulary) -> String? {
        let scalars = phrase.scalars
        for end in 3..<max(3, scalars.count + 1) {
            guard let price = vocabulary.prices.ending(scalars, end, 0), scalars.count - end <= 10,
                end == scalars.count || scalars[end...].contains(where: turns.contains)
            else { continue }
            let core = LeftReading(phrase.slice(0..<end), vocabulary).core
            guard core.count > price.length else { return nil }
            // 批发价格, 零售价格
            let sort =
                core.count >= price.length + 2
                ? vocabulary.phrases.priceSort.ending(Array(core.scalars.dropLast(price.length))) : nil
            return core.slice(core.count - price.length - (sort ?? 0)..<core.count).string
        }
        return nil
    }

    private static let turns = ScalarSet("涨降升跌落稳")

    /// Whom the trade is with that a clause is about: 中非|贸易往来更密, 东盟|贸易稳步增长.
    static func partner(_ phrase: Phrase, _ vocabulary: Vocabulary) -> String? {
        let (scalars, words) = (phrase.scalars, vocabulary.phrases)
        func trades(_ place: Int) -> Bool {
            words.trading.stands(in: scalars, at: place, before: scalars.count)
                || words.trade.stands(in: scalars, at: place, before: scalars.count)
        }
        guard words.trading.first(in: phrase) != nil || words.trade.first(in: phrase) != nil else { return nil }
        for place in scalars.indices {
            guard let match = vocabulary.names.trie.longest(scalars, place, scalars.count), trades(place + match.length),
                vocabulary.names.entries(of: match.value).contains(where: { if case .place = $0 { true } else { false } })
            else { continue }
            return phrase.slice(place..<place + match.length).string
        }
        return scalars.indices.lazy.compactMap { place in
            words.bilateral.length(in: scalars, at: place, before: scalars.count).flatMap { length in
                trades(place + length) ? phrase.slice(place..<place + length).string : nil
            }
        }.first
    }

    /// 欧盟国家|出口额: whom the trade of a figure is with, so that the next side of it is with them too.
    static func partner(ofTrade core: Phrase, _ vocabulary: Vocabulary) -> String? {
        let (scalars, words) = (core.scalars, vocabulary.phrases)
        guard let match = vocabulary.names.trie.longest(scalars, 0, scalars.count),
            vocabulary.names.entries(of: match.value).contains(where: { if case .place = $0 { true } else { false } })
        else { return nil }
        let side = (match.length..<max(match.length, min(scalars.count, 14))).first {
            words.tradeSide.stands(in: scalars, at: $0, before: scalars.count)
                || words.trade.stands(in: scalars, at: $0, before: scalars.count)
        }
        return side.map { core.slice(0..<$0).string }
    }

    /// Those of whom a clause tells how many are meant: 吞吐量前10的|港口|中, …占8个.
    static func members(_ phrase: Phrase) -> String? {
        var phrase = phrase
        phrase.trimMarks()
        guard phrase.scalars.last == 0x4E2D, let de = phrase.scalars.lastIndex(of: 0x7684),
            (2...8).contains(phrase.count - de - 2)
        else { return nil }
        return phrase.slice(de + 1..<phrase.count - 1).string
    }

    /// Whether a movement stands at `place`, an adverb before it or not.
    private static func isMovement(_ scalars: [UInt32], _ place: Int, _ vocabulary: Vocabulary) -> Bool {
        movementEnd(scalars, place, vocabulary) != nil
    }

    /// Where the movement ends that stands at `place`, an adverb before it or not.
    private static func movementEnd(_ scalars: [UInt32], _ place: Int, _ vocabulary: Vocabulary) -> Int? {
        func end(_ place: Int) -> Int? {
            vocabulary.predicateTrie.longest(scalars, place, scalars.count).flatMap {
                vocabulary.predicates[$0.value].role == .change ? place + $0.length : nil
            }
        }
        let place = place + (vocabulary.phrases.showing.length(in: scalars, at: place, before: scalars.count) ?? 0)
        return end(place)
            ?? vocabulary.fillers.longest(scalars, place, scalars.count).flatMap { $0.length > 1 ? end(place + $0.length) : nil }
    }

    /// 轻型客车|有所回落, 羊肉|呈下降态势: what a clause without figures says moved; nil where it says more.
    static func moving(_ phrase: Phrase, _ vocabulary: Vocabulary) -> String? {
        var phrase = phrase
        phrase.trimMarks()
        guard (4...24).contains(phrase.count) else { return nil }
        for place in 2..<phrase.count {
            guard let end = movementEnd(phrase.scalars, place, vocabulary), end - place > 1 else { continue }
            // 季度增速|新高: the name of a movement
            if vocabulary.phrases.movement.ends(phrase.slice(place..<end)) { return nil }
            let rest = phrase.slice(end..<phrase.count)
            guard rest.count <= 4, !rest.scalars.contains(0x7684), !rest.hasSuffix("影响") else { return nil }  // 的
            let core = LeftReading(phrase.slice(0..<place), vocabulary).core
            guard (2...14).contains(core.count), core.scalars.allSatisfy(Folding.isHan),
                !core.scalars.contains(where: Numerals.isNumeral), vocabulary.metricWords.first(.light, core.scalars) == nil,
                core.scalars[core.count - 1] != 0x540E, core.scalars[core.count - 1] != 0x524D,  // 之后 目前
                vocabulary.notSubjects.longest(phrase.scalars, 0, phrase.count) == nil
            else { return nil }
            return core.string
        }
        return nil
    }

    /// The verb that a list's first item begins with.
    static func leadingVerb(_ core: Phrase, _ vocabulary: Vocabulary) -> String {
        guard let match = vocabulary.verbs.longest(core.scalars, 0, core.count), match.length < core.count else { return "" }
        // 服务业, 发电量: the verb is part of a noun
        if [0x4E1A, 0x91CF, 0x989D, 0x8D39, 0x7387, 0x6027, 0x7AD9, 0x7F51, 0x503C, 0x5546, 0x5546, 0x80FD].contains(
            core.scalars[match.length])
        {
            return ""
        }
        return core.slice(0..<match.length).string
    }
}
