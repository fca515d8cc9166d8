/// Whether what is left of a phrase may name what is measured. A piece of a sentence never does.
struct NounPhrase {
    let vocabulary: Vocabulary
    private var words: MetricWords {
        @inline(__always) _read { yield vocabulary.metricWords }
    }
    private static let longest = 26
    private static let longestMeasure = 40

    /// `isKnown`: the phrase ends in a registered name.
    func isName(_ phrase: [UInt32], isKnown: Bool) -> Bool {
        let isMeasure = isKnown || words.end(.measure, phrase) > 0
        guard phrase.count >= 2 || isKnown, phrase.count <= (isMeasure ? NounPhrase.longestMeasure : NounPhrase.longest) else {
            return false
        }
        if words.first(.sentence, phrase) != nil { return false }
        if phrase.contains(where: Folding.endsSentence) || phrase.contains(0xFF0C) { return false }
        if words.begins(.opener, phrase) { return false }
        if words.begins(.against, phrase) { return false }
        if words.ends(.leftover, phrase), !isMeasure { return false }
        if !closesItsMarks(phrase) { return false }
        return hasSoundDe(phrase, isMeasure) && (isMeasure || !holdsNumber(phrase) && !runsOn(phrase))
    }

    /// Whether days or metres can be a measure of what a name says; all else may be counted, weighed and paid in any unit.
    func isMeasured(_ name: [UInt32], in unit: String) -> Bool {
        let role: MetricWords.Role
        switch unit {
        case "min", "d", "a", "个月", "个季度", "工作日", "交易日": role = .duration
        case "m": role = .extent
        default: return true
        }
        if words.end(.measure, name) > 0 { return true }
        return role == .duration ? words.end(role, name) > 0 || words.head(role, name) > 0 : words.first(role, name) != nil
    }

    /// 的 stands behind two characters and before two; twice in a measure at most: 接到的订单增长的企业占比.
    private func hasSoundDe(_ phrase: [UInt32], _ isMeasure: Bool) -> Bool {
        guard let first = phrase.firstIndex(of: 0x7684), let last = phrase.lastIndex(of: 0x7684) else { return true }
        return first >= 2 && phrase.count - last > 2 && phrase.count(where: { $0 == 0x7684 }) <= (isMeasure ? 2 : 1)
    }

    /// 中国》精品节目: one end of a bracket alone.
    private func closesItsMarks(_ phrase: [UInt32]) -> Bool {
        zip(ClauseCut.opening, ClauseCut.closing).allSatisfy { open, close in
            phrase.count(where: { $0 == open }) == phrase.count(where: { $0 == close })
        }
    }

    private func holdsNumber(_ phrase: [UInt32]) -> Bool {
        guard phrase.count > 12, !phrase.contains(0x7684), let place = phrase.firstIndex(where: Folding.isDigit) else {
            return false
        }
        return place == 0 || Folding.isHan(phrase[place - 1])
    }

    /// A subject, a verb and an object: 民众集会反对修宪.
    private func runsOn(_ phrase: [UInt32]) -> Bool { phrase.count >= 20 && lastVerb(phrase) != nil }

    /// Where the last verb of a phrase begins that has something before and behind it.
    func lastVerb(_ phrase: [UInt32]) -> Int? {
        guard phrase.count >= 6 else { return nil }
        return (2..<phrase.count - 3).last { place in
            vocabulary.verbs.longest(phrase, place, phrase.count).map { place + $0.length < phrase.count - 1 } ?? false
        }
    }
}
