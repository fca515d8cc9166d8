/// A name or a word that stands for an organization, before it is resolved.
struct NameMention {
    enum Kind {
        /// A division by its name: the candidates.
        case region([Int])
        /// A body that exists at every level: the form, and the candidates of its region.
        case system(form: Int, regions: [Int])
        /// A body with a fixed name.
        case fixed(Int)
        /// A country, a group of countries, a part of the country.
        case place(Int)
        /// 该行, 全省: what it points back to.
        case word(String)
        /// A name by its structure: words that end like a body, with the region at its head.
        case structured(group: String, regions: [Int])
        /// 宜昌市分公司, 河南省分行: region and ending, no system.
        case branch(regions: [Int], tail: String)
        /// A name beside the vocabulary: its place among the given names.
        case given(Int)
    }

    var range: Range<Int>
    var kind: Kind

    /// 第一共和银行: a body with a name of its own, though its first characters may mean something else.
    var isFixed: Bool { if case .fixed = kind { true } else { false } }
}

/// Finds names of organizations and regions by table and by structure.
struct NameScanner {
    let text: [UInt32]
    let vocabulary: Vocabulary
    private let given: GivenNames
    /// The names where the vocabulary has them: they are many arrays, and a copy would count each of them.
    private var names: OrganizationNames {
        @inline(__always) _read { yield vocabulary.names }
    }

    init(text: [UInt32], vocabulary: Vocabulary, given: GivenNames = .none) {
        self.text = text
        self.given = given
        self.vocabulary = vocabulary
    }

    /// Characters that no name runs over.
    static func isBoundary(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x4E00, scalar <= 0x9FFF else { return !Folding.isHan(scalar) }
        let place = Int(scalar - 0x4E00)
        return boundaries[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    /// One bit for each character of the basic Han block.
    private static let boundaries: [UInt64] = {
        var bits = [UInt64](repeating: 0, count: 0x5200 / 64)
        for scalar in boundaryWords.unicodeScalars {
            bits[Int(scalar.value - 0x4E00) >> 6] |= 1 << UInt64((scalar.value - 0x4E00) & 63)
        }
        return bits
    }()
    private static let boundaryWords =
        "的了在是对向为等将把被从由已共各个有至达于因及或并以让使给近超约每这该此其我了着过时后前称"
    private static let company = "公司".scalarValues
    private static let branches = ["分公司", "分行", "支行"].map(\.scalarValues)
    /// Words of trade that end a name only behind two more characters.
    private static let weak: Set<String> = [
        "市场", "口岸", "汽车", "航空", "物流", "快递", "科技", "钢铁", "石化", "电力", "保险", "信托", "证券", "期货", "制药", "水泥", "百货", "港口", "码头", "社区",
        "学校", "公司", "企业", "股份", "控股", "实业", "重工", "药业", "酒店", "超市", "商场", "药店", "饭店", "宾馆", "诊所", "街道", "中心", "基地", "枢纽", "组织",
        "车站", "景区", "园区", "矿区", "灌区", "农场", "林场", "牧场", "水库", "电站", "电厂", "铁矿", "金矿", "煤矿", "监狱", "小学", "中学", "高中", "智库", "联盟",
        "总台", "书店", "影院", "剧院", "银行", "医院", "学院", "新区", "示范区", "保护区", "度假区", "合作区", "试验区", "工业园", "产业园", "财险", "人寿", "速递", "速运",
    ]
    private static let single = ScalarSet("局厅")
    /// What makes another word of 局: 布局, 开好局, 格局.
    private static let noBureau = ScalarSet("布好格结大时当战残棋僵定变危破骗饭牌")
    /// Trades that are metrics as often as names: 河南省民用汽车保有量.
    private static let industries: Set<String> = [
        "汽车", "航空", "物流", "快递", "科技", "钢铁", "石化", "保险", "证券", "期货", "百货", "水泥", "电力", "市场", "中心", "企业", "信托", "制药", "实业", "速递",
        "速运", "人寿", "财险", "组织", "超市", "商场", "酒店", "饭店", "宾馆", "药店", "书店", "街道", "社区", "口岸", "枢纽", "基地", "学校", "高中", "银行", "合作社",
        "专业合作社", "家庭农场", "农场", "联盟", "快递",
    ]
    private static let tailContinuations = ScalarSet("业行快管普服编储寄包设网营投速局系用")

    /// Endings by which a name is known even without a region before it.
    private static let explicit: Set<String> = [
        "公司", "有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "集团", "控股", "银行", "大学", "学院", "医院", "协会", "学会", "商会", "联合会", "基金会", "研究院",
        "研究所", "研究会", "合作社", "专业合作社", "交易所", "博物馆", "博物院", "分公司", "支行", "证券", "期货", "股份", "机场", "国际机场", "煤矿", "油田", "铁路局",
    ]

    private static let heads: ScalarSet = {
        var heads = ScalarSet()
        for word in explicit { heads.insert(word.unicodeScalars.first!.value) }
        return heads
    }()

    /// The longest name that begins at `start`; `atHead`: whether a clause begins here, where unknown names are read by structure;
    /// `isKnown`: whether a word of the vocabulary may begin here.
    func scan(_ start: Int, _ limit: Int, atHead: Bool, isKnown: Bool = true) -> NameMention? {
        var best: NameMention?
        func offer(_ mention: NameMention?) {
            guard let mention, mention.range.count > (best?.range.count ?? 0) else { return }
            best = mention
        }
        let matches = isKnown ? names.trie.all(text, start, limit) : TrieMatches()
        if matches.isEmpty, !atHead { return self.given(start, limit) }
        for match in matches.reversed() {
            let end = start + match.length
            for entry in names.entries(of: match.value) {
                switch entry {
                case .negative where best != nil || holdsDivision(matches, longerThan: match.length): break  // 中国人|寿
                // 淮河|能源集团
                case .negative where atHead && match.length > 1 && structuredLength(start, limit) >= match.length + 2: break
                case .negative: return NameMention(range: start..<end, kind: .word("none"))
                case .fixed where text[end - 1] == 0x65B9 && end < limit && text[end] == 0x9762: break  // 京东|方面
                case .fixed where isWhole(end, limit) || isTrade(start, end, limit) && beginsWithRegion(match, matches): break
                case .fixed(let index): offer(NameMention(range: start..<end, kind: .fixed(index)))
                case .place(let index): offer(NameMention(range: start..<end, kind: .place(index)))
                case .word(let means): offer(NameMention(range: start..<end, kind: .word(names.meanings[means])))
                case .systemHead(let forms): offer(system(names.headForms[forms], start, end, limit))
                case .division, .shared, .suffix: break
                }
            }
        }
        if let chain = chain(start, limit, matches) { offer(named(chain, start, limit)) }
        if let fixed = best, case .fixed(let index) = fixed.kind {
            offer(extended(fixed.range, index, limit))
            offer(legal(fixed.range, index, limit))
        }
        if best == nil, atHead, Folding.isHan(text[start]), !opensPhrase(start, limit) {
            best = structured(start, start, [], limit)
        }
        if let known = self.given(start, limit), known.range.count >= best?.range.count ?? 0 { return known }
        return best
    }

    /// The name beside the vocabulary that begins at `start`.
    private func given(_ start: Int, _ limit: Int) -> NameMention? {
        given.longest(text, start, limit).map { NameMention(range: start..<start + $0.length, kind: .given($0.meaning)) }
    }

    /// Length of a company by structure that begins here, 0 where none does.
    private func structuredLength(_ start: Int, _ limit: Int) -> Int {
        guard let body = structured(start, start, [], limit) else { return 0 }
        let end = body.range.upperBound
        return text.has("集团", at: end - 2, before: end) || text.has("公司", at: end - 2, before: end) ? body.range.count : 0
    }

    // MARK: regions

    private func chain(_ start: Int, _ limit: Int, _ matches: TrieMatches, inForm: Bool = false) -> (end: Int, regions: [Int])? {
        for match in matches.reversed() where names.holdsDivision[match.value] {
            var found = divisions(match.value)
            if found.isEmpty, inForm || names.tails.longest(text, start + match.length, limit).map({ $0.length > 1 }) ?? false {
                found = divisions(match.value, shared: true)
            }
            // 建成|县域: a county of two characters within a run of words is no name
            if match.length == 2, text[start + 1] == 0x53BF, start > 0, Folding.isHan(text[start - 1]), !inForm { continue }
            guard !found.isEmpty else { continue }
            var regions = found
            var end = start + match.length
            while let next = nextDivision(end, limit, within: regions) {
                end = next.end
                regions = next.regions
            }
            return (end, regions)
        }
        return nil
    }

    private func holdsDivision(_ matches: TrieMatches, longerThan length: Int) -> Bool {
        matches.contains { $0.length > length && !divisions($0.value).isEmpty }
    }

    private func divisions(_ group: Int, shared: Bool = false) -> [Int] {
        guard names.holdsDivision[group] else { return [] }
        return names.entries(of: group).compactMap { entry in
            switch entry {
            case .division(let index): return index
            case .shared(let index): return shared ? index : nil
            default: return nil
            }
        }
    }

    private func nextDivision(_ start: Int, _ limit: Int, within above: [Int]) -> (end: Int, regions: [Int])? {
        for match in names.trie.all(text, start, limit).reversed() {
            let inside = divisions(match.value, shared: true).filter { below in
                above.contains { $0 != below && names.isWithin(below, $0) }
            }
            if !inside.isEmpty { return (start + match.length, inside) }
        }
        return nil
    }

    /// The region alone, or the body whose name it begins.
    private func named(_ chain: (end: Int, regions: [Int]), _ start: Int, _ limit: Int) -> NameMention {
        let region = NameMention(range: start..<chain.end, kind: .region(chain.regions))
        var best = region
        for match in names.tails.all(text, chain.end, limit).reversed() {
            let tailEnd = chain.end + match.length
            // 西藏自治区邮政业务总量 is the region's business, not the body's
            if match.length <= 2, tailEnd < limit, NameScanner.tailContinuations.contains(text[tailEnd]),
                !delivers(tailEnd, limit)
            {
                continue
            }
            let forms = names.tailForms[match.value]
            let level = names.divisions[chain.regions[0]].level
            let form = forms.first { names.forms[$0].levels.contains { $0 == level } } ?? forms[0]
            best = NameMention(range: start..<chain.end + match.length, kind: .system(form: form, regions: chain.regions))
            break
        }
        for tail in NameScanner.branches where best.range.upperBound == chain.end && text.has(tail, at: chain.end, before: limit)
        {
            let name = String(String.UnicodeScalarView(tail.compactMap(Unicode.Scalar.init)))
            best = NameMention(range: start..<chain.end + tail.count, kind: .branch(regions: chain.regions, tail: name))
        }
        // 南京港, but not 港口, 港区
        if best.range.upperBound == chain.end, chain.end < limit, text[chain.end] == 0x6E2F,
            ![0x53E3, 0x533A, 0x6FB3, 0x73E0, 0x80A1, 0x5143].contains(chain.end + 1 < limit ? text[chain.end + 1] : 0)
        {
            best = NameMention(range: start..<chain.end + 1, kind: .structured(group: "site", regions: chain.regions))
        }
        if let body = structured(start, chain.end, chain.regions, limit), body.range.count > best.range.count {
            if case .system = best.kind { return best }
            return body
        }
        return best
    }

    /// 湖北邮政|投递报刊: what the body does, not 投递量 and 投诉 of the region.
    private func delivers(_ place: Int, _ limit: Int) -> Bool {
        text[place] == 0x6295 && !NameScanner.deliveries.contains { text.has($0, at: place, before: limit) }
    }

    private static let deliveries = ["投诉", "投递量", "投递业务", "投递服务", "投递网", "投递路", "投递段", "投递员", "投资额", "投递频次"].map(\.scalarValues)

    // MARK: events

    /// 第二十六届中国国际…交易会, 本届高交会: a fair or games by its number.
    func event(_ start: Int, _ limit: Int) -> NameMention? {
        var place = start + 1
        if text[start] == 0x7B2C {
            guard place < limit, Numerals.isNumeral(text[place]), let numeral = Numerals.scan(text, place, limit) else {
                return nil
            }
            place = numeral.end
        } else if text[start] != 0x672C {
            return nil
        }
        guard place < limit, text[place] == 0x5C4A else { return nil }
        place += 1
        let begin = place
        while place < limit, place - begin < 26,
            !NameScanner.isBoundary(text[place]) || text[place] == 0x5171 || text[place] == 0x5404
        {
            for ending in NameScanner.events where place > begin && text.has(ending, at: place, before: limit) {
                let end = place + ending.count
                if end < limit, text[end] == 0x8BAE || text[end] == 0x5458 || text[end] == 0x5C55 || text[end] == 0x573A {
                    continue
                }
                return NameMention(range: start..<end, kind: .structured(group: "event", regions: []))
            }
            place += 1
        }
        return nil
    }

    private static let events = [
        "交易会", "博览会", "展览会", "运动会", "论坛", "大会", "峰会", "年会", "文化节", "电影节", "艺术节", "洽谈会", "推介会", "高交会", "进博会", "广交会", "服贸会", "消博会",
        "交流会", "数博会", "展会", "茶博会", "农博会", "亚运会", "奥运会", "冬奥会", "全运会",
    ].map(\.scalarValues)

    // MARK: systems

    private func system(_ forms: [Int], _ start: Int, _ headEnd: Int, _ limit: Int) -> NameMention? {
        guard let chain = chain(headEnd, limit, names.trie.all(text, headEnd, limit), inForm: true) else { return nil }
        var best: (end: Int, form: Int)?
        let level = names.divisions[chain.regions[0]].level
        for form in forms where text.has(names.forms[form].tail, at: chain.end, before: limit) {
            let end = chain.end + names.forms[form].tail.count
            let fits = names.forms[form].levels.contains { $0 == level }
            if best == nil || end > best!.end
                || (end == best!.end && fits && !names.forms[best!.form].levels.contains { $0 == level })
            {
                best = (end, form)
            }
        }
        return best.map { NameMention(range: start..<$0.end, kind: .system(form: $0.form, regions: chain.regions)) }
    }

    /// 中国移动四川公司: a fixed body with a region and a branch ending behind it.
    private func extended(_ range: Range<Int>, _ index: Int, _ limit: Int) -> NameMention? {
        guard let chain = chain(range.upperBound, limit, names.trie.all(text, range.upperBound, limit)) else { return nil }
        for tail in NameScanner.branches + [NameScanner.company] where text.has(tail, at: chain.end, before: limit) {
            return NameMention(
                range: range.lowerBound..<chain.end + tail.count, kind: .structured(group: "company", regions: chain.regions))
        }
        return nil
    }

    private func beginsWithRegion(_ name: TrieMatches.Element, _ matches: TrieMatches) -> Bool {
        matches.contains { $0.length < name.length && names.holdsDivision[$0.value] }
    }

    // MARK: structure

    /// Verbs, adverbs and prepositions begin no name.
    private func opensPhrase(_ start: Int, _ limit: Int) -> Bool {
        if let match = vocabulary.fillers.longest(text, start, limit), match.length > 1 || NameScanner.isBoundary(text[start]) {
            return true
        }
        return vocabulary.notSubjects.longest(text, start, limit) != nil || vocabulary.verbs.longest(text, start, limit) != nil
            || vocabulary.predicateTrie.longest(text, start, limit).map { $0.length > 1 } ?? false
    }

    /// 福州持续扩大…: adverbs and movements stand in no name.
    private func holdsMovement(_ start: Int, _ end: Int) -> Bool {
        for place in start..<end {
            if vocabulary.fillers.longest(text, place, end).map({ $0.length > 1 }) ?? false { return true }
            if vocabulary.predicateTrie.longest(text, place, end).map({ $0.length > 1 }) ?? false { return true }
        }
        return false
    }

    /// A verb inside words without a region says that they are a clause, not a name.
    private func holdsVerb(_ start: Int, _ end: Int) -> Bool {
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
    private func structured(_ start: Int, _ begin: Int, _ regions: [Int], _ limit: Int) -> NameMention? {
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
    private func reporting(_ start: Int, _ limit: Int) -> Int? {
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
    private func trading(_ start: Int, _ limit: Int) -> Int? {
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
