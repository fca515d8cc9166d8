/// Names by structure: words that end like a body, with a region, an unknown name or a stock code before the ending.
extension NameScanner {
    /// Words of trade that end a name only behind two more characters.
    static let weak: Set<String> = [
        "市场", "口岸", "汽车", "航空", "物流", "快递", "科技", "钢铁", "石化", "电力", "保险", "信托", "证券", "期货", "制药", "水泥", "百货", "港口", "码头", "社区",
        "学校", "公司", "企业", "股份", "控股", "实业", "重工", "药业", "酒店", "超市", "商场", "药店", "饭店", "宾馆", "诊所", "街道", "中心", "基地", "枢纽", "组织",
        "车站", "景区", "园区", "矿区", "灌区", "农场", "林场", "牧场", "水库", "电站", "电厂", "铁矿", "金矿", "煤矿", "监狱", "小学", "中学", "高中", "智库", "联盟",
        "总台", "书店", "影院", "剧院", "银行", "医院", "学院", "新区", "示范区", "保护区", "度假区", "合作区", "试验区", "工业园", "产业园", "财险", "人寿", "速递", "速运",
    ]
    private static let single = ScalarSet("局厅")
    /// What makes another word of 局: 布局, 开好局, 格局.
    private static let noBureau = ScalarSet("布好格结大时当战残棋僵定变危破骗饭牌")
    /// Trades that are metrics as often as names: 河南省民用汽车保有量.
    static let industries: Set<String> = [
        "汽车", "航空", "物流", "快递", "科技", "钢铁", "石化", "保险", "证券", "期货", "百货", "水泥", "电力", "市场", "中心", "企业", "信托", "制药", "实业", "速递",
        "速运", "人寿", "财险", "组织", "超市", "商场", "酒店", "饭店", "宾馆", "药店", "书店", "街道", "社区", "口岸", "枢纽", "基地", "学校", "高中", "银行", "合作社",
        "专业合作社", "家庭农场", "农场", "联盟", "快递",
    ]
    /// Endings by which a name is known even without a region before it.
    static let explicit: Set<String> = [
        "公司", "有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "集团", "控股", "银行", "大学", "学院", "医院", "协会", "学会", "商会", "联合会", "基金会", "研究院",
        "研究所", "研究会", "合作社", "专业合作社", "交易所", "博物馆", "博物院", "分公司", "支行", "证券", "期货", "股份", "机场", "国际机场", "煤矿", "油田", "铁路局",
    ]

    /// Verbs, adverbs and prepositions begin no name.
    func opensPhrase(_ start: Int, _ limit: Int) -> Bool {
        if let match = vocabulary.fillers.longest(text, start, limit), match.length > 1 || NameScanner.isBoundary(text[start]) {
            return true
        }
        return vocabulary.notSubjects.longest(text, start, limit) != nil || vocabulary.verbs.longest(text, start, limit) != nil
            || vocabulary.predicateTrie.longest(text, start, limit).map { $0.length > 1 } ?? false
    }

    /// 福州持续扩大…: adverbs and movements stand in no name.
    func holdsMovement(_ start: Int, _ end: Int) -> Bool {
        for place in start..<end {
            if vocabulary.fillers.longest(text, place, end).map({ $0.length > 1 }) ?? false { return true }
            if vocabulary.predicateTrie.longest(text, place, end).map({ $0.length > 1 }) ?? false { return true }
        }
        return false
    }

    /// A verb inside words without a region says that they are a clause, not a name.
    func holdsVerb(_ start: Int, _ end: Int) -> Bool {
        var place = start + 1
        while place + 1 < end {
            // a word of two characters or more begins with a pair that the vocabulary knows
            let matches = vocabulary.mayBegin(text[place], text[place + 1]) ? names.trie.all(text, place, end) : TrieMatches()
            for match in matches where match.length >= 2 && place + match.length < end {
                let isEnding = names.entries(of: match.value).contains { if case .suffix = $0 { true } else { false } }
                for entry in names.entries(of: match.value) where !isEnding {
                    if case .word = entry { return true }
                    if case .place = entry { return true }
                }
            }
            if vocabulary.verbs.longest(text, place, end).map({ $0.length > 1 && place + $0.length < end - 1 }) ?? false {
                return true
            }
            if vocabulary.predicateTrie.longest(text, place, end).map({ $0.length > 1 && place + $0.length < end - 1 }) ?? false {
                return true
            }
            place += 1
        }
        return false
    }

    /// Words from `begin` (behind a region, or at the head of a clause) that end like a body.
    func structured(_ start: Int, _ begin: Int, _ regions: [Int], _ limit: Int) -> NameMention? {
        var place = begin
        let far = min(limit, begin + 18)
        var found: (end: Int, group: String)?
        while place < far {
            // without a region only words of `explicit` end a name, and they begin with these characters
            if !regions.isEmpty || NameScanner.heads.contains(text[place]), let suffix = suffix(place, limit) {
                let length = suffix.end - begin
                if accepts(suffix, between: place - begin, length: length, hasRegion: !regions.isEmpty) {
                    if let known = found {
                        if suffix.end > known.end, place <= known.end + 4 { found = (suffix.end, suffix.group) }
                    } else {
                        found = (suffix.end, suffix.group)
                    }
                }
            }
            if let known = found, place >= known.end + 4 { break }
            if NameScanner.isBoundary(text[place]) || (text[place] == 0x548C && found != nil) { break }
            place += 1
        }
        if found == nil, regions.isEmpty, let end = reporting(start, limit) ?? trading(start, limit) { found = (end, "company") }
        guard let found,
            found.end - start >= (found.group == "company" && regions.isEmpty ? 2 : 4)
                || (regions.isEmpty && found.end - start >= 4)
        else { return nil }
        if regions.isEmpty
            ? holdsVerb(start, found.end)
            : found.group != "bureau" && found.group != "government" && holdsMovement(begin, found.end)
        {
            return nil
        }
        return NameMention(range: start..<found.end, kind: .structured(group: found.group, regions: regions))
    }

    /// 安琪酵母发布…年度报告, 某某股份（600000）: a company named by the report it gives or by its stock code.
    func reporting(_ start: Int, _ limit: Int) -> Int? {
        var end = start
        while end < limit, end - start <= 8, !NameScanner.isBoundary(text[end]) {
            if end - start >= 2, NameScanner.reportHeads.contains(text[end]),
                let verb = NameScanner.reports.first(where: { text.has($0, at: end, before: limit) })
            {
                let rest = (end + verb.count)..<min(limit, end + verb.count + 24)
                return NameScanner.reportNouns.contains { text.find($0, in: rest) != nil } && !holdsVerb(start, end) ? end : nil
            }
            end += 1
        }
        guard end - start >= 2, end + 7 < limit, text[end] == 0xFF08, text[(end + 1)..<(end + 7)].allSatisfy(Folding.isDigit)
        else { return nil }
        return end
    }

    /// Characters that make another word of an ending: 学位, 银行卡, 局面.
    private static let continuations: [UInt32: [UInt32]] = {
        var result: [UInt32: [UInt32]] = [:]
        for (last, next) in [
            ("学", "位生费龄前制子科业籍"), ("行", "卡业间存贷理为动"), ("局", "面部势限长"), ("厅", "长"), ("院", "校士长线"), ("司", "法机债"), ("团", "队员体结购"),
            ("社", "会区保交"), ("场", "馆所景次"), ("部", "门分长队位署"), ("中", "学考"),
        ] {
            result[last.unicodeScalars.first!.value] = next.scalarValues
        }
        return result
    }()

    /// 龙源电力2025年…, 长安汽车：…: a trade word ends the name where a period or a colon follows.
    func trading(_ start: Int, _ limit: Int) -> Int? {
        for length in [4, 5, 6] where start + length < limit {
            let end = start + length
            let next = text[end]
            guard !Folding.isHan(next) || vocabulary.startFlags[Int(next)] & (StartFlags.period | StartFlags.quantity) != 0 else {
                continue
            }
            let follows =
                next == 0xFF1A || next == 0xFF08 || Folding.isDigit(next)
                || vocabulary.periodTrie.longest(text, end, limit) != nil
                || next == 0x524D && end + 1 < limit && Numerals.isNumeral(text[end + 1])
                || text.has("一季度", at: end, before: limit) || text.has("三季度", at: end, before: limit)
            guard follows, NameScanner.trades.contains(where: { text.has($0, at: end - 2, before: end) }) else { continue }
            return !text[start..<end].contains(where: NameScanner.isBoundary) && !holdsVerb(start, end - 2) ? end : nil
        }
        return nil
    }

    private static let trades = [
        "电力", "汽车", "钢铁", "石化", "航空", "物流", "科技", "证券", "保险", "动力", "重工", "能源", "药业", "股份", "控股", "实业", "乳业", "酵母", "电子", "电器",
        "智能", "生物", "医药", "锂业", "矿业", "煤业", "水泥", "铜业", "铝业", "钼业", "地产", "置业", "传媒", "影业", "软件", "通信", "快递", "速递", "航运", "高速",
        "信托", "期货", "时代", "光电", "酒业", "食品", "纺织", "化工", "建材", "机械",
    ].map(\.scalarValues)

    private static let reports = ["发布", "披露", "公布", "公告", "晚间", "今日", "昨日", "日前"].map(\.scalarValues)
    private static let reportHeads = ScalarSet("发披公晚今昨日")
    private static let reportNouns = ["年报", "季报", "季度报告", "年度报告", "财报", "业绩", "半年报", "半年度报告", "业绩快报", "业绩预告"].map(\.scalarValues)

    private struct Suffix {
        var start: Int
        var end: Int
        var group: String
    }

    /// What is special of an ending, as bits: looked up where it stands, so that no string is made of it.
    private static let traits: Trie = {
        var bits: [String: Int32] = [:]
        for word in weak { bits[word, default: 0] |= isWeak }
        for word in industries { bits[word, default: 0] |= isIndustry }
        for word in explicit { bits[word, default: 0] |= isExplicit }
        var trie = Trie()
        for (word, value) in bits { trie.insert(word, value) }
        return trie
    }()
    private static let isWeak: Int32 = 1
    private static let isIndustry: Int32 = 2
    private static let isExplicit: Int32 = 4

    private func suffix(_ place: Int, _ limit: Int) -> Suffix? {
        let flags = text[place] < 0x10000 ? vocabulary.startFlags[Int(text[place])] : 0
        guard flags & StartFlags.name != 0,
            flags & StartFlags.single != 0 || place + 1 < limit && vocabulary.mayBegin(text[place], text[place + 1])
        else { return nil }
        for match in names.trie.all(text, place, limit).reversed() {
            for entry in names.entries(of: match.value) {
                if case .suffix(let group) = entry {
                    let end = place + match.length
                    if end < limit, let denied = NameScanner.continuations[text[end - 1]], denied.contains(text[end]) { continue }
                    return Suffix(start: place, end: end, group: names.meanings[group])
                }
            }
        }
        return nil
    }

    private func accepts(_ suffix: Suffix, between: Int, length: Int, hasRegion: Bool) -> Bool {
        if suffix.end - suffix.start == 1 {
            guard NameScanner.single.contains(text[suffix.start]), hasRegion, between >= 2 else { return false }
            return text[suffix.start] != 0x5C40 || !NameScanner.noBureau.contains(text[suffix.start - 1])
        }
        let match = NameScanner.traits.longest(text, suffix.start, suffix.end)
        let traits = match?.length == suffix.end - suffix.start ? Int32(match?.value ?? 0) : 0
        if hasRegion, traits & NameScanner.isIndustry != 0 { return false }
        if !hasRegion { return between >= 2 && between <= 14 && traits & NameScanner.isExplicit != 0 }
        return traits & NameScanner.isWeak != 0 ? between >= 2 : length >= 2
    }
}
