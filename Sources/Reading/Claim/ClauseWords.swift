/// Words beside a period or a name that say how it stands to the figure; the lists are tables (words.tsv).
struct ClauseWords {
    let vocabulary: Vocabulary

    /// 比去年, 与2019年相比, 较上月末: something to compare with.
    func isCompared(_ range: Range<Int>, _ layout: ArticleLayout, _ sentence: Int) -> Bool {
        let bounds = layout.sentences[sentence].range
        return vocabulary.versus.ending(layout.text, range.lowerBound, bounds.lowerBound) != nil
            || isMultiplied(range, layout.text, bounds)
            || isAbove(range, layout.text, bounds)
            || vocabulary.versusAfter.longest(layout.text, range.upperBound, bounds.upperBound) != nil
    }

    /// 高于|上年同期|1.2个百分点; 低于|去年|的月均22.3万个 is of that year itself.
    private func isAbove(_ range: Range<Int>, _ text: [UInt32], _ bounds: Range<Int>) -> Bool {
        if range.upperBound < bounds.upperBound, text[range.upperBound] == 0x7684 { return false }  // 的
        return vocabulary.phrases.above.ends(Array(text[max(bounds.lowerBound, range.lowerBound - 3)..<range.lowerBound]))
    }

    /// 是|“十五”时期|的6倍, 为去年水平的116%: what a figure is so many times.
    private func isMultiplied(_ range: Range<Int>, _ text: [UInt32], _ bounds: Range<Int>) -> Bool {
        guard range.lowerBound > bounds.lowerBound,
            vocabulary.phrases.equal.ends(Array(text[bounds.lowerBound..<range.lowerBound].suffix(4))),
            let de = (range.upperBound..<min(bounds.upperBound, range.upperBound + 8)).first(where: {
                text[$0] == 0x7684 || Folding.isDigit(text[$0])
            }), text[de] == 0x7684, de + 1 < bounds.upperBound,
            Numerals.isNumeral(text[de + 1]) || vocabulary.boundTries.prefix.longest(text, de + 1, bounds.upperBound) != nil
        else { return false }
        return text[de..<min(bounds.upperBound, de + 14)].contains { $0 == 0x500D || $0 == 0x25 }
    }

    /// 比, 与 before it.
    func isVersus(_ place: Int, _ layout: ArticleLayout, _ sentence: Int) -> Bool {
        vocabulary.versus.ending(layout.text, place, layout.sentences[sentence].range.lowerBound) != nil
    }

    /// 从, 由 before it.
    func isOrigin(_ place: Int, _ layout: ArticleLayout, _ sentence: Int) -> Bool {
        vocabulary.origins.ending(layout.text, place, layout.sentences[sentence].range.lowerBound) != nil
    }

    /// 由|16.8%增至63.1%: a figure that something comes from on its way to the next.
    func isSource(_ place: Int, _ layout: ArticleLayout, _ sentence: Int) -> Bool {
        guard isOrigin(place, layout, sentence), let next = layout.figure(after: place + 1, in: sentence) else { return false }
        return (place..<next.lowerBound).contains { start in
            vocabulary.predicateTrie.longest(layout.text, start, next.lowerBound).map {
                vocabulary.predicates[$0.value].role == .reachTo
            } ?? false
        }
    }

    /// 全年|500万人目标, 全年|计划: whether the words behind a period make a goal of it.
    func isOfGoal(_ text: [UInt32], _ place: Int) -> Bool {
        let planned = vocabulary.phrases.planned
        if planned.stands(in: text, at: place, before: text.count) { return true }
        var end = place
        while end < min(text.count, place + 9), Numerals.isNumeral(text[end]) || text[end] == 0x2E { end += 1 }
        return end > place && (end..<end + 6).contains { planned.stands(in: text, at: $0, before: text.count) }
    }

    /// 到, 至 before it.
    func isGoal(_ place: Int, _ layout: ArticleLayout, _ sentence: Int) -> Bool {
        vocabulary.goals.ending(layout.text, place, layout.sentences[sentence].range.lowerBound) != nil
    }

    /// 10月31日|公布的统计数据: whether a day that ends at `place` is the one on which figures were told of.
    func isPublished(_ text: [UInt32], _ place: Int) -> Bool {
        guard let told = vocabulary.announcers.longest(text, place, text.count) else { return false }
        return place + told.length < text.count && text[place + told.length] == 0x7684  // 的
    }

    /// 在|上半年|优化库存水平后，: a time that is over before what the figure tells came about.
    func isBackground(_ range: Range<Int>, _ layout: ArticleLayout, _ sentence: Int) -> Bool {
        guard isOblique(range.lowerBound, layout, sentence) else { return false }
        let clause = layout.sentences[sentence].clauses[layout.clause(sentence, at: range.lowerBound)]
        let end = max(range.upperBound, min(clause.upperBound, range.upperBound + 24))
        return layout.text[range.upperBound..<end].contains(0x540E)  // 后
    }

    /// 在, 对, 向 before it.
    func isOblique(_ place: Int, _ layout: ArticleLayout, _ sentence: Int) -> Bool {
        vocabulary.obliques.ending(layout.text, place, layout.sentences[sentence].range.lowerBound) != nil
    }

    /// 公司, 本公司: the firm whose announcement it is; 该公司 may be any.
    func isOwnFirm(_ mention: String) -> Bool {
        let words = mention.scalarValues
        guard words.first != ClauseWords.that, let match = vocabulary.names.trie.longest(words, 0, words.count),
            match.length == words.count
        else { return false }
        return vocabulary.names.entries(of: match.value).contains { entry in
            if case .word(let means) = entry { vocabulary.names.meanings[means] == "company" } else { false }
        }
    }

    private static let that: UInt32 = 0x8BE5  // 该

    /// 统计局, 协会, 央行: a body that tells of the figures of others.
    func observes(_ body: Resolved) -> Bool {
        if body.group == "bureau" { return true }
        guard body.system != "region" else { return false }
        let name = body.name.scalarValues
        return vocabulary.observers.ending(name, name.count, 0) != nil
    }

    /// 工业和信息化部, 国务院: an office of the country's government.
    func governs(_ body: Resolved) -> Bool {
        guard body.level == "country", body.system != "region", body.group != "company", body.group != "bank" else {
            return false
        }
        return vocabulary.phrases.ministry.ending(body.name.scalarValues) != nil && abroad(body) == nil
    }

    /// 统计局, 协会: a body that counts what others do, and nothing of its own.
    func counts(_ body: Resolved) -> Bool {
        let name = body.name.scalarValues
        return body.system != "region" && vocabulary.observers.ending(name, name.count, 0) != nil
    }

    /// 国家邮政局|：快递业务量…: whether a body that ends at `end` says what stands behind the colon, and counts what others do.
    func isSpeaker(_ body: Resolved, _ text: [UInt32], _ end: Int) -> Bool {
        end < text.count && text[end] == 0xFF1A && body.system != "region" && (observes(body) || governs(body))
    }

    /// 韩国统计厅, 国际能源署: the country, the group of countries or the world that a body with its name at the head belongs to; its
    /// place among the places of the vocabulary, nil for a body of this country.
    func abroad(_ body: Resolved) -> Int? {
        guard body.system != "region", body.region < 0 else { return nil }
        let name = body.name.scalarValues
        for match in vocabulary.names.trie.all(name, 0, name.count).reversed() {
            for case .place(let index) in vocabulary.names.entries(of: match.value) {
                let place = vocabulary.names.places[index]
                return place.name != Resolver.country.name && place.kind != "group" ? index : nil
            }
        }
        guard vocabulary.worldwides.longest(name, 0, name.count) != nil else { return nil }
        return vocabulary.names.places.firstIndex { $0.kind == "world" }
    }

    /// 国内 in 其中国内、地区、国际分别同比上升: a part of what is measured.
    func isBreakdown(_ placed: ArticleLayout.PlacedName, _ layout: ArticleLayout) -> Bool {
        guard case .word = placed.kind, vocabulary.phrases.breakdown.contains(String(layout.text[placed.range])) else {
            return false
        }
        let before = max(0, placed.range.lowerBound - 12)..<placed.range.lowerBound
        return layout.text.find(ArticleReader.among, in: before) != nil
    }

    /// 超过|全省0.4个百分点: whether a name that begins at `place` is whom somebody has outgrown.
    func isOutgrown(_ text: [UInt32], _ place: Int) -> Bool {
        vocabulary.phrases.beyond.ends(Array(text[max(0, place - 3)..<place]))
    }

    /// 国家统计局将…由121万亿元修订为120万亿元: a figure that the body before `place` is at work on.
    func revises(_ text: [UInt32], from place: Int, _ limit: Int) -> Bool {
        guard place < limit, text[place] == ClauseWords.object else { return false }
        for index in place..<min(limit, place + 60) {
            if text[index] == 0xFF0C { return false }
            if vocabulary.revisions.longest(text, index, limit) != nil { return true }
        }
        return false
    }

    private static let object: UInt32 = 0x5C06  // 将

    /// 积石山|6.2级地震, 杭州|亚运会: whether a region that ends at `end` is where something took place.
    func isPlaceOfEvent(_ text: [UInt32], _ end: Int) -> Bool {
        var place = end
        while place < text.count, place - end < 5, Folding.isDigit(text[place]) || text[place] == 0x2E { place += 1 }
        if place > end, place < text.count, text[place] == 0x7EA7 { place += 1 }  // 级
        return vocabulary.phrases.event.stands(in: text, at: place, before: text.count)
    }

    /// 东盟|继续为我国第一大贸易伙伴: whether a place that ends at `end` is whom the trade is with.
    func isPartner(_ text: [UInt32], _ end: Int) -> Bool {
        for place in end..<min(text.count, end + 18) {
            if vocabulary.phrases.partnership.stands(in: text, at: place, before: text.count) { return true }
            if !Folding.isHan(text[place]) { return false }
        }
        return false
    }

    /// 美国|和欧盟等市场: whether a place that ends at `end` is an example of those that follow it.
    func isOfMany(_ text: [UInt32], _ end: Int) -> Bool {
        for place in end..<min(text.count, end + 20) {
            if text[place] == 0x7B49 {
                return (place + 1..<place + 5).contains {
                    vocabulary.phrases.markets.stands(in: text, at: $0, before: text.count)
                }
            }
            guard Folding.isHan(text[place]) || text[place] == 0x3001 else { return false }
        }
        return false
    }

    /// Whether a word of announcing follows `place` before a comma, at most twelve scalars on: 国家统计局今天公布.
    func announces(_ text: [UInt32], from place: Int, _ limit: Int) -> Bool {
        for index in place..<max(place, min(limit, place + 12)) {
            if text[index] == 0xFF0C { return false }
            if vocabulary.announcers.longest(text, index, limit) != nil, !ClauseWords.isAsFor(text, index) { return true }
        }
        return false
    }

    /// 来|说, 简|称: no word of announcing.
    static func isAsFor(_ text: [UInt32], _ place: Int) -> Bool {
        guard place > 0 else { return false }
        return text[place - 1] == 0x7B80 || text[place - 1] == 0x6765 && text[place] == 0x8BF4
    }

    /// Whether one of `words`, which say what a movement is held against, stands in `range`: 营收年增5%, but not 比2019年|增长5% and
    /// 比去年|底增长5%.
    static func says(_ words: Trie, _ text: [UInt32], _ range: Range<Int>) -> Bool {
        var place = words.nextHead(text, range.lowerBound, range.upperBound)
        while place < range.upperBound {
            if let match = words.longest(text, place, range.upperBound), !endsDate(text, place),
                !isPart(text, place + match.length, range.upperBound)
            {
                return true
            }
            place = words.nextHead(text, place + 1, range.upperBound)
        }
        return false
    }

    /// Whether 年, 月 or 季 at `place` ends a date or a length of time.
    static func endsDate(_ text: [UInt32], _ place: Int) -> Bool {
        guard place > 0, units.contains(text[place]) else { return false }
        let before = text[place - 1]
        return Folding.isDigit(before) || Numerals.isNumeral(before) || dated.contains(before)
    }

    /// 比去年|底, 比上年|12月: a day or a part of the year that is compared with.
    private static func isPart(_ text: [UInt32], _ end: Int, _ limit: Int) -> Bool {
        guard end < limit, text[end - 1] == 0x5E74 else { return false }
        return parts.contains(text[end]) || Folding.isDigit(text[end]) || Numerals.isNumeral(text[end])
    }

    private static let parts = ScalarSet("末底初")
    private static let units = ScalarSet("年月季")
    /// 去年, 每月, 数年, 个月.
    private static let dated = ScalarSet("今去上前本当同每全半多余数近整逐历次来个这该当旺淡")

    /// Whether one of `words` stands in `range`.
    static func occurs(_ words: Trie, _ text: [UInt32], _ range: Range<Int>) -> Bool {
        words.occurs(in: text, range)
    }
}
