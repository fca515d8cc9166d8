/// Bodies that a clause names for what they are to others.
extension ArticleReader {
    /// 公司股东|某某公司计划减持: what a body is to the one before it.
    func isParty(_ phrase: Phrase, _ resolved: Resolved?) -> Bool {
        guard let resolved, resolved.system != "region",
            let length = vocabulary.nameWords.before.ending(phrase.scalars, phrase.count, 0)?.length
        else { return false }
        return length == phrase.count || isHead(phrase.slice(0..<phrase.count - length))
    }

    /// 拟向|某银行|申请13亿元贷款: length of the word before a body that something is done to, which is no part of what is measured.
    func toBody(_ resolved: Resolved?, _ item: Item, _ walk: Walk) -> Int? {
        guard let resolved, resolved.system != "region", item.range.upperBound < text.count,
            vocabulary.verbs.longest(text, item.range.upperBound, text.count) != nil
        else { return nil }
        return vocabulary.phrases.toBody.ending(walk.phrase.scalars)
    }

    /// 排名第二的厂商为|某公司: whose the place is that was told before, and what follows.
    func identifies(_ phrase: Phrase) -> Bool {
        guard let verb = phrase.scalars.last, verb == 0x4E3A || verb == 0x662F, phrase.scalars.first == 0x7684 else {
            return false
        }
        return vocabulary.phrases.apposition.ends(phrase.slice(0..<phrase.count - 1))
    }
}
