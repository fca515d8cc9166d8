/// Bodies that a clause names for what they are to others.
extension ArticleReader {
    /// 公司股东|某某公司计划减持: what a body is to the one before it.
    func isParty(_ phrase: Phrase, _ resolved: Resolved?) -> Bool {
        guard let resolved, resolved.system != "region",
            let length = vocabulary.nameWords.before.ending(phrase.scalars, phrase.count, 0)?.length
        else { return false }
        return length == phrase.count || isHead(withoutBracket(phrase.slice(0..<phrase.count - length)))
    }

    /// （以下简称“公司”）控股股东: without what stands in brackets behind the name before.
    private func withoutBracket(_ phrase: Phrase) -> Phrase {
        guard phrase.scalars.first == 0xFF08, let close = phrase.scalars.firstIndex(of: 0xFF09) else { return phrase }
        return phrase.slice(close + 1..<phrase.count)
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

    /// 对于|整个欧盟|来说, 收到股东|某某|通知，其…: whom the next clause is about.
    func isTopic(_ item: Item, _ walk: Walk) -> Bool {
        guard walk.figures == 0 else { return false }
        let end = item.range.upperBound
        if walk.phrase.scalars.first == 0x5BF9, vocabulary.phrases.asFor.stands(in: text, at: end, before: text.count) {
            return true
        }
        return vocabulary.phrases.informing.stands(in: text, at: end, before: text.count)
            && vocabulary.nameWords.before.ending(walk.phrase.scalars, walk.phrase.count, 0) != nil
    }
}
