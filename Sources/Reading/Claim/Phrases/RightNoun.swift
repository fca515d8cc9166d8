/// The noun that stands behind a figure: 7147个信用村, 77%的粮食.
struct RightNoun {
    private(set) var noun = Phrase()
    /// 的 stands between the figure and the noun.
    private(set) var afterDe = false

    /// Length of a noun that is not counted: 大关, 水平.
    private(set) var markLength = 0
    var isMark: Bool { markLength > 0 }

    /// Scalars from the figure to the end of the noun.
    var length: Int { otherUnit + (afterDe ? 1 : 0) + max(noun.span, markLength) }

    /// Scalars of a second measure word in brackets before the noun: 100件|（套）|文物.
    private var otherUnit = 0

    /// The noun phrase from `start` on, empty where something else follows.
    init(
        _ text: [UInt32], _ start: Int, _ limit: Int, _ vocabulary: Vocabulary, isShare: Bool, isPrice: Bool = false
    ) {
        otherUnit = RightNoun.otherUnit(text, start, limit, vocabulary)
        var place = start + otherUnit
        if place < limit, text[place] == 0x7684 {
            afterDe = true
            place += 1
        }
        let begin = place
        var quoted = false
        while place < limit, place - begin < 24 {
            let scalar = text[place]
            if scalar == 0x201C { quoted = true } else if scalar == 0x201D { quoted = false }
            let isQuote = scalar == 0x201C || scalar == 0x201D
            // 有了|5G网络
            let isModel = place > begin && place + 1 < limit && text[place - 1] != 0x7684 && Folding.isLatin(text[place + 1])
            let isName = Folding.isDigit(scalar) && (quoted || isModel)
            if !Folding.isHan(scalar), !Folding.isLatin(scalar), !isQuote, !isName { break }
            if !quoted, !(isShare && place > begin), RightNoun.stops(text, place, limit, begin, vocabulary, isShare: isShare) {
                break
            }
            place += 1
        }
        while place > begin, [0x548C, 0x4E0E, 0x53CA, 0x6216, 0x7684, 0x4E86, 0x4E2D].contains(text[place - 1]),
            !(text[place - 1] == 0x4E0E && place - begin > 1 && text[place - 2] == 0x53C2)
        { place -= 1 }
        if isPrice, afterDe, let price = RightNoun.price(text, begin..<place, vocabulary) { place = price }
        noun.append(text, begin..<place, keepsPlaces: true)
        noun.trimMarks()
        // 突破300亿件大关: no noun that is counted
        if vocabulary.phrases.mark.isOne(noun) { (markLength, noun) = (noun.span, Phrase()) }
    }

    /// Length of a measure word in brackets at `start`, 0 for none.
    private static func otherUnit(_ text: [UInt32], _ start: Int, _ limit: Int, _ vocabulary: Vocabulary) -> Int {
        guard start + 2 < limit, text[start] == 0xFF08, let match = vocabulary.unitTrie.longest(text, start + 1, limit),
            match.length <= 3, start + 1 + match.length < limit, text[start + 1 + match.length] == 0xFF09
        else { return 0 }
        return match.length + 2
    }

    /// Where a price ends that the noun begins with: 以每公斤3.6元的|均价|外销.
    private static func price(_ text: [UInt32], _ noun: Range<Int>, _ vocabulary: Vocabulary) -> Int? {
        for end in noun.dropFirst() where text[end] == 0x4EF7 {
            let whole = end + 1 < noun.upperBound && text[end + 1] == 0x683C ? end + 2 : end + 1
            let isMore =
                whole < noun.upperBound && vocabulary.metricWords.end(.measure, Array(text[whole..<noun.upperBound])) == 0
            return isMore ? whole : nil
        }
        return nil
    }

    /// Characters at which no noun begins.
    static let singles = ScalarSet("已将在被把从由对向为是有了着过也都均还仅才只达占比较与和及以能可让使于至到中时等并且而又则就又")

    private static func stops(_ text: [UInt32], _ place: Int, _ limit: Int, _ begin: Int, _ vocabulary: Vocabulary, isShare: Bool)
        -> Bool
    {
        if let match = vocabulary.predicateTrie.longest(text, place, limit) {
            switch vocabulary.predicates[match.value].role {
            case .base where place == begin && match.length > 1: return true  // 与2010年的40万人|相比
            case .average, .base, .plan, .new, .cumulative: break
            // 5条高铁, 12所高校
            case .change
            where match.length == 1 && !isShare && place + 1 < limit && Folding.isHan(text[place + 1])
                && !Numerals.isNumeral(text[place + 1]):
                break
            default: if match.length > 1 || place == begin { return true }
            }
        }
        if let match = vocabulary.fillers.longest(text, place, limit), match.length > 1 { return true }
        if vocabulary.phrases.turning.stands(in: text, at: place, before: limit) { return true }
        if place == begin {
            return singles.contains(text[place])
                && !(text[place] == 0x5728 && place + 1 < limit && LeftReading.inWords.contains(text[place + 1]))  // 36个在建项目
                && !(text[place] == 0x4E2D && place + 1 < limit && text[place + 1] != 0xFF0C && text[place + 1] != 0x6709)
        }
        switch text[place] {
        // 也均已将被在都为是达占来
        case 0x4E5F, 0x5747, 0x5DF2, 0x5C06, 0x88AB, 0x5728, 0x90FD, 0x4E3A, 0x662F, 0x8FBE, 0x5360, 0x6765: return true
        default: return false
        }
    }
}
