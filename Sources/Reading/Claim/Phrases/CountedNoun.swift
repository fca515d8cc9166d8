/// What a noun is counted in.
enum CountedNoun {
    /// What a noun is counted in: the unit of the counted noun in it (患者 in persons), else its last two characters (小微客户 in 客户).
    static func unit(of noun: Phrase, _ vocabulary: Vocabulary) -> String {
        for place in 0..<min(noun.count, 8) {
            guard let match = vocabulary.unitTrie.longest(noun.scalars, place, noun.count), match.length > 1 else { continue }
            let word = vocabulary.units[match.value]
            if word.group == "noun" || word.group == "person" || word.group == "household" { return word.unit }
        }
        return noun.count > 2 && noun.count <= 6
            ? noun.slice(noun.count - 2..<noun.count).string : noun.count == 2 ? noun.string : ""
    }

    private static let countedEnds: [(word: [UInt32], unit: String)] = [
        ("人次", "人次"), ("人数", "人"), ("人口", "人"), ("户数", "户"), ("账户", "账户"), ("账户数", "账户"), ("用户", "用户"), ("用户数", "用户"),
        ("客户", "客户"),
        ("客户数", "客户"), ("会员", "会员"), ("会员数", "会员"), ("考生", "人"), ("网民", "人"), ("网民规模", "人"), ("用户规模", "用户"),
    ].map { ($0.0.scalarValues, $0.1) }

    /// What a bare number behind a noun counts: 总诊疗人次1.89亿.
    static func unit(atEndOf words: [UInt32]) -> String? {
        countedEnds.first { words.has($0.word, at: words.count - $0.word.count, before: words.count) }?.unit
    }
}
