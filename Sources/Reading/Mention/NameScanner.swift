/// A name or a word that stands for an organization, before it is resolved.
struct NameMention: Sendable {
    indirect enum Kind: Sendable {
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
        /// 贵阳银行观山湖支行: an office of a body; where the name of the body ends, and where that of the office's region does.
        case office(of: Kind, from: Int, place: Int, regions: [Int])
        /// A name beside the vocabulary: its place among the given names.
        case given(Int)

        /// The candidates of the region of an office that exists at every level.
        var officeRegions: [Int]? {
            switch self {
            case .system(_, let regions), .branch(let regions, _): regions
            default: nil
            }
        }
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
    let given: GivenNames
    /// The names where the vocabulary has them: they are many arrays, and a copy would count each of them.
    var names: OrganizationNames {
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
    private static let tailContinuations = ScalarSet("业行快管普服编储寄包设网营投速局系用")

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
                case .place(let index):
                    offer(NameMention(range: start..<end, kind: .place(index)))
                    offer(foreign(index, start, end, limit))
                case .word where mayEnd(start, end): break
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
        if let body = best { offer(office(body, limit)) }
        if atHead, let place = best, case .place(let index) = place.kind { offer(firm(after: place.range, index, limit)) }
        if best == nil, atHead, Folding.isHan(text[start]), !opensPhrase(start, limit) {
            best = structured(start, start, [], limit)
        }
        if let known = self.given(start, limit), known.range.count >= best?.range.count ?? 0 {
            // 韩国统计厅 stands for its country, also where the text introduces it
            if let best, case .place = best.kind, best.range.count == known.range.count { return best }
            return known
        }
        return best
    }

    /// The name beside the vocabulary that begins at `start`.
    func given(_ start: Int, _ limit: Int) -> NameMention? {
        given.longest(text, start, limit).map { NameMention(range: start..<start + $0.length, kind: .given($0.meaning)) }
            ?? brand(start, limit)
    }

    /// 三星 where 手机 stands near it: the firm, and not what else the word means.
    private func brand(_ start: Int, _ limit: Int) -> NameMention? {
        guard let match = vocabulary.brands.trie.longest(text, start, limit) else { return nil }
        let brand = vocabulary.brands.brands[match.value]
        let near = max(0, start - BrandNames.reach)..<min(text.count, start + BrandNames.reach)
        guard brand.beside.contains(where: { text.find($0, in: near) != nil }) else { return nil }
        return NameMention(range: start..<start + match.length, kind: .fixed(brand.body))
    }

    /// Length of a company by structure that begins here, 0 where none does.
    func structuredLength(_ start: Int, _ limit: Int) -> Int {
        guard let body = structured(start, start, [], limit) else { return 0 }
        let end = body.range.upperBound
        return text.has("集团", at: end - 2, before: end) || text.has("公司", at: end - 2, before: end) ? body.range.count : 0
    }

    // MARK: regions

    func chain(_ start: Int, _ limit: Int, _ matches: TrieMatches, inForm: Bool = false) -> (end: Int, regions: [Int])? {
        for match in matches.reversed() where names.holdsDivision[match.value] {
            var found = divisions(match.value)
            if found.isEmpty, inForm || names.tails.longest(text, start + match.length, limit).map({ $0.length > 1 }) ?? false {
                found = divisions(match.value, shared: true)
            }
            // 建成|县域: a county of two characters within a run of words is no name
            if match.length == 2, text[start + 1] == 0x53BF, start > 0, Folding.isHan(text[start - 1]), !inForm { continue }
            // 加|固安|全: the short name of a county within a run of words falls across two of them as often as not
            if match.length == 2, !inForm, names.divisions[found.first ?? 0].level == "county",
                !standsFree(start, behindBody: true)
            {
                continue
            }
            guard !found.isEmpty else { continue }
            var regions = found
            var end = start + match.length
            while let next = nextDivision(end, limit, within: regions), !makesThing(next.end, limit) {
                end = next.end
                regions = next.regions
            }
            return (end, regions)
        }
        return nil
    }

    func holdsDivision(_ matches: TrieMatches, longerThan length: Int) -> Bool {
        matches.contains { $0.length > length && !divisions($0.value).isEmpty }
    }

    func divisions(_ group: Int, shared: Bool = false) -> [Int] {
        guard names.holdsDivision[group] else { return [] }
        return names.entries(of: group).compactMap { entry in
            switch entry {
            case .division(let index): return index
            case .shared(let index): return shared ? index : nil
            default: return nil
            }
        }
    }

    func nextDivision(_ start: Int, _ limit: Int, within above: [Int]) -> (end: Int, regions: [Int])? {
        for match in names.trie.all(text, start, limit).reversed() {
            let inside = divisions(match.value, shared: true).filter { below in
                above.contains { $0 != below && names.isWithin(below, $0) }
            }
            if !inside.isEmpty { return (start + match.length, inside) }
        }
        return nil
    }

    /// The region alone, or the body whose name it begins.
    func named(_ chain: (end: Int, regions: [Int]), _ start: Int, _ limit: Int) -> NameMention {
        if let end = thing(chain.end, limit) { return NameMention(range: start..<end, kind: .word("none")) }
        if let end = station(chain.end, limit) { return NameMention(range: start..<end, kind: .region(chain.regions)) }
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
            switch best.kind {
            case .system, .branch: return best  // 宜昌市分行|西陵支行 is an office of it
            default: return body
            }
        }
        return best
    }

    /// 湖北邮政|投递报刊: what the body does, not 投递量 and 投诉 of the region.
    func delivers(_ place: Int, _ limit: Int) -> Bool {
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

    func system(_ forms: [Int], _ start: Int, _ headEnd: Int, _ limit: Int) -> NameMention? {
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
    func extended(_ range: Range<Int>, _ index: Int, _ limit: Int) -> NameMention? {
        guard let chain = chain(range.upperBound, limit, names.trie.all(text, range.upperBound, limit)) else { return nil }
        for tail in NameScanner.branches + [NameScanner.company] where text.has(tail, at: chain.end, before: limit) {
            return NameMention(
                range: range.lowerBound..<chain.end + tail.count, kind: .structured(group: "company", regions: chain.regions))
        }
        return nil
    }

    func beginsWithRegion(_ name: TrieMatches.Element, _ matches: TrieMatches) -> Bool {
        matches.contains { $0.length < name.length && names.holdsDivision[$0.value] }
    }
}
